"""The events of discussions: built here and nowhere else."""

from uuid import UUID

from forum.discussions.models import ExperienceRequest, Reply, Thread, Unmasking
from forum.events.envelopes import Envelope, to_audience, to_desk, to_rights, to_room, to_thread
from forum.publishing.audience import desk_of, key_of
from forum.publishing.models import ClearanceStep

REPLY_POSTED = "reply.posted"
REPLY_EDITED = "reply.edited"
REPLY_WITHDRAWN = "reply.withdrawn"
REPLY_HIDDEN = "reply.hidden"
REPLY_SHOWN_AGAIN = "reply.shown_again"
REPLY_INSIGHT_MARKED = "reply.insight_marked"
REPLY_INSIGHT_UNMARKED = "reply.insight_unmarked"
REPLY_USEFULNESS_CHANGED = "reply.usefulness_changed"
REPLY_CONTEXT_CHANGED = "reply.context_changed"
REPLY_ANSWER_CHANGED = "reply.answer_changed"
REPLY_OWN_USEFULNESS_CHANGED = "reply.own_usefulness_changed"

THREAD_POSTED = "thread.posted"
THREAD_CLOSED = "thread.closed"
THREAD_REOPENED = "thread.reopened"
THREAD_PINNED = "thread.pinned"
THREAD_UNPINNED = "thread.unpinned"
THREAD_ANSWER_CHANGED = "thread.answer_changed"
THREAD_NARROWED = "thread.narrowed"
THREAD_WIDENED = "thread.widened"
THREAD_TITLE_CHANGED = "thread.title_changed"

ROOM_OPENED = "room.opened"
ROOM_BEGUN = "room.begun"

UNMASKING_CHANGED = "unmasking.changed"

REQUEST_ASKED = "request.asked"
REQUEST_SETTLED = "request.settled"
REQUEST_ANSWER_CHANGED = "request.answer_changed"

REVISION_CHANGED = "revision.changed"
REVISION_CAME = "revision.came"

OF_REPLIES = frozenset(
    {
        REPLY_POSTED,
        REPLY_EDITED,
        REPLY_WITHDRAWN,
        REPLY_HIDDEN,
        REPLY_SHOWN_AGAIN,
        REPLY_INSIGHT_MARKED,
        REPLY_INSIGHT_UNMARKED,
        REPLY_USEFULNESS_CHANGED,
        REPLY_CONTEXT_CHANGED,
        REPLY_ANSWER_CHANGED,
    }
)
"""Events about a reply, by its identifier: they render it as it stands. Its context is what it quotes or answers."""

OF_THREAD_STATE = frozenset(
    {
        THREAD_CLOSED,
        THREAD_REOPENED,
        THREAD_PINNED,
        THREAD_UNPINNED,
        THREAD_ANSWER_CHANGED,
        REQUEST_ASKED,
        REQUEST_SETTLED,
        REQUEST_ANSWER_CHANGED,
        ROOM_BEGUN,
    }
)
"""Events that render the state of their thread."""


OF_READERS = frozenset({THREAD_NARROWED, THREAD_WIDENED})
"""A thread has other readers: who still reads it fetches its page again, since more than one part is another."""

OF_LISTS = frozenset({THREAD_POSTED, THREAD_WIDENED})
"""Told to audiences: something is there that was not."""


def of_reply(reply: Reply, kind: str) -> Envelope:
    return _told_in(reply.thread, kind, reply.pk)


def of_thread(thread: Thread, kind: str) -> Envelope:
    return _told_in(thread, kind, thread.pk)


def _told_in(thread: Thread, kind: str, about: UUID) -> Envelope:
    """Told to those who read a thread; of a masked room nobody else hears."""
    return (to_room if thread.is_masked else to_thread)(thread.pk, kind, about)


def of_request(request: ExperienceRequest, kind: str) -> Envelope:
    return to_thread(request.thread_id, kind, request.pk)


def of_clearance(step: ClearanceStep) -> Envelope:
    """Words went a step through their authority. Told where nobody listens but followers: hardly anybody is to know."""
    return to_rights(REVISION_CHANGED, step.pk)


def of_what_came(words: UUID) -> Envelope:
    """The time of words came: they are spoken now, or their author has them back. Told as a step of clearance is."""
    return to_rights(REVISION_CAME, words)


def told_to_desk(reply: Reply, authority: UUID) -> Envelope:
    """What an authority says of a reply, for its own people: it is a mark on their pages."""
    return to_desk(desk_of(authority, reply.thread), REPLY_OWN_USEFULNESS_CHANGED, reply.pk)


def told_to_audience(thread: Thread) -> Envelope:
    """A new thread, for the lists of those who may read it."""
    return to_audience(key_of(thread), ROOM_OPENED if thread.is_masked else THREAD_POSTED, thread.pk)


def of_unmasking(unmasking: Unmasking) -> Envelope:
    """Told where nobody listens but followers: in its room nothing changes."""
    return to_rights(UNMASKING_CHANGED, unmasking.pk)
