"""Who makes a named group, who sees it, and who keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.vocabulary import NEEDS_SECOND_FACTOR

if TYPE_CHECKING:
    from accounts.models import Group, GroupMember

SET_UP_SECOND_FACTOR = _("Set up a second factor to use the powers of your role.")


def make_group(actor: Actor) -> Decision:
    """Focal points, moderators and the secretariat make groups, and keep those they made."""
    if actor.is_focal_point or actor.curates:
        return ALLOWED
    if actor.role in NEEDS_SECOND_FACTOR:
        return Denied(SET_UP_SECOND_FACTOR)
    return Denied(_("Focal points, moderators and the secretariat make groups. Ask the focal point of your authority."))


def read_group(actor: Actor, group: Group) -> Decision:
    """A group exists for its members, until it ends, and for curators."""
    return ALLOWED if actor.curates or group.pk in actor.groups else UNSEEN


def keep_group(actor: Actor, group: Group) -> Decision:
    """Change it, choose its members and end it: for its owner, and the secretariat."""
    if not (readable := read_group(actor, group)):
        return readable
    if group.ended_at:
        return Denied(_("This group has ended."))
    if actor.is_secretariat:
        return ALLOWED
    if group.owner_id != actor.seat:
        return Denied(_("Only the owner of a group, or the secretariat, can do this."))
    return make_group(actor)


def remove_member(actor: Actor, member: GroupMember) -> Decision:
    """Its keepers remove anybody but the owner; everybody else may leave."""
    if not (readable := read_group(actor, member.group)):
        return readable
    if member.seat_id == member.group.owner_id:
        return Denied(_("The owner belongs to the group. Its seat can be passed on, or the group ended."))
    if member.seat_id == actor.seat and not member.group.ended_at:
        return ALLOWED
    return keep_group(actor, member.group)
