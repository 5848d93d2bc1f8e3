"""The whole table of bad input."""

from tests.inputs import (
    access,
    account,
    acts,
    audiences,
    cases,
    clearance,
    discussions,
    erasure,
    every,
    facts,
    groups,
    home,
    moderation,
    people,
    rooms,
)
from tests.inputs.kinds import cells

OWN = discussions.TABLE | acts.TABLE | cases.TABLE | facts.TABLE | people.TABLE | home.TABLE
OWN |= access.TABLE | account.TABLE | erasure.TABLE | clearance.TABLE | groups.TABLE
OWN |= moderation.TABLE | rooms.TABLE | audiences.TABLE
EVERY = every.table()
CELLS = [cell for table in (EVERY, OWN) for cell in cells(table)]
