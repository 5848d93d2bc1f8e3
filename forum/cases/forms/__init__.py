"""What people type about case studies, checked: a sentence for each thing that is wrong, and nothing changed."""
