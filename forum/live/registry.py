"""What can be followed, by whom; and what is drawn of each kind of event."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from forum.cases import events as cases
from forum.cases import fragments as case_fragments
from forum.discussions import events as discussions
from forum.discussions import fragments
from forum.discussions.models import Thread
from forum.events.models import Event, StreamKind
from forum.policies.actor import Actor, Viewpoint
from forum.policies.audience import audience_called, read_audience
from forum.policies.cases import belongs_to
from forum.policies.facts import read_corrections
from forum.policies.rooms import read_room
from forum.policies.threads import read_thread

Opens = Callable[[Actor, str], bool]
"""Whether an actor may follow the stream of a subject: asks the rule book, no query."""

Door = Callable[[Collection[str]], Opens]
"""Reads, once for everybody who asks, what is to be known about these subjects."""


def thread_door(subjects: Collection[str]) -> Opens:
    """Threads, for who may read them."""
    threads = {str(thread.pk): thread for thread in Thread.objects.filter(pk__in=filter(_is_identifier, subjects))}
    return lambda actor, subject: subject in threads and bool(read_thread(actor, threads[subject]))


def room_door(subjects: Collection[str]) -> Opens:
    """Masked rooms, for who belongs to them and has accepted their rule."""
    rooms = {str(room.pk): room for room in Thread.objects.filter(pk__in=filter(_is_identifier, subjects))}
    return lambda actor, subject: subject in rooms and bool(read_room(actor, rooms[subject]))


def person_door(subjects: Collection[str]) -> Opens:
    """What waits for a person, for that person."""
    return lambda actor, subject: subject == str(actor.person)


def audience_door(subjects: Collection[str]) -> Opens:
    """What is new for an audience, for who belongs to it."""
    return _belongs


def fact_door(subjects: Collection[str]) -> Opens:
    """What is proposed about a fact, for every member: facts themselves are public."""
    return lambda actor, subject: _is_identifier(subject) and bool(read_corrections(actor))


def authority_door(subjects: Collection[str]) -> Opens:
    """What an authority writes, and is asked, for its officials and focal points."""
    return lambda actor, subject: _is_identifier(subject) and belongs_to(actor, UUID(subject))


def _belongs(actor: Actor, subject: str) -> bool:
    audience = audience_called(subject)
    return audience is not None and bool(read_audience(actor, audience))


def desk_door(subjects: Collection[str]) -> Opens:
    """What an authority does with things of an audience, for its own people, if they belong to the audience."""
    return _sits_there


def _sits_there(actor: Actor, subject: str) -> bool:
    authority, _, audience = subject.partition(":")
    return authority == str(actor.authority) and _belongs(actor, audience)


def _is_identifier(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


DOORS: Mapping[str, Door] = {
    StreamKind.THREAD: thread_door,
    StreamKind.ROOM: room_door,
    StreamKind.PERSON: person_door,
    StreamKind.AUDIENCE: audience_door,
    StreamKind.FACT: fact_door,
    StreamKind.DESK: desk_door,
    StreamKind.AUTHORITY: authority_door,
}
"""The rights stream has none: nobody follows it but the hub itself."""


def bounds_of(names: Iterable[str]) -> dict[str, str]:
    """What may change of streams beside the rights of who follows them: whom their threads are for. One query.

    Streams of which nothing may are left out, and so are those of threads that there are not.
    """
    kinds = (name.partition(":") for name in names)
    threads = [subject for kind, _, subject in kinds if kind == StreamKind.THREAD and _is_identifier(subject)]
    found = Thread.objects.filter(pk__in=threads) if threads else ()
    return {thread.stream: thread.audience.key for thread in found}


class Rendered(Protocol):
    """An element as it stands today: its identifier, and its HTML."""

    @property
    def target(self) -> str: ...
    @property
    def html(self) -> str: ...


Renderer = Callable[[Sequence[Event], Viewpoint], Mapping[int, Rendered]]
"""What is drawn, by sequence, of events of one stream, each with its stream at hand. A sequence may be left out."""

RENDERERS: Mapping[str, Renderer] = {
    **dict.fromkeys(cases.OF_CASE_STATE, case_fragments.render),
    **dict.fromkeys(
        discussions.OF_REPLIES | discussions.OF_THREAD_STATE | {discussions.THREAD_TITLE_CHANGED}, fragments.render
    ),
    discussions.REPLY_OWN_USEFULNESS_CHANGED: fragments.point_out,
}

NOT_DRAWN: Mapping[str, str] = {
    discussions.ROOM_OPENED: "A list keeps its order: it counts what is new, and is fetched again when asked.",
    discussions.UNMASKING_CHANGED: "Told on the rights stream, which only the hub and followers read.",
    discussions.THREAD_POSTED: "A list keeps its order: it counts what is new, and is fetched again when asked.",
    **dict.fromkeys(
        discussions.OF_READERS, "Who still reads the thread fetches its page again; a list counts what is new."
    ),
    "correction.proposed": "The page of a fact counts what is new, and is fetched again when asked.",
    "correction.accepted": "The page of a fact counts what is new, and is fetched again when asked.",
    "correction.declined": "The page of a fact counts what is new, and is fetched again when asked.",
    cases.CASE_PUBLISHED: "A list keeps its order: it counts what is new, and is fetched again when asked.",
    **dict.fromkeys(
        cases.TOLD_TO_AUTHORITIES, "Counted in what waits, and in the outline of a draft, which are fetched."
    ),
    "waiting.changed": "The header shows a figure, which is fetched.",
    "following.changed": "The control of a page says what its reader follows, and is fetched.",
    "person.suspended": "Told on the rights stream, which only the hub reads.",
    "person.restored": "Told on the rights stream, which only the hub reads.",
    "person.erased": "Told on the rights stream, which only the hub reads.",
    "person.password_changed": "Told on the rights stream, which only the hub reads.",
    "session.ended": "Told on the rights stream, which only the hub reads.",
    "seat.granted": "Told on the rights stream, which only the hub and followers read.",
    "seat.passed_on": "Told on the rights stream, which only the hub and followers read.",
    discussions.REVISION_CHANGED: "Told on the rights stream, which only the hub and followers read.",
    discussions.REVISION_CAME: "Told on the rights stream, which only the hub and followers read.",
    "access.asked": "Told on the rights stream, which only the hub and followers read.",
    "access.settled": "Told on the rights stream, which only the hub and followers read.",
    "erasure.asked": "Told on the rights stream, which only the hub and followers read.",
    "erasure.settled": "Told on the rights stream, which only the hub and followers read.",
    "authority.changed": "Told on the rights stream, which only the hub and followers read.",
    "authority.created": "Told on the rights stream, which only the hub and followers read.",
    **dict.fromkeys(
        ("group.joined", "group.left", "group.changed", "group.ended"),
        "Told on the rights stream, which only the hub reads.",
    ),
    **dict.fromkeys(
        ("thread.readers_changed", "widening.asked", "widening.settled", "widening.known"),
        "Told on the rights stream, which only the hub and followers read.",
    ),
    "seat.ended": "Told on the rights stream, which only the hub and followers read.",
}
"""Kinds of event without a fragment, each with the reason."""
