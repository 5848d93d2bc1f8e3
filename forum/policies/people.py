"""Who may invite, see and suspend whom."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, AuthorityKind, Role

if TYPE_CHECKING:
    from accounts.models import Authority, Seat

INVITED_BY = {
    Role.SECRETARIAT: frozenset(Role),
    Role.FOCAL_POINT: frozenset({Role.OFFICIAL}),
}
"""Which roles a role may invite: never above its own (domain reference, section 7)."""


def roles_open_to_invite(actor: Actor) -> list[Role]:
    """The roles the actor may invite somebody to, none where the powers are missing."""
    open_roles = INVITED_BY.get(actor.role, frozenset()) if actor.has_powers else frozenset()
    return [role for role in Role if role in open_roles]


def see_invitations(actor: Actor) -> Decision:
    """Who invites sees what became of it: a focal point of the own authority, the secretariat of all."""
    if actor.is_secretariat or actor.is_focal_point:
        return ALLOWED
    if actor.role in INVITED_BY:
        return Denied(_("Set up a second factor to use the powers of your role."))
    return Denied(_("Focal points and the secretariat invite people. Ask the focal point of your authority."))


def role_fits(authority: Authority, role: str) -> Decision:
    """Officials and focal points sit at authorities of Parties, moderators and the secretariat at regional bodies."""
    if role in SPEAKING_FOR_A_PARTY and authority.kind != AuthorityKind.PARTY:
        return Denied(_("Officials and focal points sit at an authority of a Party."))
    if role in (Role.MODERATOR, Role.SECRETARIAT) and authority.kind == AuthorityKind.PARTY:
        return Denied(_("Moderators and the secretariat do not sit at an authority of a Party."))
    return ALLOWED


def invite(actor: Actor, authority: Authority, role: str) -> Decision:
    if role not in roles_open_to_invite(actor):
        return Denied(_("You cannot invite somebody to this role."))
    if not actor.is_secretariat and authority.pk != actor.authority:
        return Denied(_("You can invite people only to your own authority."))
    return role_fits(authority, role)


def revoke_invitation(actor: Actor, authority: UUID) -> Decision:
    if actor.is_secretariat or (actor.is_focal_point and authority == actor.authority):
        return ALLOWED
    return Denied(_("Only a focal point of the authority or the secretariat can revoke this invitation."))


def suspend(actor: Actor, person: UUID, seats: Collection[Seat]) -> Decision:
    """The secretariat suspends anybody else; a focal point, officials who sit nowhere but at the own authority.

    Restoring follows the same rule: who may take access may give it back.
    """
    if person == actor.person:
        return Denied(_("You cannot suspend yourself."))
    if actor.is_secretariat:
        return ALLOWED
    own = all(seat.authority_id == actor.authority and seat.role == Role.OFFICIAL for seat in seats)
    if actor.is_focal_point and seats and own:
        return ALLOWED
    return Denied(_("Only the secretariat, or a focal point for officials of the own authority, can suspend a person."))
