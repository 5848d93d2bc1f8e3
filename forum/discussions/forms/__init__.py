"""What people type, checked: a sentence for each thing that is wrong, and nothing changed."""
