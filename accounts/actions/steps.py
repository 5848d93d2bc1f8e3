"""Steps that several verbs share. Each belongs inside one."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.invitations import digest_of, token_of
from accounts.models import Authority, Group, GroupMember, Handover, Invitation, Seat, Session, User
from forum.events.due import fall_due
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Role, SeatStatus

PASSED_ON = _("This seat has been passed on already.")
INVITATION_LASTS = timedelta(hours=72)


def locked_person(person: UUID) -> User:
    """The person, locked until commit. Raises `Unseen` if there is nobody."""
    try:
        return User.objects.select_for_update().get(pk=person)
    except User.DoesNotExist:
        raise Unseen from None


def locked_authority(authority_id: UUID) -> Authority:
    """The authority, locked until commit. Raises `Unseen` if there is none."""
    try:
        return Authority.objects.select_for_update().get(pk=authority_id)
    except Authority.DoesNotExist:
        raise Unseen from None


def given_reason(reason: str) -> str:
    """The reason without blanks around it. Raises `Refused` if none is given."""
    if not (given := reason.strip()):
        raise Refused(_("Give a reason. It is kept in the record."))
    return given


def make_invitation(
    actor: Actor | None, *, email: str, authority: Authority, role: Role, takes_over: Seat | None = None
) -> tuple[Invitation, str]:
    """An invitation and the token of its link. It replaces one sent before to the same address and authority."""
    now = timezone.now()
    Invitation.objects.unused().filter(email=email, authority=authority).update(revoked_at=now)
    invitation = Invitation(
        email=email,
        authority=authority,
        role=role,
        invited_by_id=actor.seat if actor else None,
        takes_over=takes_over,
        lapses_at=now + INVITATION_LASTS,
    )
    token = token_of(invitation)
    invitation.digest = digest_of(token)
    invitation.save(force_insert=True)
    return invitation, token


def seat_person(person: User, authority: Authority, role: Role, *, ends: date | None = None) -> Seat:
    """Give a locked person a seat from today on. It takes the place of one they hold at the same authority."""
    before = list(person.seats.filter(authority=authority, status=SeatStatus.ACTIVE))
    for seat in before:
        close_seat(seat)
    seat = Seat.objects.create(person=person, authority=authority, role=role, starts=timezone.now().date(), ends=ends)
    for old in before:
        _hand_groups_over(old, seat)
    Handover.objects.bulk_create(Handover(seat=old, successor=seat) for old in before)
    if ends:
        fall_due(datetime.combine(ends, time.min, UTC), "seat.end", seat.pk)
    rights_moved(person)
    return seat


def hand_over(seat: Seat, successor: Seat) -> Handover:
    """Pass a locked seat on to another; it ends, if it has not ended before."""
    if seat.status == SeatStatus.ACTIVE:
        close_seat(seat)
        rights_moved(seat.person)
    _hand_groups_over(seat, successor)
    return Handover.objects.create(seat=seat, successor=successor)


def _hand_groups_over(seat: Seat, successor: Seat) -> None:
    """The successor owns the seat's groups, and belongs to those to which it belonged."""
    Group.objects.filter(owner=seat).update(owner=successor)
    there = list(GroupMember.objects.filter(seat=successor).values_list("group_id", flat=True))
    GroupMember.objects.filter(seat=seat).exclude(group__in=there).update(seat=successor)
    GroupMember.objects.filter(seat=seat).delete()


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
