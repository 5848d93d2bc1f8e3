"""The directory of authorities, and the page of each."""
