"""Clearing: the focal point's desk, its trail, and what is cleared at all."""
