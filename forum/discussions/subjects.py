"""Threads about something that stands in a room above: they know its title, its address and its parts, not what it is.

Steps for the verbs of that room. They run inside its transaction and publish nothing.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.utils import timezone

from forum.agreements.models import Framework
from forum.discussions import events
from forum.discussions.models import Thread
from forum.discussions.reading import add_to_read
from forum.discussions.showing import quotes_that_changed, state_changed
from forum.discussions.steps import first_words
from forum.discussions.words import Words
from forum.events.envelopes import Envelope
from forum.policies.actor import Actor
from forum.policies.audience import Audience
from forum.policies.decision import Unseen
from forum.policies.vocabulary import Attribution, Capacity, ReplyState, ThreadKind
from forum.publishing.models import columns_of
from forum.taxonomy.models import Tool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a subject that a reply can cite. `label` is a message to translate, which may name the `row`."""

    anchor: str
    label: str
    row: int | None
    address: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a thread is about, as the thread shows it, and whom it is for. `kind` is a message to translate."""

    title: str
    kind: str
    address: str
    words: Words
    parts: tuple[Part, ...]
    audience: Audience
    frameworks: Sequence[Framework]
    tools: Sequence[Tool]


def open_thread_about(actor: Actor, subject: Subject, *, illustrative: bool, key: str) -> Thread:
    """A new thread, whose first words are those of its subject, spoken for the actor's authority."""
    thread = Thread.objects.create(
        kind=ThreadKind.DISCUSSION,
        title_as_written=subject.title,
        **columns_of(subject.audience),
        illustrative=illustrative,
        last_activity_at=timezone.now(),
        submit_key=key,
        subject_kind=subject.kind,
        subject_address=subject.address,
        subject_parts=[asdict(part) for part in subject.parts],
    )
    first_words(
        actor,
        thread,
        subject.words,
        capacity=Capacity.FACTUAL_INFORMATION,
        attribution=Attribution.AUTHORITY_ONLY,
        key=key,
    )
    _label(thread, subject)
    add_to_read(actor, thread, [(0, 0)])
    return thread


def renew_thread_about(thread: Thread, subject: Subject) -> list[Envelope]:
    """Let a locked thread say what its subject says now; the envelopes for its first words and for quotes of them."""
    thread.title_as_written = subject.title
    thread.subject_parts = [asdict(part) for part in subject.parts]
    thread.save(update_fields=["title_as_written", "subject_parts"])
    _label(thread, subject)
    opening = thread.replies.select_for_update().get(number=0)
    opening.body, opening.html = subject.words.body, subject.words.html
    opening.renderer_version = subject.words.renderer_version
    opening.version += 1
    opening.save(update_fields=["body", "html", "renderer_version", "version"])
    return [events.of_reply(opening, events.REPLY_EDITED), *quotes_that_changed(opening, {})]


def close_thread_about(thread: Thread, reason: str) -> list[Envelope]:
    """Let nobody add to a locked thread whose subject is gone, nor read its words there; the envelopes for both."""
    if not thread.closed_at:
        thread.closed_at, thread.closed_reason = timezone.now(), reason
        thread.save(update_fields=["closed_at", "closed_reason"])
    opening = thread.replies.select_for_update().get(number=0)
    opening.thread, opening.state = thread, ReplyState.WITHDRAWN
    opening.save(update_fields=["state"])
    return [events.of_thread(thread, events.THREAD_CLOSED), *state_changed(opening, events.REPLY_WITHDRAWN)]


def locked_thread_about(thread_id: UUID) -> Thread:
    """The thread, locked until commit: to be asked for before the row of its subject. Raises `Unseen` for none."""
    thread = Thread.objects.select_for_update().filter(pk=thread_id).first()
    if thread is None:
        raise Unseen
    return thread


def _label(thread: Thread, subject: Subject) -> None:
    thread.frameworks.set(subject.frameworks)
    thread.tools.set(subject.tools)
