"""Masked rooms, under the Chatham House Rule: who opens one, reads and speaks in it, and learns who spoke.

Whether words are the actor's own is told by `mine`; whether their authority clears what they say personally by
`cleared_first`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.audience import EVERYBODY, Audience, read_audience
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.speaking import capacities_open_to
from forum.policies.vocabulary import CURATORS, Attribution, AudienceKind, Capacity, Role, UnmaskingState

if TYPE_CHECKING:
    from forum.discussions.models import Reply, Thread, Unmasking

FEWEST = 5
"""Where fewer people, or fewer Parties, could have written something, its readers may guess who did."""

OFFICES = _("Only moderators and the secretariat can do this.")
WITHOUT_POWERS = _("Set up a second factor before you speak in this role.")
OVER = _("This room is closed. What was said stays to be read.")


def see_room(actor: Actor, room: Thread) -> Decision:
    """That it exists, its title and its dates: for its audience."""
    return read_audience(actor, room.audience) if room.is_masked else UNSEEN


def read_room(actor: Actor, room: Thread) -> Decision:
    """Its words: for those of its audience who have accepted its rule."""
    return see_room(actor, room) if room.pk in actor.rooms else UNSEEN


def be_curator(actor: Actor) -> Decision:
    """What is done with rooms is done by moderators and the secretariat."""
    return ALLOWED if actor.curates else Denied(OFFICES)


def open_room(actor: Actor, audience: Audience) -> Decision:
    """Curators open rooms (domain reference, section 7), never for everybody, nor for one authority alone."""
    if not (curates := be_curator(actor)):
        return curates
    if audience == EVERYBODY or audience.kind == AudienceKind.AUTHORITY or not read_audience(actor, audience):
        return Denied(_("A room is for members, for the Parties of a framework or for a group that you can read."))
    return ALLOWED


def spoken_in_room(actor: Actor) -> tuple[Capacity, Attribution]:
    """How whoever speaks there is shown: curators by name, in their office; everybody else by a label, as no more."""
    if actor.role in CURATORS:
        return (Capacity.MODERATOR if actor.role == Role.MODERATOR else Capacity.SECRETARIAT), Attribution.BY_NAME
    return Capacity.PARTICIPANT, Attribution.MASKED


def speak_in_room(actor: Actor, room: Thread, *, cleared_first: bool) -> Decision:
    """From its first day to its last. To be cleared, words would have to be shown with their author: so they are not.

    Whoever may say nothing personal without their authority's clearance reads only.
    """
    if not (readable := read_room(actor, room)):
        return readable
    if room.closed_at:
        return Denied(OVER)
    if not room.room.has_begun:
        return Denied(_("This room has not begun yet: nobody can speak in it before its first day."))
    if not capacities_open_to(actor):
        return Denied(WITHOUT_POWERS)
    if cleared_first:
        return Denied(
            _(
                "Your authority clears personal views first, and whoever clears reads who wrote. So you can read "
                "here, not write: your focal point can change what is cleared."
            )
        )
    return ALLOWED


def close_room(actor: Actor, room: Thread) -> Decision:
    """End it before its last day. Nothing opens it again."""
    if not (readable := see_room(actor, room)):
        return readable
    if not actor.curates:
        return Denied(OFFICES)
    return Denied(OVER) if room.closed_at else ALLOWED


def may_be_guessed(people: int, parties: int) -> bool:
    """Whether the mask covers too few to hide anybody: the author is warned before posting."""
    return min(people, parties) < FEWEST


def ask_unmasking(actor: Actor, reply: Reply) -> Decision:
    """Curators who read the words may ask for their author, where a label hides one."""
    if not (readable := read_room(actor, reply.thread)):
        return readable
    if not actor.curates:
        return Denied(OFFICES)
    if reply.attribution != Attribution.MASKED:
        return Denied(_("These words are not masked: their author stands over them."))
    return ALLOWED


def read_unmasking(actor: Actor, unmasking: Unmasking, *, mine: bool) -> Decision:
    """That it was asked for: curators know. That it was done: the author is told."""
    if actor.curates or (mine and unmasking.state == UnmaskingState.DONE):
        return ALLOWED
    return UNSEEN


def decide_unmasking(actor: Actor, unmasking: Unmasking) -> Decision:
    """The other office decides: the secretariat where a moderator asked, a moderator where the secretariat did."""
    if not actor.curates:
        return Denied(OFFICES)
    if unmasking.state != UnmaskingState.ASKED:
        return Denied(_("This was decided already."))
    if actor.role == unmasking.asked_by.role or actor.person == unmasking.asked_by.person_id:
        return Denied(_("Somebody of the other office decides: a moderator and the secretariat, two different people."))
    return ALLOWED


def see_author(actor: Actor, unmasking: Unmasking) -> Decision:
    """Who wrote the words: for the two who both gave a reason, and nobody else."""
    if not actor.curates or unmasking.state != UnmaskingState.DONE:
        return UNSEEN
    return ALLOWED if actor.seat in (unmasking.asked_by_id, unmasking.decided_by_id) else UNSEEN
