"""How facts come to stand, and what becomes of what stood before. Steps: each belongs inside a verb."""
