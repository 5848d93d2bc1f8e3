"""Who writes to an authority, and who keeps the mailbox in which that arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied

if TYPE_CHECKING:
    from accounts.models import Authority

MOST_LETTERS = 5
"""A day, from one person."""


def keep_mailbox(actor: Actor, authority: Authority) -> Decision:
    """A focal point of the authority, and the secretariat, read and change the address; nobody else reads it."""
    if actor.is_secretariat or (actor.is_focal_point and authority.pk == actor.authority):
        return ALLOWED
    return Denied(_("Only a focal point of the authority or the secretariat keeps its mailbox."))


def address_letter(authority: Authority) -> Decision:
    """Any member may write to an authority that has a mailbox."""
    if authority.mailbox:
        return ALLOWED
    return Denied(_("This authority has no mailbox here yet. Its focal points can add one."))


def send_letter(authority: Authority, *, sent_lately: int) -> Decision:
    """A few a day."""
    if sent_lately >= MOST_LETTERS:
        return Denied(_("You have sent as many letters as one can in a day. Your words are kept here: try tomorrow."))
    return address_letter(authority)
