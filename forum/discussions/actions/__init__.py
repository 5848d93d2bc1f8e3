"""The verbs of discussions, one file for each noun."""
