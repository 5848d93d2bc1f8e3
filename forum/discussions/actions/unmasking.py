"""Learning who wrote words in a masked room: two offices, two reasons, and the author is told.

In the room nothing changes, and nobody who reads there is told.
"""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.steps import given_reason
from forum.discussions import events
from forum.discussions.models import Unmasking
from forum.discussions.steps import locked_reply
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import rooms as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import UnmaskingState
from forum.publishing.authorship import is_mine
from forum.record.actions import append


@verb
def ask_unmasking(actor: Actor, reply_id: UUID, *, reason: str) -> Unmasking:
    """Ask the other office to agree that the author of masked words be shown to both.

    Raises `Unseen`, or `Refused` without the right or a reason, or if somebody has asked already.
    """
    reply = locked_reply(actor, reply_id)
    require(may.ask_unmasking(actor, reply))
    reason = given_reason(reason)
    if Unmasking.objects.filter(reply=reply, state=UnmaskingState.ASKED).exists():
        raise Refused(_("Somebody has asked for the author of these words already: the other office decides."))
    unmasking = Unmasking.objects.create(reply=reply, asked_by_id=actor.seat, reason=reason)
    publish(events.of_unmasking(unmasking))
    append("unmasking.asked", actor=actor, object_id=reply.pk, reason=reason)
    return unmasking


@verb
def decide_unmasking(actor: Actor, unmasking_id: UUID, *, agreed: bool, reason: str) -> Unmasking:
    """Agree, so that both offices read who the author is, and the author is told; or refuse. For a reason.

    Raises `Unseen`, or `Refused` without the right or a reason.
    """
    unmasking = _locked(actor, unmasking_id)
    require(may.decide_unmasking(actor, unmasking))
    unmasking.decided_reason = given_reason(reason)
    unmasking.state = UnmaskingState.DONE if agreed else UnmaskingState.REFUSED
    unmasking.decided_by_id, unmasking.decided_at = actor.seat, timezone.now()
    unmasking.save(update_fields=["decided_reason", "state", "decided_by", "decided_at"])
    publish(events.of_unmasking(unmasking))
    act = "unmasking.done" if agreed else "unmasking.refused"
    append(act, actor=actor, object_id=unmasking.reply_id, reason=unmasking.decided_reason)
    return unmasking


@verb
def know_of_unmasking(actor: Actor, unmasking_id: UUID) -> None:
    """Note that the author has read of it: it waits for them no longer. Raises `Unseen`."""
    unmasking = _locked(actor, unmasking_id)
    if not is_mine(actor, unmasking.reply_id):
        raise Unseen
    if unmasking.known_at is None:
        unmasking.known_at = timezone.now()
        unmasking.save(update_fields=["known_at"])
        publish(events.of_unmasking(unmasking))


def _locked(actor: Actor, unmasking_id: UUID) -> Unmasking:
    unmasking = Unmasking.objects.visible_to(actor).filter(pk=unmasking_id).first()
    if unmasking is None:
        raise Unseen
    return Unmasking.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=unmasking_id)
