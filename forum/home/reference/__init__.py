"""Reference data: which files there are, how they are checked, how they come to stand."""
