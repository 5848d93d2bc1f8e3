"""The queue of what needs a decision: who keeps it, and what one may do with an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.vocabulary import CURATORS, ItemState

if TYPE_CHECKING:
    from forum.moderation.models import Item


def keep_queue(actor: Actor) -> Decision:
    """Moderators and the secretariat keep the queue (domain reference, section 7)."""
    if actor.curates:
        return ALLOWED
    if actor.role in CURATORS:
        return Denied(_("Set up a second factor to use the powers of your role."))
    return Denied(_("Moderators and the secretariat keep this list."))


def see_item(actor: Actor, *, reads_subject: bool) -> Decision:
    """An item exists for who keeps the queue and may read what it is about."""
    return ALLOWED if actor.curates and reads_subject else UNSEEN


def decide_item(actor: Actor, item: Item) -> Decision:
    """Claim an item, or decide on it: one that waits, and that nobody else has claimed."""
    if item.state != ItemState.WAITING:
        return Denied(_("This was decided already."))
    if item.claimed_by_id not in (None, actor.seat):
        return Denied(_("Somebody else has claimed this. Ask them to let it go."))
    return ALLOWED


def let_item_go(actor: Actor, item: Item) -> Decision:
    """Take one's claim back."""
    if item.claimed_by_id != actor.seat:
        return Denied(_("You have not claimed this."))
    return ALLOWED
