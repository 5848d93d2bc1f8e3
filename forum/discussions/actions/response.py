"""What readers say of a reply, and what authorities asked for their experience do."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Authority
from forum.discussions import events
from forum.discussions.models import ExperienceRequest, Reply, Thread, Usefulness
from forum.discussions.steps import locked_reply, locked_thread
from forum.events.due import gather
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import RequestState
from forum.publishing.audience import authorities_within
from forum.publishing.authorship import is_mine

MOST_ASKED_AT_ONCE = 12

COUNTED_WITHIN = timedelta(seconds=1)
"""How long what authorities find useful is gathered before it is counted."""


@verb
def find_useful(actor: Actor, reply_id: UUID, *, useful: bool) -> Reply:
    """Say for the actor's authority that a reply is useful to it, or no longer. Counted once for each authority.

    Its own people are told at once; everybody else when it is counted, within a second. Raises `Unseen` or `Refused`.
    """
    reply = locked_reply(actor, reply_id)
    require(may.find_useful(actor, reply, mine=is_mine(actor, reply.pk)))
    own = Usefulness.objects.filter(reply=reply, authority_id=actor.authority)
    if own.exists() == useful:
        return reply
    if useful:
        Usefulness.objects.create(reply=reply, authority_id=actor.authority)
    else:
        own.delete()
    gather("usefulness.count", reply.pk, within=COUNTED_WITHIN)
    publish(events.told_to_desk(reply, actor.authority))
    return reply


@verb
def count_useful(reply_id: UUID) -> None:
    """Count to how many authorities a reply is useful, and tell its readers if it is another number than they know.

    What `settings.DUE_VERBS` names for "usefulness.count"; safe to repeat.
    """
    reply = Reply.objects.select_for_update().get(pk=reply_id)
    count = reply.usefulness.count()
    if count == reply.useful_count:
        return
    reply.useful_count = count
    reply.save(update_fields=["useful_count"])
    publish(events.of_reply(reply, events.REPLY_USEFULNESS_CHANGED))


@verb
def mark_answer(actor: Actor, reply_id: UUID, *, marked: bool) -> Thread:
    """Say which reply answered a question, or that none did; a new answer takes the mark of the one before.

    Raises `Unseen` or `Refused`.
    """
    reply = locked_reply(actor, reply_id)
    thread = reply.thread
    require(may.mark_answer(actor, reply, asked_by_me=started_by(actor, thread)))
    if (thread.answer_id == reply.pk) == marked:
        return thread
    touched = [reply] if thread.answer_id in (None, reply.pk) else [reply, thread.answer]
    thread.answer = reply if marked else None
    thread.save(update_fields=["answer"])
    publish(
        events.of_thread(thread, events.THREAD_ANSWER_CHANGED),
        *(events.of_reply(one, events.REPLY_ANSWER_CHANGED) for one in touched if one),
    )
    return thread


@verb
def ask_for_experience(actor: Actor, thread_id: UUID, *, authorities: Sequence[UUID]) -> list[ExperienceRequest]:
    """Ask authorities of the thread's audience for their experience. Those asked before are not asked again.

    Raises `Unseen`, or `Refused` for none, too many, or an authority outside the thread's audience.
    """
    thread = locked_thread(actor, thread_id)
    require(may.ask_for_experience(actor, thread, asked_by_me=started_by(actor, thread)))
    if not authorities:
        raise Refused(_("Choose at least one authority to ask."))
    if len(set(authorities)) > MOST_ASKED_AT_ONCE:
        raise Refused(_("Ask at most %(most)s authorities at once.") % {"most": MOST_ASKED_AT_ONCE})
    asked = _authorities(thread, authorities)
    before = set(thread.requests.filter(authority__in=asked).values_list("authority_id", flat=True))
    new = [ExperienceRequest(thread=thread, authority=authority) for authority in asked if authority.pk not in before]
    if new:
        ExperienceRequest.objects.bulk_create(new)
        publish(*(events.of_request(request, events.REQUEST_ASKED) for request in new))
    return new


@verb
def pass_request_on(actor: Actor, request_id: UUID, *, authority: UUID) -> ExperienceRequest:
    """Hand a request to another authority, which is asked in turn. Raises `Unseen` or `Refused`."""
    request = _locked_request(actor, request_id)
    require(may.settle_request(actor, request))
    [receiver] = _authorities(request.thread, [authority])
    if receiver.pk == request.authority_id:
        raise Refused(_("Choose another authority than your own."))
    _settle(request, RequestState.PASSED_ON, passed_on_to=receiver)
    asked, is_new = ExperienceRequest.objects.get_or_create(thread=request.thread, authority=receiver)
    publish(
        events.of_request(request, events.REQUEST_SETTLED),
        *([events.of_request(asked, events.REQUEST_ASKED)] if is_new else []),
    )
    return request


@verb
def record_nothing_to_add(actor: Actor, request_id: UUID) -> ExperienceRequest:
    """Record that the authority asked has nothing to add. Raises `Unseen` or `Refused`."""
    request = _locked_request(actor, request_id)
    require(may.settle_request(actor, request))
    _settle(request, RequestState.NOTHING_TO_ADD)
    publish(events.of_request(request, events.REQUEST_SETTLED))
    return request


def started_by(actor: Actor, thread: Thread) -> bool:
    """Whether the thread's first words are the actor's."""
    return is_mine(actor, thread.replies.values_list("pk", flat=True).get(number=0))


def _authorities(thread: Thread, wanted: Sequence[UUID]) -> list[Authority]:
    found = list(authorities_within(thread).filter(pk__in=wanted))
    if len(found) != len(set(wanted)):
        raise Refused(_("You can ask only authorities that can read this thread."))
    return found


def _locked_request(actor: Actor, request_id: UUID) -> ExperienceRequest:
    request = ExperienceRequest.objects.visible_to(actor).filter(pk=request_id).first()
    if request is None:
        raise Unseen
    thread = locked_thread(actor, request.thread_id)
    request = ExperienceRequest.objects.select_for_update().get(pk=request_id)
    request.thread = thread
    return request


def _settle(request: ExperienceRequest, state: RequestState, passed_on_to: Authority | None = None) -> None:
    request.state, request.settled_at, request.passed_on_to = state, timezone.now(), passed_on_to
    request.save(update_fields=["state", "settled_at", "passed_on_to"])
