"""Steps that several verbs share. Each belongs inside one."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Authority, Seat, Session, User
from forum.events.due import fall_due
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Role, SeatStatus


def locked_person(person: UUID) -> User:
    """The person, locked until commit. Raises `Unseen` if there is nobody."""
    try:
        return User.objects.select_for_update().get(pk=person)
    except User.DoesNotExist:
        raise Unseen from None


def given_reason(reason: str) -> str:
    """The reason without blanks around it. Raises `Refused` if none is given."""
    if not (given := reason.strip()):
        raise Refused(_("Give a reason. It is kept in the record."))
    return given


def seat_person(person: User, authority: Authority, role: Role, *, ends: date | None = None) -> Seat:
    """Give a locked person a seat from today on. It takes the place of one they hold at the same authority."""
    for seat in person.seats.filter(authority=authority, status=SeatStatus.ACTIVE):
        close_seat(seat)
    seat = Seat.objects.create(person=person, authority=authority, role=role, starts=timezone.now().date(), ends=ends)
    if ends:
        fall_due(datetime.combine(ends, time.min, UTC), "seat.end", seat.pk)
    rights_moved(person)
    return seat


def close_seat(seat: Seat) -> None:
    """End a seat today; one that began today keeps the one day it needs to be a span of time."""
    seat.status = SeatStatus.ENDED
    seat.ends = min(seat.ends or date.max, max(timezone.now().date(), seat.starts + timedelta(days=1)))
    seat.save(update_fields=["status", "ends"])


def rights_moved(person: User) -> None:
    """Make every Actor of this person stale."""
    User.objects.filter(pk=person.pk).update(rights_version=F("rights_version") + 1)


def drop_sessions(person: User, *, but: str | None = None) -> int:
    """Delete a person's sessions, all or all but one; how many there were. The verb publishes that they ended."""
    return Session.objects.filter(person=person).exclude(session_key=but).delete()[0]
