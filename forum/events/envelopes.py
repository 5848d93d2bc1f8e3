"""What a verb hands to `publish()`."""

from dataclasses import dataclass
from uuid import UUID

from forum.events.models import StreamKind, stream_id, stream_name


@dataclass(frozen=True, slots=True)
class Envelope:
    """One event for one stream: its kind in the past tense, and the identifier of what it is about."""

    stream: StreamKind
    subject: str
    kind: str
    object_id: UUID | None

    @property
    def is_quiet(self) -> bool:
        """Whether only who reads there hears of it, and of the day only: no follower tells or keeps anything of it."""
        return self.stream == StreamKind.ROOM

    @property
    def stream_name(self) -> str:
        return stream_name(self.stream, self.subject)

    @property
    def stream_id(self) -> UUID:
        return stream_id(self.stream, self.subject)


def to_thread(thread: UUID, kind: str, object_id: UUID) -> Envelope:
    """Told to everybody who reads a thread."""
    return Envelope(StreamKind.THREAD, str(thread), kind, object_id)


def to_room(room: UUID, kind: str, object_id: UUID) -> Envelope:
    """Told to everybody who reads a masked room, and to no follower."""
    return Envelope(StreamKind.ROOM, str(room), kind, object_id)


def to_person(person: UUID, kind: str, object_id: UUID | None = None) -> Envelope:
    """Told to one person: for followers only, which own what waits for them."""
    return Envelope(StreamKind.PERSON, str(person), kind, object_id)


def to_audience(audience: str, kind: str, object_id: UUID) -> Envelope:
    """`audience` is the key of an audience, as `forum.publishing.audience.key_of` writes it."""
    return Envelope(StreamKind.AUDIENCE, audience, kind, object_id)


def to_fact(fact: UUID, kind: str, object_id: UUID) -> Envelope:
    """Told to members who have the page of a fact open."""
    return Envelope(StreamKind.FACT, str(fact), kind, object_id)


def to_authority(authority: UUID, kind: str, object_id: UUID) -> Envelope:
    """Told to the people of one authority."""
    return Envelope(StreamKind.AUTHORITY, str(authority), kind, object_id)


def to_desk(desk: str, kind: str, object_id: UUID) -> Envelope:
    """Told to the people of one authority: `desk` is as `forum.publishing.audience.desk_of` writes it."""
    return Envelope(StreamKind.DESK, desk, kind, object_id)


def to_rights(kind: str, object_id: UUID) -> Envelope:
    """A right was lost or gained, or a session ended: `object_id` is the person, authority or framework touched."""
    return Envelope(StreamKind.RIGHTS, "", kind, object_id)
