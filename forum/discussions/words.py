"""Words made ready to be spoken: rendered and checked before any transaction opens."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from forum.discussions.models import Reply, Thread
from forum.publishing.audience import seats_within
from forum.publishing.models import ForAnAudience
from forum.text.excerpts import contains_passage, plain
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
    """Words of another reply, to be quoted, and whether they stand in the version of it that they were held against.

    Version 0 is none: nobody has compared them yet.
    """

    source: UUID
    words: str
    version: int = 0
    stands: bool = False

    def stands_in(self, source: Reply) -> bool:
        """Whether the passage stands in its source as it is now; compared only if that is not known."""
        return self.stands if self.version == source.version else contains_passage(source.html, self.words)


def compared(passages: Sequence[Passage], thread: Thread) -> list[Passage]:
    """The passages, held against those replies of the thread that are their sources."""
    sources = thread.replies.in_bulk([passage.source for passage in passages])
    return [
        replace(passage, version=source.version, stands=passage.stands_in(source))
        if (source := sources.get(passage.source))
        else passage
        for passage in passages
    ]


def quotes_standing(reply: Reply, words: Words) -> dict[int, bool]:
    """By the key of each quote of a reply, whether it would stand in these other words for it."""
    return {quote.pk: contains_passage(words.html, quote.passage) for quote in reply.quoted_in.all()}


def prepare(body: str, audience: ForAnAudience) -> Words:
    """Render what was typed for an audience: only people who belong to it can be mentioned, in a masked room nobody.

    Raises `TextRefused` with a sentence for what cannot be rendered without losing words.
    """
    text = render(body, mentions=lambda people: {} if _is_masked(audience) else names_within(people, audience))
    return Words(body=body, html=text.html, mentions=frozenset(text.mentions))


def _is_masked(audience: ForAnAudience) -> bool:
    return isinstance(audience, Thread) and audience.is_masked


def names_within(people: Collection[UUID], audience: ForAnAudience) -> Mapping[UUID, str]:
    """The names of those of these people who belong to an audience."""
    seats = seats_within(audience).filter(person_id__in=people)
    return dict(seats.values_list("person_id", "person__name_as_given"))
