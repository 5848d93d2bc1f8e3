"""Case studies: experience as data."""
