"""Starting a thread and replying in it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import Framework
from forum.discussions import events
from forum.discussions.models import ExperienceRequest, Reply, Thread
from forum.discussions.reading import add_to_read
from forum.discussions.steps import (
    forget_draft,
    locked_thread,
    new_reply,
    next_place,
    segment,
    touch,
    write_quotes,
)
from forum.discussions.words import Passage, Words
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import AudienceKind, RequestState
from forum.publishing.submitting import submit_key
from forum.taxonomy.models import Tool


class AlreadyPosted(Refused):
    """A submit key came again with other words: `reply` is what was posted with it."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(
            _("This form was sent before with other words. They were posted; these can be posted as another reply.")
        )
        self.reply = reply


@verb
def post_thread(
    actor: Actor,
    *,
    kind: str,
    title: str,
    words: Words,
    audience: str,
    framework: Framework | None,
    capacity: str,
    attribution: str,
    frameworks: Sequence[Framework],
    tools: Sequence[Tool],
    form_key: str,
    draft: UUID | None = None,
) -> Thread:
    """Start a thread with its first words, and tell its audience.

    The same form sent again gives the same thread. Raises `Refused` for a capacity, attribution or audience that is
    not the actor's, and `AlreadyPosted` if the form was sent before with other words.
    """
    audience_framework = framework if audience == AudienceKind.FRAMEWORK else None
    framework_code = audience_framework.pk if audience_framework else None
    require(
        may.post_thread(actor, audience=audience, framework=framework_code, capacity=capacity, attribution=attribution)
    )
    key = submit_key(actor, form_key)
    try:
        with transaction.atomic():
            thread = Thread.objects.create(
                kind=kind,
                title=title,
                audience_kind=audience,
                audience_framework=audience_framework,
                illustrative=actor.illustrative,
                last_activity_at=timezone.now(),
                submit_key=key,
            )
    except IntegrityError:
        return _posted_before(Reply.objects.get(submit_key=key), words).thread
    thread.frameworks.set(frameworks)
    thread.tools.set(tools)
    new_reply(
        actor,
        thread,
        words,
        place=(0, segment(0), 0),
        parent=None,
        capacity=capacity,
        attribution=attribution,
        key=key,
    )
    add_to_read(actor, thread, [(0, 0)])
    forget_draft(actor, draft)
    publish(events.of_thread(thread, events.THREAD_POSTED), events.told_to_audience(thread))
    return thread


@verb
def post_reply(
    actor: Actor,
    thread_id: UUID,
    *,
    words: Words,
    parent: UUID | None,
    passages: list[Passage],
    capacity: str,
    attribution: str,
    form_key: str,
    answers_request: bool = False,
    draft: UUID | None = None,
) -> Reply:
    """Add a reply to an open thread and tell everybody reading it.

    `answers_request` settles the open request to the actor's authority, if there is one. The same form sent again
    gives the same reply. Raises `Unseen` for a thread that does not exist for the actor, `Refused` with a sentence
    for what the rules refuse, and `AlreadyPosted` if the form was sent before with other words.
    """
    thread = locked_thread(actor, thread_id)
    key = submit_key(actor, form_key)
    if before := Reply.objects.filter(submit_key=key).first():
        return _posted_before(before, words)
    require(may.post_reply(actor, thread, capacity=capacity, attribution=attribution))
    if answers_request:
        require(may.answer_request(attribution))
    answered = _reply_answered(thread, parent)
    reply = new_reply(
        actor,
        thread,
        words,
        place=next_place(thread, answered),
        parent=answered,
        capacity=capacity,
        attribution=attribution,
        key=key,
    )
    write_quotes(actor, reply, passages)
    settled = _settle_request(actor, reply) if answers_request else []
    thread.last_number = reply.number
    touch(thread)
    thread.save(update_fields=["last_number", "last_activity_at"])
    add_to_read(actor, thread, [(reply.number, reply.number)])
    forget_draft(actor, draft)
    publish(
        events.of_reply(reply, events.REPLY_POSTED),
        *(events.of_request(request, events.REQUEST_SETTLED) for request in settled),
    )
    return reply


def _posted_before(reply: Reply, words: Words) -> Reply:
    if reply.body != words.body:
        raise AlreadyPosted(reply)
    return reply


def _reply_answered(thread: Thread, parent: UUID | None) -> Reply | None:
    """The parent of a reply, none for the thread's first words: replies to these are the thread's own."""
    if parent is None:
        return None
    reply = thread.replies.filter(pk=parent).first()
    if reply is None:
        raise Refused(_("The reply you answer does not stand in this thread."))
    return reply if reply.number else None


def _settle_request(actor: Actor, reply: Reply) -> list[ExperienceRequest]:
    requests = list(ExperienceRequest.objects.select_for_update().waiting_for(actor).filter(thread_id=reply.thread_id))
    for request in requests:
        request.state = RequestState.ANSWERED
        request.settled_at = timezone.now()
        request.reply = reply
        request.save(update_fields=["state", "settled_at", "reply"])
    return requests
