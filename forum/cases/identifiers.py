"""Names that last: "CS-2026-K7QD3"."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that are taken for each other when read aloud or copied by hand."""

LENGTH = 5


def new_identifier(year: int) -> str:
    """A random name for a case study first published in a year: a running number would tell what is hidden."""
    return f"CS-{year}-{''.join(secrets.choice(LETTERS) for _letter in range(LENGTH))}"
