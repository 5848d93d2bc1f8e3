"""The verbs of audiences, one file for each direction."""
