"""Words made ready to be spoken: rendered and checked before any transaction opens."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from forum.publishing.audience import seats_within
from forum.publishing.models import ForAnAudience
from forum.text.excerpts import plain
from forum.text.markdown import RENDERER_VERSION, render


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody typed, the safe HTML it became, and the people it mentions."""

    body: str
    html: str
    mentions: frozenset[UUID]
    renderer_version: int = RENDERER_VERSION

    @property
    def say_something(self) -> bool:
        """Whether anything of them can be read: a ruled line, or characters nobody sees, say nothing."""
        return any(one.isprintable() and not one.isspace() for one in plain(self.html))


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of another reply, to be quoted."""

    source: UUID
    words: str


def prepare(body: str, audience: ForAnAudience) -> Words:
    """Render what was typed for an audience: only people who belong to it can be mentioned.

    Raises `TextRefused` with a sentence for what cannot be rendered without losing words.
    """
    text = render(body, mentions=lambda people: names_within(people, audience))
    return Words(body=body, html=text.html, mentions=frozenset(text.mentions))


def names_within(people: Collection[UUID], audience: ForAnAudience) -> Mapping[UUID, str]:
    """The names of those of these people who belong to an audience."""
    seats = seats_within(audience).filter(person_id__in=people)
    return dict(seats.values_list("person_id", "person__name"))
