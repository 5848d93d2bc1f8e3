"""Markdown in, safe HTML out; mentions, excerpts, differences, directions and names."""
