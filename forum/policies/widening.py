"""Whom something that stands is for, changed: narrowed at once, widened after a second look.

What is changed is a thread, or a case study with its thread. Whose words it is, is told by `begun_by`, the authority
that is shown of its first words, and none if only a Party is; whether these are the actor's own by `mine`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.audience import Audience, contains, read_audience
from forum.policies.clearance import be_focal_point
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.groups import SET_UP_SECOND_FACTOR
from forum.policies.vocabulary import CURATORS, SPEAKING_FOR_A_PARTY, AudienceKind, WideningState

if TYPE_CHECKING:
    from forum.audiences.models import Widening


@dataclass(frozen=True, slots=True)
class Standing:
    """A thread, or a case study, as it stands: whom it is for, whose words it is, and what became of it."""

    audience: Audience
    begun_by: UUID | None
    mine: bool
    is_case: bool
    is_withdrawn: bool


def change_audience(actor: Actor, standing: Standing) -> Decision:
    """Whether whom this is for may change at all: asked before it is narrowed, before it is widened, and once more
    when that is confirmed.

    This is where a room whose readers are settled before its first word says no, whoever asks.
    """
    if not read_audience(actor, standing.audience):
        return UNSEEN
    if standing.is_withdrawn:
        return Denied(_("This case study was withdrawn. Whom its stone is for does not change any more."))
    return ALLOWED


def offer_narrowing(actor: Actor, standing: Standing) -> Decision:
    """Who narrows (domain reference, section 7): people of the authority whose words it is, whoever began it, curators.

    An expert narrows their own, as they comment for themselves only.
    """
    if not (changeable := change_audience(actor, standing)):
        return changeable
    if actor.curates or standing.mine or (actor.role in SPEAKING_FOR_A_PARTY and _is_of(actor, standing)):
        return ALLOWED
    if actor.role in CURATORS:
        return Denied(SET_UP_SECOND_FACTOR)
    return Denied(_("Only the authority whose words began this, moderators and the secretariat can narrow it."))


def narrow(actor: Actor, standing: Standing, to: Audience, *, keeps: bool) -> Decision:
    """Let fewer people read it, at once. `keeps` tells whether anybody of those whose words began it still reads it."""
    if not (offered := offer_narrowing(actor, standing)):
        return offered
    if not read_audience(actor, to):
        return Denied(_("Choose readers among whom you are."))
    if to == standing.audience or not contains(standing.audience, to):
        return Denied(_("That is not fewer of its readers. Others can be asked for: that needs a second look."))
    if to.kind == AudienceKind.AUTHORITY and not _is_of(actor, standing):
        return Denied(_("Only the authority whose words began this can keep it to its own people."))
    if not keeps:
        return Denied(_("Those whose words began this would not read it any more. Choose readers among whom they are."))
    return ALLOWED


def offer_widening(actor: Actor, standing: Standing) -> Decision:
    """Widening is a focal point's, of the authority whose words it is (domain reference, section 7)."""
    if not (changeable := change_audience(actor, standing)):
        return changeable
    if not (powers := be_focal_point(actor)):
        return powers
    if standing.begun_by is None:
        return Denied(_("Its first words do not say of which authority they are, so nobody can ask for more readers."))
    if not _is_of(actor, standing):
        return Denied(_("Only a focal point of the authority whose words began this can ask for more readers."))
    return ALLOWED


def ask_to_widen(actor: Actor, standing: Standing, to: Audience, *, asked: bool) -> Decision:
    """Ask that others may read it. `asked` tells whether that was asked already, and is not settled."""
    if not (offered := offer_widening(actor, standing)):
        return offered
    if not read_audience(actor, to):
        return Denied(_("Choose readers among whom you are."))
    if to.kind == AudienceKind.PUBLIC and not standing.is_case:
        return Denied(_("Only a case study can be for everybody."))
    if contains(standing.audience, to):
        return Denied(_("They may read it already. To let fewer people read it, narrow it."))
    if asked:
        return Denied(_("More readers were asked for already: that waits for a second look."))
    return ALLOWED


def see_widenings(actor: Actor) -> Decision:
    """Whether any request for more readers could be there for somebody."""
    return ALLOWED if actor.is_secretariat else be_focal_point(actor)


def see_widening(actor: Actor, widening: Widening, *, alone: bool) -> Decision:
    """A request for more readers exists for the focal points of the authority that asks.

    And for the secretariat where nobody else there could look at it: `alone` tells that.
    """
    if actor.is_focal_point and widening.authority_id == actor.authority:
        return ALLOWED
    return ALLOWED if actor.is_secretariat and alone else UNSEEN


def look_at_widening(actor: Actor, widening: Widening, *, alone: bool) -> Decision:
    """Take the second look: by another person than the one who asked."""
    if not (visible := see_widening(actor, widening, alone=alone)):
        return visible
    if widening.state != WideningState.WAITING:
        return Denied(_("This does not wait for a second look any more."))
    if widening.asked_by.person_id == actor.person:
        return Denied(_("Somebody else takes the second look: you asked for it."))
    return ALLOWED


def take_widening_back(actor: Actor, widening: Widening, *, alone: bool) -> Decision:
    """Who asked may ask no longer."""
    if not (visible := see_widening(actor, widening, alone=alone)):
        return visible
    if widening.state != WideningState.WAITING:
        return Denied(_("This does not wait for a second look any more."))
    return ALLOWED


def _is_of(actor: Actor, standing: Standing) -> bool:
    return standing.begun_by == actor.authority
