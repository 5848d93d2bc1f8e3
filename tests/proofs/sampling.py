"""How much of what can be looked at is: in every run a third that covers everything, on demand all of it."""

import os
from collections.abc import Iterable
from typing import TypeVar
from zlib import crc32

from tests.proofs.plan import PERSONAS

Thing = TypeVar("Thing")

COMPLETE = os.environ.get("PROOFS") == "complete"
"""As `make faults` asks for it."""

ONE_OF = 3
"""Of the things behind a door a persona opens one of so many, and a thing is opened by one persona of so many."""


def sample(who: str, door: str, things: Iterable[Thing]) -> list[Thing]:
    """The things that a persona opens behind a door in this run; the only one by everybody."""
    everything = list(things)
    if COMPLETE or len(everything) == 1:
        return everything
    turn = PERSONAS.index(who) + crc32(door.encode())
    return [thing for n, thing in enumerate(everything) if (n + turn) % ONE_OF == 0]
