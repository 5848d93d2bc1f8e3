"""The one event of what waits: for the pages of one person."""

from uuid import UUID

from forum.events.envelopes import Envelope, to_person

WAITING_CHANGED = "waiting.changed"


def waiting_changed(person: UUID) -> Envelope:
    return to_person(person, WAITING_CHANGED)
