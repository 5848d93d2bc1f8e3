"""Named groups: making one, choosing its members, ending it. Each of these stands in the record."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import events
from accounts.actions.steps import given_reason, locked_person
from accounts.models import Group, GroupMember, Seat
from forum.events.due import fall_due
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import groups as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.record.actions import append


class GroupConflict(Refused):
    """The group was changed since its form was drawn."""

    def __init__(self) -> None:
        super().__init__(_("This group was changed in another window. Look at it as it stands, then save again."))


@verb
def create_group(actor: Actor, *, name: str, purpose: str, ends: date | None) -> Group:
    """Make a group, to which its owner belongs. Raises `Refused` without the right, or for a day that is over."""
    require(may.make_group(actor))
    _must_be_to_come(ends)
    locked_person(actor.person)  # so that a form sent twice at once makes one group
    if Group.objects.standing().filter(owner=actor.seat, name__iexact=name).exists():
        raise Refused(_("You own a group of this name already."))
    group = Group.objects.create(
        name=name, purpose=purpose, ends=ends, owner_id=actor.seat, illustrative=actor.illustrative
    )
    GroupMember.objects.create(group=group, seat_id=actor.seat)
    _falls_due(group)
    publish(events.group_joined(actor.person))
    append("group.created", actor=actor, object_id=group.pk)
    return group


@verb
def change_group(actor: Actor, group_id: UUID, *, name: str, purpose: str, ends: date | None, version: int) -> Group:
    """Rename a group, or say what it is for or to before which day it stands; `version` is what its form knew.

    Raises `Unseen` for none, `Refused` without the right or for a day that is over, and `GroupConflict`.
    """
    group = _kept(actor, group_id)
    _must_be_to_come(ends)
    if group.rights_version != version:
        raise GroupConflict
    group.name, group.purpose, group.ends = name, purpose, ends
    group.rights_version = F("rights_version") + 1
    group.save(update_fields=["name", "purpose", "ends", "rights_version"])
    _falls_due(group)
    publish(events.group_changed(group.pk))
    append("group.changed", actor=actor, object_id=group.pk)
    return group


@verb
def add_member(actor: Actor, group_id: UUID, *, seat: UUID) -> GroupMember:
    """Let whoever speaks from a seat read and write in a group; who belongs to it already stays.

    Raises `Unseen` for no group or seat, `Refused` without the right.
    """
    group = _kept(actor, group_id)
    added = Seat.objects.active().filter(pk=seat).first()
    if added is None:
        raise Unseen
    member, is_new = GroupMember.objects.get_or_create(group=group, seat=added)
    if is_new:
        publish(events.group_joined(added.person_id))
        append("group.member_added", actor=actor, object_id=member.pk)
    return member


@verb
def remove_member(actor: Actor, member_id: UUID) -> Group:
    """Let a seat belong to a group no longer: by who keeps it, or by who leaves. What they said there stays.

    Raises `Unseen` for none, `Refused` without the right or for the owner.
    """
    member = GroupMember.objects.select_related("seat").filter(pk=member_id).first()
    if member is None:
        raise Unseen
    member.group = group = _locked(member.group_id)
    require(may.remove_member(actor, member))
    member.delete()
    publish(events.group_left(member.seat.person_id))
    append("group.member_removed", actor=actor, object_id=member_id)
    return group


@verb
def end_group(actor: Actor, group_id: UUID, *, reason: str) -> Group:
    """End a group now. Raises `Unseen` for none, `Refused` without the right or a reason."""
    group = _kept(actor, group_id)
    why = given_reason(reason)
    _close(group)
    append("group.ended", actor=actor, object_id=group.pk, reason=why)
    return group


@verb
def end_group_in_time(group_id: UUID) -> None:
    """End a group whose last day is over. What `settings.DUE_VERBS` names for "group.end"; safe to repeat."""
    group = _locked(group_id)
    if not group.ended_at and group.ends is not None and group.ends <= timezone.now().date():
        _close(group)


def _kept(actor: Actor, group_id: UUID) -> Group:
    """The group, locked, if the actor keeps it. Raises `Unseen`, or `Refused`."""
    group = _locked(group_id)
    require(may.keep_group(actor, group))
    return group


def _locked(group_id: UUID) -> Group:
    group = Group.objects.select_for_update().filter(pk=group_id).first()
    if group is None:
        raise Unseen
    return group


def _close(group: Group) -> None:
    group.ended_at = timezone.now()
    group.save(update_fields=["ended_at"])
    publish(events.group_ended(group.pk))


def _must_be_to_come(ends: date | None) -> None:
    if ends is not None and ends <= timezone.now().date():
        raise Refused(_("The day on which the group ends is still to come. Choose a later one, or none."))


def _falls_due(group: Group) -> None:
    if group.ends is not None:
        fall_due(datetime.combine(group.ends, time.min, UTC), "group.end", group.pk)
