"""Streams, events and followers: the database is the log, the channel layer is a doorbell."""
