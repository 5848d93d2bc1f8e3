"""The events of what waits and what is followed: each for the pages of one person."""

from uuid import UUID

from forum.events.envelopes import Envelope, to_person

WAITING_CHANGED = "waiting.changed"
FOLLOWING_CHANGED = "following.changed"


def waiting_changed(person: UUID) -> Envelope:
    return to_person(person, WAITING_CHANGED)


def following_changed(person: UUID) -> Envelope:
    return to_person(person, FOLLOWING_CHANGED)
