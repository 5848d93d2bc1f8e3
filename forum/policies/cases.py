"""What one may do with a case study. Its versions are given with their case at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.audience import Audience, read_audience
from forum.policies.clearance import FOCAL_POINT_ONLY, be_focal_point
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.vocabulary import (
    BEING_WRITTEN,
    SPEAKING_FOR_A_PARTY,
    AudienceKind,
    CaseState,
    PartnerState,
    Role,
    VersionState,
)

if TYPE_CHECKING:
    from forum.cases.models import CaseStudy, CaseVersion, Partner

IN_REVIEW = _("This version is in review with the focal point. It can be changed again when it is returned.")


def belongs_to(actor: Actor, authority: UUID) -> bool:
    """Whether the actor writes for an authority: its officials and focal points do."""
    return authority == actor.authority and actor.role in SPEAKING_FOR_A_PARTY


def begin_case(actor: Actor) -> Decision:
    """Officials and focal points of authorities of Parties write case studies (domain reference, section 7)."""
    if actor.role in SPEAKING_FOR_A_PARTY:
        return ALLOWED
    if actor.role == Role.EXPERT:
        return Denied(_("Officials write case studies. You can comment on them as an expert."))
    return Denied(_("Officials write case studies. You can reply to them."))


def read_case(actor: Actor | None, case: CaseStudy) -> Decision:
    """What is published is read by its audience, who is signed out by the public's; a withdrawn one leaves a stone."""
    if case.state == CaseState.UNPUBLISHED:
        return UNSEEN
    if actor is None:
        return ALLOWED if case.audience_kind == AudienceKind.PUBLIC else UNSEEN
    return read_audience(actor, case.audience)


def read_draft(actor: Actor, case: CaseStudy) -> Decision:
    """What is not published exists for the officials and focal points of its authority, and for nobody else.

    Of a case that was published, for those of them who read it.
    """
    if not belongs_to(actor, case.authority_id):
        return UNSEEN
    return ALLOWED if case.state == CaseState.UNPUBLISHED else read_case(actor, case)


def write_version(actor: Actor, version: CaseVersion) -> Decision:
    """Any of the authority's people may write, until it is in review."""
    if not (readable := read_draft(actor, version.case)):
        return readable
    if version.case.state == CaseState.WITHDRAWN:
        return Denied(_("This case study was withdrawn."))
    if version.state == VersionState.IN_REVIEW:
        return Denied(IN_REVIEW)
    if version.state not in BEING_WRITTEN:
        return Denied(_("This version is published. Begin a new version to change it."))
    return ALLOWED


def begin_version(actor: Actor, case: CaseStudy) -> Decision:
    if not (readable := read_draft(actor, case)):
        return readable
    if case.state != CaseState.PUBLISHED:
        return Denied(_("Only a published case study can have a new version."))
    return ALLOWED


def review_version(actor: Actor, version: CaseVersion) -> Decision:
    """Publish, or return with comments: the focal point's, of what was handed in."""
    if not (readable := read_draft(actor, version.case)):
        return readable
    if not (decision := be_focal_point(actor)):
        return decision
    if version.state != VersionState.IN_REVIEW:
        return Denied(_("This version is not in review."))
    return ALLOWED


def publish_for(actor: Actor, audience: Audience | None) -> Decision:
    """Nobody publishes for an audience to which they do not belong: they could not say who reads it."""
    if audience and read_audience(actor, audience):
        return ALLOWED
    return Denied(_("This is for readers among whom you are not. Somebody of them publishes it, or it is returned."))


def take_back(actor: Actor, version: CaseVersion) -> Decision:
    """Write on at what was handed in too early."""
    if not (readable := read_draft(actor, version.case)):
        return readable
    if version.state != VersionState.IN_REVIEW:
        return Denied(_("This version is not in review."))
    return ALLOWED


def keep_true(actor: Actor, case: CaseStudy) -> Decision:
    """Withdraw a case, or confirm that it still holds: the focal point's of its authority."""
    if not (readable := read_case(actor, case)):
        return readable
    if not belongs_to(actor, case.authority_id):
        return Denied(FOCAL_POINT_ONLY)
    if not (decision := be_focal_point(actor)):
        return decision
    if case.state == CaseState.WITHDRAWN:
        return Denied(_("This case study was withdrawn."))
    return ALLOWED


def answer_as_partner(actor: Actor, partner: Partner) -> Decision:
    """Confirm or decline to be named: a focal point's of the authority named. Others never hear of it."""
    if not belongs_to(actor, partner.authority_id) or not read_case(actor, partner.case):
        return UNSEEN
    if not (decision := be_focal_point(actor)):
        return decision
    if partner.state != PartnerState.ASKED:
        return Denied(_("Your authority has answered this already."))
    return ALLOWED


def see_partner(actor: Actor | None, partner: Partner) -> Decision:
    """Who confirmed is shown to all; who did not, to itself and to who named it."""
    if partner.state == PartnerState.CONFIRMED:
        return read_case(actor, partner.case)
    if actor and any(belongs_to(actor, one) for one in (partner.authority_id, partner.case.authority_id)):
        return ALLOWED
    return UNSEEN
