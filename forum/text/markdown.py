"""Markdown in, safe HTML out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from markdown_it.token import Token

from forum.text.blocks import laid_out
from forum.text.cleaning import clean
from forum.text.grammar import read, write
from forum.text.links import linked, mentioned, settled

RENDERER_VERSION = 1
"""Stored with the HTML; raised whenever the same source gives other HTML, so that a back-fill finds the old."""

MentionResolver = Callable[[frozenset[UUID]], Mapping[UUID, str]]
"""From the people a text names to the display names of those who may be mentioned there; asked once per text."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as it is shown: safe HTML, and the people really mentioned, in order."""

    html: str
    mentions: tuple[UUID, ...]


def nobody(_people: frozenset[UUID]) -> Mapping[UUID, str]:
    """The resolver for places where nobody can be mentioned."""
    return {}


def render(source: str, *, mentions: MentionResolver) -> Rendered:
    """The text as safe HTML, in which every word typed can be read.

    A mention is written `[@Ana Lind](/people/<uuid>/)`; it becomes a link with the person's present name, or the
    words typed where `mentions` does not know the person. Images become links.

    Raises:
        TextRefused: too long, too deep, or too many table cells.
    """
    tokens = _read(source)
    people = tuple(dict.fromkeys(_people(tokens)))
    names = mentions(frozenset(people)) if people else {}
    for token in tokens:
        if token.children:
            token.children = list(settled(token.children, names))
    html = clean(write(laid_out(tokens)))
    return Rendered(html, mentions=tuple(person for person in people if person in names))


def _read(source: str) -> list[Token]:
    tokens = read(source)
    for token in tokens:
        if token.children:
            token.children = linked(token.children)
    return tokens


def _people(tokens: list[Token]) -> list[UUID]:
    return [person for token in tokens for person in mentioned(token.children or [])]
