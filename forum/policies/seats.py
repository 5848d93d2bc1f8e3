"""Who keeps the people of an authority: who ends a seat, and who passes one on to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, Decision, Denied
from forum.policies.vocabulary import Role

if TYPE_CHECKING:
    from accounts.models import Seat


def keep_authority(actor: Actor, authority: UUID) -> Decision:
    """See its seats, invitations, requests and work in one place: its focal points, and the secretariat."""
    if actor.is_secretariat or (actor.is_focal_point and authority == actor.authority):
        return ALLOWED
    if actor.role in (Role.FOCAL_POINT, Role.SECRETARIAT) and not actor.has_powers:
        return Denied(_("Set up a second factor to use the powers of your role."))
    return Denied(_("This page is for the focal points of an authority. Ask one of yours about its people."))


def end_seat(actor: Actor, seat: Seat) -> Decision:
    if seat.person_id == actor.person:
        return Denied(_("You cannot end a seat of your own."))
    if actor.is_secretariat or _is_own_official(actor, seat):
        return ALLOWED
    return Denied(_("Only the secretariat, or a focal point for officials of the own authority, can end a seat."))


def pass_seat_on(actor: Actor, seat: Seat) -> Decision:
    """As for ending one; and a focal point who leaves hands over."""
    if actor.is_secretariat or _is_own_official(actor, seat) or (actor.is_focal_point and seat.pk == actor.seat):
        return ALLOWED
    return Denied(
        _("Only the secretariat, or a focal point for the own seat and those of own officials, can pass a seat on.")
    )


def succeed(seat: Seat, successor: Seat) -> Decision:
    """Nobody rises by a handover: the successor sits at the same authority, in the same role or as focal point."""
    if successor.authority_id != seat.authority_id or successor.person_id == seat.person_id:
        return Denied(_("A seat is passed on to somebody else who sits at the same authority."))
    if successor.role == seat.role or (seat.role, successor.role) == (Role.OFFICIAL, Role.FOCAL_POINT):
        return ALLOWED
    return Denied(_("The successor has another role. The secretariat can invite somebody to this seat."))


def _is_own_official(actor: Actor, seat: Seat) -> bool:
    return actor.is_focal_point and seat.authority_id == actor.authority and seat.role == Role.OFFICIAL
