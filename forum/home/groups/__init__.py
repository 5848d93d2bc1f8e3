"""Named groups: the page of each, and the forms by which one is kept."""
