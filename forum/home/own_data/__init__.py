"""What the forum keeps of a person: all of it, for them alone, on a page and as a file."""
