"""What the forum is measured beside: the least each server could do, and the usual way to do it."""

BARE = "bench/bytes/"
"""Where the forum's server of pages answers with the bytes of a page from memory."""
