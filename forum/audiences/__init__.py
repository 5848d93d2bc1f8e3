"""Whom a thread or a case study is for, changed while it stands: narrowed at once, widened after a second look."""
