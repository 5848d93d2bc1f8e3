"""The words of something that can be found."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words: those of the title, of the body, and of what it belongs to, which help to find it.

    `part` is the anchor at which it stands in the thing, empty for its head; `language` is known or empty.
    """

    kind: str
    title: str
    body: str
    context: str = ""
    language: str = ""
    at: datetime | None = None
    part: str = ""
    position: int = 0
    columns: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Things of one kind that can be found: `name` is their column in the index, `rows` all of them with what is read.

    `is_current` are the conditions under which a document of the index still tells what its thing says; none where
    that cannot be told without reading it.
    """

    name: str
    rows: Callable[[], QuerySet[Any]]
    texts: Callable[[Any], Iterable[Text]]
    is_current: Mapping[str, Any] | None = None

    def key(self, thing: Model | Any) -> str:
        """What the index calls a thing, or the thing with this primary key."""
        return f"{self.name}:{thing.pk if isinstance(thing, Model) else thing}"


def joined(parts: Iterable[object], by: str = "\n") -> str:
    """Those that say something, one after the other."""
    return by.join(str(part) for part in parts if part)
