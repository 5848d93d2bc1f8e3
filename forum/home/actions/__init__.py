"""The acts of rooms together: what is loaded, cleared, sent."""
