"""For whom people speak, from when to when."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from accounts import events
from accounts.actions.steps import close_seat, given_reason, locked_person, rights_moved, seat_person
from accounts.models import Authority, Seat, User
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies.decision import require
from forum.policies.people import role_fits
from forum.policies.vocabulary import Role, SeatStatus
from forum.record.actions import append


@verb
def grant_seat(
    nobody: None, *, person: User, authority: Authority, role: Role, reason: str, ends: date | None = None
) -> Seat:
    """Give a person a seat from today on: what whoever operates the machine may do without an invitation.

    Raises `Refused` if the role does not fit the authority, or without a reason.
    """
    require(role_fits(authority, role))
    why = given_reason(reason)
    seat = seat_person(locked_person(person.pk), authority, role, ends=ends)
    publish(events.seat_granted(person.pk))
    append("seat.granted", actor=None, object_id=seat.pk, reason=why)
    return seat


@verb
def end_seat(seat_id: UUID) -> None:
    """End a seat whose last day is over. What `settings.DUE_VERBS` names for "seat.end"; safe to repeat."""
    seat = Seat.objects.select_for_update().get(pk=seat_id)
    if seat.status == SeatStatus.ENDED or seat.ends is None or seat.ends > timezone.now().date():
        return
    close_seat(seat)
    rights_moved(locked_person(seat.person_id))
    publish(events.seat_ended(seat.person_id))
