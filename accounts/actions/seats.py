"""For whom people speak, from when to when."""

from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import events
from accounts.actions.steps import (
    PASSED_ON,
    close_seat,
    given_reason,
    hand_over,
    locked_person,
    rights_moved,
    seat_person,
)
from accounts.models import Authority, Handover, Seat, User
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import seats
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
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
    publish(*events.seat_taken(seat))
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


@verb
def take_seat_away(actor: Actor, seat_id: UUID, *, reason: str) -> Seat:
    """End somebody's seat today. What hangs on it can still be passed on.

    Raises `Unseen` for no seat, `Refused` without the right or a reason, or if it has ended.
    """
    seat = _seat_to_judge(seat_id)
    require(seats.end_seat(actor, seat))
    why = given_reason(reason)
    if seat.status == SeatStatus.ENDED:
        raise Refused(_("This seat has ended already."))
    close_seat(seat)
    rights_moved(seat.person)
    publish(events.seat_ended(seat.person_id))
    append("seat.ended", actor=actor, object_id=seat.pk, reason=why)
    return seat


@verb
def pass_seat_on(actor: Actor, seat_id: UUID, *, successor: UUID) -> Handover:
    """End a seat and let all that hangs on it go to another seat of the same authority.

    Drafts, what is read, requests: each room moves its own, as a follower. Past words keep their author. Raises
    `Unseen` for no seat, `Refused` without the right, or if it has been passed on already.
    """
    seat = _seat_to_judge(seat_id)
    require(seats.pass_seat_on(actor, seat))
    if Handover.objects.filter(seat=seat).exists():
        raise Refused(PASSED_ON)
    heir = Seat.objects.active().select_for_update(of=("self",)).filter(pk=successor).first()
    if heir is None:
        raise Unseen
    require(seats.succeed(seat, heir))
    was_active = seat.status == SeatStatus.ACTIVE
    handover = hand_over(seat, heir)
    ended = [events.seat_ended(seat.person_id)] if was_active else []
    publish(*ended, events.seat_passed_on(handover))
    append("seat.passed_on", actor=actor, object_id=handover.pk)
    return handover


def _seat_to_judge(seat_id: UUID) -> Seat:
    """The seat, locked, and its holder before it. Raises `Unseen` if there is none."""
    holder = Seat.objects.filter(pk=seat_id).values_list("person_id", flat=True).first()
    if holder is None:
        raise Unseen
    locked_person(holder)
    return Seat.objects.select_for_update(of=("self",)).select_related("person", "authority").get(pk=seat_id)
