"""Writes the named groups of the plan: with all who ever belonged to them, and then what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from accounts.actions.groups import add_member, create_group, end_group, remove_member
from tests.proofs.plan import GROUPS, canary

if TYPE_CHECKING:
    from tests.proofs.world import Told


def write_groups(told: Told) -> None:
    """Each with all who belong, and belonged, to it."""
    for key, group in GROUPS.items():
        owner = told.actor(group.owner)
        made = create_group(owner, name=canary(f"group {key} name"), purpose=canary(f"group {key} purpose"), ends=None)
        told.name(f"id group {key}", made.pk)
        for who in filter(None, (*group.members, group.left)):
            member = add_member(owner, made.pk, seat=told.cast.seats[who].pk)
            told.name(f"id member {key} {who}", member.pk)
    told.actors.clear()


def change_groups(told: Told) -> None:
    """What became of them, when all was said."""
    for key, group in GROUPS.items():
        if group.left:
            remove_member(told.actor(group.owner), UUID(told.by_label[f"id member {key} {group.left}"]))
        if group.ended:
            end_group(told.actor(group.owner), UUID(told.by_label[f"id group {key}"]), reason="It is done.")
    told.actors.clear()
