"""Who decides that a person is erased (domain reference, section 7: the secretariat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.vocabulary import ErasureState

if TYPE_CHECKING:
    from accounts.models import ErasureRequest


def see_erasure(actor: Actor, request: ErasureRequest) -> Decision:
    """Who asked sees what became of it on a page of their own."""
    return ALLOWED if actor.is_secretariat else UNSEEN


def decide_erasure(actor: Actor, request: ErasureRequest) -> Decision:
    if not (visible := see_erasure(actor, request)):
        return visible
    if request.person_id == actor.person:
        return Denied(_("Somebody else of the secretariat decides about you."))
    if request.state != ErasureState.WAITING:
        return Denied(_("This request does not wait for a decision any more."))
    return ALLOWED
