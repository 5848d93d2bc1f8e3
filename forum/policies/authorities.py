"""Who keeps the list of authorities and the domains approved for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied
from forum.policies.people import role_fits
from forum.policies.vocabulary import Role

if TYPE_CHECKING:
    from accounts.models import Authority


def keep_authorities(actor: Actor) -> Decision:
    if actor.is_secretariat:
        return ALLOWED
    if actor.role == Role.SECRETARIAT:
        return Denied(_("Set up a second factor to use the powers of your role."))
    return Denied(_("The secretariat keeps the authorities and their domains."))


def hold_together(authority: Authority, roles: Iterable[str]) -> Decision:
    """Whether an authority can be what it is to be with these roles sitting there."""
    if all(role_fits(authority, role) for role in roles):
        return ALLOWED
    return Denied(_("People sit there in roles that do not fit this kind of authority. End or pass on their seats."))
