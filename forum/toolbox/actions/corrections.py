"""Proposing that a fact is corrected, and deciding it. Decisions are acts of power and stand in the record."""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from forum.agreements.actions.correcting import correct
from forum.agreements.models import Source
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import facts as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import CorrectionState
from forum.publishing.submitting import submit_key
from forum.record.actions import append
from forum.toolbox import events
from forum.toolbox.facts import framework_of, locked_fact, party_concerned
from forum.toolbox.models import Correction


@verb
def propose_correction(
    actor: Actor,
    fact_id: UUID,
    *,
    version: int,
    changes: Mapping[str, str],
    source_title: str,
    source_address: str,
    as_of: str,
    why: str,
    form_key: str,
) -> Correction:
    """Propose that a fact, as it stands in a version, says something else; the same form sent twice proposes once.

    Raises `Unseen` where there is no such fact, `Refused` without the right, or if the fact was changed meanwhile.
    """
    require(may.propose_correction(actor))
    fact = locked_fact(fact_id)
    key = submit_key(actor, form_key)
    if before := Correction.objects.filter(submit_key=key).first():
        return before
    if fact.version != version:
        raise Refused(_("This fact was changed meanwhile. Compare what it says now with what you propose."))
    correction = Correction.objects.create(
        fact=fact.pk,
        version=version,
        framework=framework_of(fact),
        party=party_concerned(fact),
        was={name: fact.said()[name] for name in changes},
        changes=dict(changes),
        source_title=source_title,
        source_address=source_address,
        as_of=as_of,
        why=why,
        proposed_by_id=actor.seat,
        submit_key=key,
    )
    publish(events.correction_proposed(correction))
    return correction


@verb
def accept_correction(actor: Actor, correction_id: UUID) -> Correction:
    """Let the fact say what was proposed, in a version of its own.

    Raises `Unseen`, `Refused` without the right, once decided, or if the fact was changed since the proposal.
    """
    correction = _to_decide(actor, correction_id)
    fact = locked_fact(correction.fact)
    if fact.version != correction.version:
        raise Refused(_("This fact was changed meanwhile. Compare what it says now with what is proposed."))
    _decide(correction, actor, CorrectionState.ACCEPTED)
    correct(
        fact,
        correction.changes,
        source=Source(
            code=f"C-{correction.pk.hex[:8]}", title=correction.source_title, addresses=correction.source_address
        ),
        as_of=correction.as_of,
        at=timezone.now(),
        correction=correction.pk,
    )
    publish(events.correction_accepted(correction))
    append("correction.accepted", actor=actor, object_id=correction.pk)
    return correction


@verb
def decline_correction(actor: Actor, correction_id: UUID, *, reason: str) -> Correction:
    """Leave the fact as it is, for a reason that members read.

    Raises `Unseen`, `Refused` without the right or a reason, or once decided.
    """
    correction = _to_decide(actor, correction_id)
    if not reason.strip():
        raise Refused(_("Give a reason. Members read it beside the proposal."))
    _decide(correction, actor, CorrectionState.DECLINED, reason.strip())
    publish(events.correction_declined(correction))
    append("correction.declined", actor=actor, object_id=correction.pk, reason=correction.decision_reason)
    return correction


def _to_decide(actor: Actor, correction_id: UUID) -> Correction:
    correction = Correction.objects.select_for_update().filter(pk=correction_id).first()
    if correction is None:
        raise Unseen
    require(may.decide_correction(actor, correction))
    return correction


def _decide(correction: Correction, actor: Actor, state: CorrectionState, reason: str = "") -> None:
    correction.state, correction.decision_reason = state, reason
    correction.decided_by_id, correction.decided_at = actor.seat, timezone.now()
    correction.save(update_fields=["state", "decision_reason", "decided_by", "decided_at"])
