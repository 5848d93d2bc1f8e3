"""What somebody wants to say in a thread, and the steps by which it comes to stand there.

The steps run inside a verb's transaction and give its envelopes back. Who speaks need not be who acts: words that an
authority clears are spoken by whoever wrote them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import Framework
from forum.discussions import events
from forum.discussions.models import ExperienceRequest, Reply, ReplyVersion, Thread
from forum.discussions.reading import add_to_read
from forum.discussions.showing import quotes_that_changed
from forum.discussions.steps import cite, first_words, new_reply, next_place, touch, write_mentions, write_quotes
from forum.discussions.words import Passage, Words
from forum.events.envelopes import Envelope
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.audience import Audience
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import RequestState
from forum.publishing.attribution import Speaker
from forum.publishing.models import columns_of
from forum.taxonomy.models import Tool


class EditConflict(Refused):
    """The words were edited since this edit began: `reply` holds them as they stand."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(_("These words were edited meanwhile. Compare both versions, then save again."))
        self.reply = reply


@dataclass(frozen=True, slots=True)
class ReplySaid:
    """Words for a thread: what they answer and quote, and how they are spoken.

    `answers_request` settles the open request to the speaker's authority, if there is one; `cites` is the anchor of
    the part of the thread's subject that the words are about.
    """

    words: Words
    capacity: str
    attribution: str
    parent: UUID | None = None
    passages: Sequence[Passage] = ()
    answers_request: bool = False
    cites: str = ""


@dataclass(frozen=True, slots=True)
class ThreadSaid:
    """A thread with its first words: what it is about, for whom, and how they are spoken."""

    kind: str
    title: str
    words: Words
    audience: Audience
    capacity: str
    attribution: str
    frameworks: Sequence[Framework] = ()
    tools: Sequence[Tool] = ()


def require_reply(actor: Actor, thread: Thread, said: ReplySaid) -> None:
    """Go on only if the actor may say this in the thread. Raises `Unseen` or `Refused`."""
    require(may.post_reply(actor, thread, capacity=said.capacity, attribution=said.attribution))
    if said.answers_request:
        require(may.answer_request(said.attribution))


def require_thread(actor: Actor, said: ThreadSaid) -> None:
    """Go on only if the actor may start this thread. Raises `Refused`."""
    spoken = {"kind": said.kind, "capacity": said.capacity, "attribution": said.attribution}
    require(may.post_thread(actor, audience=said.audience, **spoken))


def add_reply(
    actor: Actor, speaker: Speaker, thread: Thread, said: ReplySaid, *, key: str, pk: UUID | None = None
) -> tuple[Reply, list[Envelope]]:
    """Let a reply stand in a locked thread. Raises `Refused` for a parent or a quote that does not stand there."""
    parent = _reply_answered(thread, said.parent)
    reply = new_reply(
        speaker,
        thread,
        said.words,
        place=next_place(thread, parent),
        parent=parent,
        capacity=said.capacity,
        attribution=said.attribution,
        key=key,
        pk=pk,
    )
    write_quotes(actor, reply, said.passages)
    cite(reply, said.cites)
    settled = _settle_request(actor, reply) if said.answers_request else []
    thread.last_number = reply.number
    touch(thread)
    thread.save(update_fields=["last_number", "last_activity_at"])
    add_to_read(speaker, thread, [(reply.number, reply.number)])
    told = [events.of_request(request, events.REQUEST_SETTLED) for request in settled]
    return reply, [events.of_reply(reply, events.REPLY_POSTED), *told]


def start_thread(
    speaker: Speaker, said: ThreadSaid, *, key: str, illustrative: bool, pk: UUID | None = None
) -> tuple[Thread, list[Envelope]]:
    """Let a thread begin with its first words; `pk` is their identifier, where they have one already."""
    thread = Thread.objects.create(
        kind=said.kind,
        title_as_written=said.title,
        **columns_of(said.audience),
        illustrative=illustrative,
        last_activity_at=timezone.now(),
        submit_key=key,
    )
    first_words(
        speaker,
        thread,
        said.words,
        capacity=said.capacity,
        attribution=said.attribution,
        key=key,
        pk=pk,
    )
    thread.frameworks.set(said.frameworks)
    thread.tools.set(said.tools)
    add_to_read(speaker, thread, [(0, 0)])
    return thread, [events.of_thread(thread, events.THREAD_POSTED), events.told_to_audience(thread)]


def change_words(reply: Reply, words: Words, *, version: int | None, standing: Mapping[int, bool]) -> list[Envelope]:
    """Let other words stand for a locked reply, keeping the old ones for everybody to see.

    `version` is that from which the edit began; `standing` what is known of quotes of it. Raises `EditConflict`.
    """
    if reply.version != version:
        raise EditConflict(reply)
    ReplyVersion.objects.create(
        reply=reply, version=reply.version, body=reply.body, spoken_at=reply.edited_at or reply.posted_at
    )
    reply.body, reply.html, reply.renderer_version = words.body, words.html, words.renderer_version
    reply.version += 1
    reply.edited_at = reply.thread.moment(timezone.now())
    reply.save(update_fields=["body", "html", "renderer_version", "version", "edited_at"])
    write_mentions(reply, words)
    return [events.of_reply(reply, events.REPLY_EDITED), *quotes_that_changed(reply, standing)]


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
