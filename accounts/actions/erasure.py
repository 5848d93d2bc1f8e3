"""Asking to be erased, and the answer no; `forum.home.actions.erasure` erases, since a person is in every room."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import events
from accounts.actions.steps import locked_person
from accounts.models import ErasureRequest, User
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.erasure import decide_erasure
from forum.policies.vocabulary import ErasureState
from forum.record.actions import append


@verb
def ask_for_erasure(nobody: None, person: User) -> ErasureRequest:
    """Let the secretariat know that a person, seated or not, asks to be erased. Asked twice, it waits once."""
    locked_person(person.pk)
    if waiting := ErasureRequest.objects.open().filter(person=person).first():
        return waiting
    request = ErasureRequest.objects.create(person=person, asked_at=timezone.now())
    publish(events.erasure_asked(request))
    return request


@verb
def take_erasure_back(nobody: None, person: User) -> ErasureRequest:
    """Let the person's request wait no longer. Raises `Refused` if none waits."""
    locked_person(person.pk)
    request = ErasureRequest.objects.select_for_update().open().filter(person=person).first()
    if request is None:
        raise Refused(_("No request of yours waits."))
    request.state, request.decided_at = ErasureState.TAKEN_BACK, timezone.now()
    request.save(update_fields=["state", "decided_at"])
    publish(events.erasure_settled(request))
    return request


@verb
def refuse_erasure(actor: Actor, request_id: UUID, *, reason: str) -> ErasureRequest:
    """Say no, for a reason that the person reads on their page, and that only they and the secretariat read.

    Raises `Unseen` or `Refused` where the rule book does, and `Refused` without a reason.
    """
    request = erasure_to_decide(actor, request_id)
    if not (said := reason.strip()):
        raise Refused(_("Give a reason. The person reads it."))
    request.reason = said
    settle_erasure(request, actor, ErasureState.REFUSED)
    publish(events.erasure_settled(request))
    append("erasure.refused", actor=actor, object_id=request.pk)  # without the reason: the record is never erased
    return request


def erasure_to_decide(actor: Actor, request_id: UUID) -> ErasureRequest:
    """The request, locked, its person before it. Raises `Unseen` or `Refused` where the rule book does."""
    person = ErasureRequest.objects.filter(pk=request_id).values_list("person_id", flat=True).first()
    if person is None:
        raise Unseen
    locked_person(person)
    request = ErasureRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request_id)
    require(decide_erasure(actor, request))
    return request


def settle_erasure(request: ErasureRequest, actor: Actor, state: ErasureState) -> None:
    """Note what was decided, and by whom."""
    request.state, request.decided_at, request.decided_by_id = state, timezone.now(), actor.seat
    request.save(update_fields=["state", "decided_at", "decided_by", "reason"])
