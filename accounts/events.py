"""What is published of people's rights and sessions: on the rights stream, about a person."""

from uuid import UUID

from forum.events.envelopes import Envelope, to_rights


def session_ended(person: UUID) -> Envelope:
    """One or more of the person's sessions are gone; `accounts.sessions.sessions_alive` tells which are left."""
    return to_rights("session.ended", person)


def password_changed(person: UUID) -> Envelope:
    """All sessions but the one in which it was changed are gone."""
    return to_rights("person.password_changed", person)


def person_suspended(person: UUID) -> Envelope:
    """All access is gone."""
    return to_rights("person.suspended", person)


def person_restored(person: UUID) -> Envelope:
    """Access is back, as far as seats still stand."""
    return to_rights("person.restored", person)


def seat_granted(person: UUID) -> Envelope:
    """There is one seat more to speak from."""
    return to_rights("seat.granted", person)


def seat_ended(person: UUID) -> Envelope:
    """There is one seat less to speak from."""
    return to_rights("seat.ended", person)
