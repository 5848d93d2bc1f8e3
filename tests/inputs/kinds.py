"""What can be wrong with what is sent, and one thing that is sent wrongly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too long"
    TOO_DEEP = "deeply nested"
    WRONG_TYPE = "wrong type"
    STALE = "stale version"
    TWICE = "double submit"
    UNKNOWN = "unknown id"
    NOT_MINE = "not mine"
    WRONG_METHOD = "wrong method"


class Takes(StrEnum):
    """What a form takes in one field."""

    WORDS = "words in Markdown"
    LINE = "a line, or a reason"
    CHOICE = "one of some"
    THING = "an identifier"
    VERSION = "a version"
    KEY = "a key for one sending"


NEEDED = {
    Takes.WORDS: {Kind.EMPTY, Kind.TOO_LONG, Kind.TOO_DEEP},
    Takes.LINE: {Kind.EMPTY, Kind.TOO_LONG},
    Takes.CHOICE: {Kind.EMPTY, Kind.WRONG_TYPE},
    Takes.THING: {Kind.WRONG_TYPE, Kind.UNKNOWN},
    Takes.VERSION: {Kind.WRONG_TYPE, Kind.STALE},
    Takes.KEY: {Kind.TWICE},
}
"""Which kinds of bad input a field calls for."""

Sent = dict[str, str | list[str]]
Sentence = str | tuple[str, str]
"""As it stands in the code: one text, or the two of which a number (its `limit_value`) chooses one."""


@dataclass(frozen=True)
class Bad:
    """Something sent wrongly, by whom, and the answer: its status and the sentence in it, with the values in that.

    `sent` and `about` may name things of the stage, as "{thread}". `first` is what the same browser posts before.
    `kept` is what was typed and is drawn again; nothing where no form is drawn.
    """

    kind: Kind
    who: str
    sent: Sent
    status: int
    sentence: Sentence = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    kept: str = ""
    about: str = ""
    first: tuple[tuple[str, Sent], ...] = ()
    method: str = "POST"


@dataclass(frozen=True)
class Route:
    """A route that takes input: of what types its fields are, and what is sent to it wrongly."""

    takes: tuple[Takes, ...] = ()
    bad: tuple[Bad, ...] = field(default=())

    @property
    def needed(self) -> set[Kind]:
        """The kinds of bad input that its fields call for."""
        return {kind for one in self.takes for kind in NEEDED[one]}


Table = dict[str, Route]


def cells(table: Table) -> Iterator[tuple[str, Bad]]:
    """Each bad input with its route."""
    for route, taken in table.items():
        for bad in taken.bad:
            yield route, bad
