"""Words that an authority clears before they are spoken: which they are, who sees them, and who clears them.

Whether the words are the actor's own is told by `mine`, whether no other focal point could clear them by `alone`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, RevisionState, Role

if TYPE_CHECKING:
    from forum.publishing.models import Revision

ON_THEIR_WAY = frozenset({RevisionState.IN_REVIEW, RevisionState.TO_COME})
"""Where words are spoken without their author doing anything more."""

FOCAL_POINT_ONLY = _("Only a focal point of the authority can do this.")


def goes_to_clearance(actor: Actor, capacity: str, *, alone: bool) -> bool:
    """Whether words in this capacity go to a focal point before anybody reads them (domain reference, section 7).

    A focal point's own words do where there is another focal point; who is alone clears them by speaking.
    """
    if actor.role not in SPEAKING_FOR_A_PARTY or capacity not in actor.cleared_first:
        return False
    return not (actor.is_focal_point and alone)


def speak_at_once(actor: Actor, capacity: str, *, alone: bool) -> Decision:
    """Whether words in this capacity may be spoken without a focal point having seen them."""
    if goes_to_clearance(actor, capacity, alone=alone):
        return Denied(_("Your authority clears words in this capacity first: hand them in to your focal point."))
    return ALLOWED


def clear_for(actor: Actor, authority: UUID) -> Decision:
    """Whether the actor clears for an authority at all, sees its trail, and says what it clears."""
    if actor.authority != authority:
        return Denied(FOCAL_POINT_ONLY)
    return be_focal_point(actor)


def be_focal_point(actor: Actor) -> Decision:
    """Whether the powers of a focal point are the actor's, and work."""
    if actor.is_focal_point:
        return ALLOWED
    if actor.role == Role.FOCAL_POINT:
        return Denied(_("Set up a second factor to use the powers of your role."))
    return Denied(FOCAL_POINT_ONLY)


def read_revision(actor: Actor, revision: Revision) -> Decision:
    """Words that are not spoken yet exist for their author and, in review or cleared to be published later, for the
    focal points of the authority: for nobody else.
    """
    if revision.seat_id == actor.seat:
        return ALLOWED
    if actor.is_focal_point and revision.authority_id == actor.authority and is_with_the_authority(revision):
        return ALLOWED
    return UNSEEN


def is_with_the_authority(revision: Revision) -> bool:
    """Whether its focal points have to do with the words: what waits for a time alone is its author's."""
    cleared_to_come = revision.state == RevisionState.TO_COME and revision.cleared_at is not None
    return revision.state == RevisionState.IN_REVIEW or cleared_to_come


def write_revision(actor: Actor, revision: Revision) -> Decision:
    """Change the words, hand them in again, or throw them away: their author's, until they are spoken."""
    if not (readable := read_revision(actor, revision)):
        return readable
    if revision.seat_id != actor.seat:
        return Denied(_("Only their author can change these words. Return them with what is to be mended."))
    return ALLOWED


def take_back(actor: Actor, revision: Revision) -> Decision:
    """Have words back before a focal point has decided, or their time has come."""
    if not (mine := write_revision(actor, revision)):
        return mine
    if revision.state not in ON_THEIR_WAY:
        return Denied(_("These words are with you already."))
    return ALLOWED


def give_back(actor: Actor, revision: Revision) -> Decision:
    """Return words to their author, be they cleared already: a focal point's of the authority."""
    if not (readable := read_revision(actor, revision)):
        return readable
    if not (clears := clear_for(actor, revision.authority_id)):
        return clears
    if not is_with_the_authority(revision):
        return Denied(_("These words are not in review: their author has them."))
    return ALLOWED


def decide(actor: Actor, revision: Revision) -> Decision:
    """Clear words: a focal point's of the authority. Whether also one's own, `clear_own` says."""
    if not (returnable := give_back(actor, revision)):
        return returnable
    if revision.state != RevisionState.IN_REVIEW:
        return Denied(_("These words are cleared already: they are published when their time comes."))
    return ALLOWED


def publish_now(actor: Actor, revision: Revision) -> Decision:
    """Publish words before their time: their author's, unless the authority cleared them for that time."""
    if not (mine := write_revision(actor, revision)):
        return mine
    if revision.state != RevisionState.TO_COME or revision.cleared_at is not None:
        return Denied(_("Only words that wait for nothing but their time can be published now."))
    return ALLOWED


def clear_own(*, mine: bool, alone: bool) -> Decision:
    """One's own words are cleared by another focal point, where there is one (domain reference, section 7)."""
    if mine and not alone:
        return Denied(_("Another focal point of your authority clears your words."))
    return ALLOWED
