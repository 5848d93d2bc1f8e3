"""What can be followed, by whom; and what is drawn of each kind of event."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from forum.discussions import events as discussions
from forum.discussions import fragments
from forum.discussions.models import Thread
from forum.events.models import Event, StreamKind
from forum.policies.actor import Actor, Viewpoint
from forum.policies.threads import read_audience, read_thread
from forum.policies.vocabulary import AudienceKind
from forum.publishing.audience import key

Opens = Callable[[Actor, str], bool]
"""Whether an actor may follow the stream of a subject: asks the rule book, no query."""

Door = Callable[[Collection[str]], Opens]
"""Reads, once for everybody who asks, what is to be known about these subjects."""


def thread_door(subjects: Collection[str]) -> Opens:
    """Threads, for who may read them."""
    threads = {str(thread.pk): thread for thread in Thread.objects.filter(pk__in=filter(_is_identifier, subjects))}
    return lambda actor, subject: subject in threads and bool(read_thread(actor, threads[subject]))


def person_door(subjects: Collection[str]) -> Opens:
    """What waits for a person, for that person."""
    return lambda actor, subject: subject == str(actor.person)


def audience_door(subjects: Collection[str]) -> Opens:
    """What is new for an audience, for who belongs to it."""
    return _belongs


def _belongs(actor: Actor, subject: str) -> bool:
    kind, _, framework = subject.partition(":")
    if kind not in AudienceKind.values or subject != key(kind, framework or None):
        return False
    return bool(read_audience(actor, kind, framework or None))


def _is_identifier(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


DOORS: Mapping[str, Door] = {
    StreamKind.THREAD: thread_door,
    StreamKind.PERSON: person_door,
    StreamKind.AUDIENCE: audience_door,
}
"""The rights stream has none: nobody follows it but the hub itself."""


class Rendered(Protocol):
    """An element as it stands today: its identifier, and its HTML."""

    @property
    def target(self) -> str: ...
    @property
    def html(self) -> str: ...


Renderer = Callable[[Sequence[Event], Viewpoint], Mapping[int, Rendered]]
"""What is drawn, by sequence, of events of one stream, each with its stream at hand. A sequence may be left out."""

RENDERERS: Mapping[str, Renderer] = dict.fromkeys(
    discussions.OF_REPLIES | discussions.OF_THREAD_STATE, fragments.render
)

NOT_DRAWN: Mapping[str, str] = {
    discussions.THREAD_POSTED: "A list keeps its order: it counts what is new, and is fetched again when asked.",
    "waiting.changed": "The header shows a figure, which is fetched.",
    "person.suspended": "Told on the rights stream, which only the hub reads.",
    "person.restored": "Told on the rights stream, which only the hub reads.",
    "person.password_changed": "Told on the rights stream, which only the hub reads.",
    "session.ended": "Told on the rights stream, which only the hub reads.",
    "seat.granted": "Told on the rights stream, which only the hub reads.",
    "seat.ended": "Told on the rights stream, which only the hub reads.",
}
"""Kinds of event without a fragment, each with the reason."""
