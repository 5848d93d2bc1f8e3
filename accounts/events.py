"""What is published of people's rights and sessions: on the rights stream, about a person if nothing else is said."""

from uuid import UUID

from accounts.models import AccessRequest, ErasureRequest, Handover, Seat
from forum.events.envelopes import Envelope, to_rights

SEAT_GRANTED = "seat.granted"
SEAT_ENDED = "seat.ended"
SEAT_PASSED_ON = "seat.passed_on"
ACCESS_ASKED = "access.asked"
ACCESS_SETTLED = "access.settled"
ERASURE_ASKED = "erasure.asked"
ERASURE_SETTLED = "erasure.settled"
AUTHORITY_CHANGED = "authority.changed"
AUTHORITY_CREATED = "authority.created"
GROUP_JOINED = "group.joined"
GROUP_LEFT = "group.left"
GROUP_CHANGED = "group.changed"
GROUP_ENDED = "group.ended"


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
    return to_rights(SEAT_GRANTED, person)


def seat_ended(person: UUID) -> Envelope:
    """There is one seat less to speak from."""
    return to_rights(SEAT_ENDED, person)


def seat_passed_on(handover: Handover) -> Envelope:
    """What hangs on one seat hangs on another from now on: each room moves its own, as a follower."""
    return to_rights(SEAT_PASSED_ON, handover.pk)


def seat_taken(seat: Seat) -> list[Envelope]:
    """Somebody has a new seat, which may have taken the place of others."""
    passed_on = seat.taken_over.select_related("seat")
    left = [seat_ended(one.seat.person_id) for one in passed_on if one.seat.person_id != seat.person_id]
    return [seat_granted(seat.person_id), *left, *map(seat_passed_on, passed_on)]


def access_asked(request: AccessRequest) -> Envelope:
    """Somebody waits to be let in. Told where nobody listens but followers: an official is not to know."""
    return to_rights(ACCESS_ASKED, request.pk)


def access_settled(request: AccessRequest) -> Envelope:
    """A request for access does not wait any more."""
    return to_rights(ACCESS_SETTLED, request.pk)


def erasure_asked(request: ErasureRequest) -> Envelope:
    """A person asks to be erased: for the secretariat."""
    return to_rights(ERASURE_ASKED, request.pk)


def erasure_settled(request: ErasureRequest) -> Envelope:
    """A request to be erased does not wait any more."""
    return to_rights(ERASURE_SETTLED, request.pk)


def person_erased(person: UUID) -> Envelope:
    """All access is gone for good, and the person with it."""
    return to_rights("person.erased", person)


def authority_changed(authority: UUID) -> Envelope:
    """Its name, kind or Party is another: about the authority."""
    return to_rights(AUTHORITY_CHANGED, authority)


def authority_created(authority: UUID) -> Envelope:
    """There is one more. Nobody's rights hang on it yet; followers hear of it."""
    return to_rights(AUTHORITY_CREATED, authority)


def group_joined(person: UUID) -> Envelope:
    """A seat of the person belongs to one group more."""
    return to_rights(GROUP_JOINED, person)


def group_left(person: UUID) -> Envelope:
    """A seat of the person belongs to one group less."""
    return to_rights(GROUP_LEFT, person)


def group_changed(group: UUID) -> Envelope:
    """Its name, its purpose or its last day is another: about the group."""
    return to_rights(GROUP_CHANGED, group)


def group_ended(group: UUID) -> Envelope:
    """Nobody belongs to it any more: about the group."""
    return to_rights(GROUP_ENDED, group)
