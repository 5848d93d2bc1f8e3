"""Pages of what waits, what one follows, and mail."""
