"""Who may propose that a fact is corrected, and who decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied
from forum.policies.vocabulary import CURATORS, CorrectionState

if TYPE_CHECKING:
    from forum.toolbox.models import Correction


def read_corrections(actor: Actor) -> Decision:
    """Every member reads what is proposed. Facts are public; what they once said is, too."""
    return ALLOWED


def propose_correction(actor: Actor) -> Decision:
    if actor.role in CURATORS and not actor.has_powers:
        return Denied(_("Set up a second factor before you propose anything in this role."))
    return ALLOWED


def decide_correction(actor: Actor, correction: Correction) -> Decision:
    """The secretariat decides every proposal; a focal point those about the participation of the own Party."""
    if not (actor.is_secretariat or (actor.is_focal_point and actor.party and correction.party_id == actor.party)):
        return Denied(_("Only the secretariat, or a focal point of the Party concerned, can decide this."))
    if correction.state != CorrectionState.OPEN:
        return Denied(_("This proposal has been decided already."))
    return ALLOWED
