"""What is looked through of each kind of thing, read from the thing itself: to index it, and to show what was found."""
