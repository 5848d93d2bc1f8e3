"""Who may ask for access, from which address, and who decides about it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.people import invite, role_fits
from forum.policies.vocabulary import ASKED_FOR, AccessState
from forum.text.domains import domain_of, is_at
from forum.text.limits import TextRefused

if TYPE_CHECKING:
    from accounts.models import AccessRequest, ApprovedDomain, Authority


def ask_for_access(authority: Authority, role: str, email: str, domains: Collection[ApprovedDomain]) -> Decision:
    """One asks to become an official or an expert, from a work address; where no domain is approved, from any."""
    if role not in ASKED_FOR:
        return Denied(_("You can ask to become an official or an expert. The secretariat gives all other roles."))
    if not (fits := role_fits(authority, role)):
        return fits
    if domains and not at_approved_domain(email, domains):
        return Denied(_("This is not a work address of the authority as the secretariat knows them. Use another one."))
    return ALLOWED


def at_approved_domain(email: str, domains: Collection[ApprovedDomain]) -> bool:
    try:
        domain = domain_of(email)
    except TextRefused:
        return False
    return any(is_at(domain, one.domain, with_subdomains=one.with_subdomains) for one in domains)


def invite_at_address(actor: Actor, email: str, domains: Collection[ApprovedDomain]) -> Decision:
    """A focal point invites people at the domains approved for the authority, where there are any."""
    if actor.is_secretariat or not domains or at_approved_domain(email, domains):
        return ALLOWED
    return Denied(_("This address is not at a domain approved for your authority. The secretariat can approve it."))


def see_request(actor: Actor, request: AccessRequest) -> Decision:
    """A focal point sees those for the own authority, the secretariat all; before it is confirmed, nobody."""
    if request.state == AccessState.UNCONFIRMED:
        return UNSEEN
    if actor.is_secretariat or (actor.is_focal_point and request.authority_id == actor.authority):
        return ALLOWED
    return UNSEEN


def decide_request(actor: Actor, request: AccessRequest) -> Decision:
    """Whoever may invite to the seat; a focal point only people whose address vouches for where they work."""
    if not (visible := see_request(actor, request)):
        return visible
    if request.state != AccessState.WAITING:
        return Denied(_("This request does not wait for a decision any more."))
    if not actor.is_secretariat and not request.at_approved_domain:
        return Denied(_("This address is at no domain approved for your authority, so the secretariat decides."))
    return invite(actor, request.authority, request.role)
