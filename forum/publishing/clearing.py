"""Clearance: what an authority does with words before they are spoken, and the trail that it leaves."""

from uuid import UUID

from accounts.actors import with_powers
from accounts.models import Seat
from accounts.querysets import SeatQuerySet
from forum.policies import clearance as may
from forum.policies.actor import Actor
from forum.policies.decision import Decision, require
from forum.policies.vocabulary import ClearanceAct, Role
from forum.publishing.models import ClearanceStep


def others_who_clear(actor: Actor) -> SeatQuerySet:
    """The other focal points of the authority who could clear words now."""
    seats = Seat.objects.active().filter(with_powers(), authority=actor.authority, role=Role.FOCAL_POINT)
    return seats.exclude(person=actor.person)


def clears_alone(actor: Actor) -> bool:
    """Whether nobody of the authority but the actor could clear words now."""
    return not others_who_clear(actor).exists()


def goes_to_clearance(actor: Actor, capacity: str) -> bool:
    """Whether words of the actor in this capacity go to a focal point first.

    One query for a focal point, in a capacity that the authority clears; else none.
    """
    return may.goes_to_clearance(actor, capacity, alone=_is_alone(actor, capacity))


def require_at_once(actor: Actor, capacity: str) -> None:
    """Go on only if words in this capacity need not be cleared first. Raises `Refused`."""
    require(may.speak_at_once(actor, capacity, alone=_is_alone(actor, capacity)))


def _is_alone(actor: Actor, capacity: str) -> bool:
    """Whether that is so, where anything hangs on it: the thread page asks for every capacity."""
    return capacity in actor.cleared_first and actor.is_focal_point and clears_alone(actor)


def handed_in_by(words: UUID) -> UUID | None:
    """The seat from which words were handed in last, where the trail knows."""
    steps = ClearanceStep.objects.filter(words=words, act=ClearanceAct.HANDED_IN)
    return steps.order_by("at", "pk").values_list("author_id", flat=True).last()


def was_cleared(words: UUID) -> bool:
    """Whether a focal point let these words be spoken."""
    return ClearanceStep.objects.filter(words=words, act__in=(ClearanceAct.CLEARED, ClearanceAct.CAME)).exists()


def clear_own(actor: Actor, author: UUID | None) -> Decision:
    """Whether the actor may clear what was handed in from this seat: one's own only where nobody else could."""
    mine = author == actor.seat
    return may.clear_own(mine=mine, alone=not mine or clears_alone(actor))


def note(
    actor: Actor,
    act: ClearanceAct,
    *,
    words: UUID,
    author: UUID | None,
    capacity: str = "",
    file_reference: str = "",
    comments: str = "",
) -> ClearanceStep:
    """Write a step into the authority's trail, inside the verb that does it. `author` is the seat that wrote."""
    return ClearanceStep.objects.create(
        authority_id=actor.authority,
        words=words,
        author_id=author,
        act=act,
        by_id=actor.seat,
        capacity=capacity,
        file_reference=file_reference,
        comments=comments,
    )
