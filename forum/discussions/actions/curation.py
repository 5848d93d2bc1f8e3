"""What moderators and the secretariat do: close, pin, hide, mark what is worth keeping."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.discussions import events
from forum.discussions.models import Reply, Thread
from forum.discussions.showing import state_changed
from forum.discussions.steps import locked_reply, locked_thread
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import ReplyState
from forum.record.actions import append


@verb
def close_thread(actor: Actor, thread_id: UUID, *, reason: str) -> Thread:
    """Let nobody add to a thread any more, for a reason that its readers see. Closing a closed thread changes nothing.

    Raises `Unseen`, or `Refused` without the right or the reason.
    """
    thread = locked_thread(actor, thread_id)
    require(may.curate(actor, thread))
    _require_reason(reason)
    if thread.closed_at:
        return thread
    thread.closed_at, thread.closed_reason = timezone.now(), reason
    thread.save(update_fields=["closed_at", "closed_reason"])
    publish(events.of_thread(thread, events.THREAD_CLOSED))
    append("thread.closed", actor=actor, object_id=thread.pk, reason=reason)
    return thread


@verb
def reopen_thread(actor: Actor, thread_id: UUID) -> Thread:
    """Let people add to a thread again. Raises `Unseen` or `Refused`."""
    thread = locked_thread(actor, thread_id)
    require(may.curate(actor, thread))
    if not thread.closed_at:
        return thread
    thread.closed_at, thread.closed_reason = None, ""
    thread.save(update_fields=["closed_at", "closed_reason"])
    publish(events.of_thread(thread, events.THREAD_REOPENED))
    append("thread.reopened", actor=actor, object_id=thread.pk)
    return thread


@verb
def pin_thread(actor: Actor, thread_id: UUID, *, pinned: bool) -> Thread:
    """Keep a thread at the head of the list, or let it go. Raises `Unseen` or `Refused`."""
    thread = locked_thread(actor, thread_id)
    require(may.curate(actor, thread))
    if bool(thread.pinned_at) == pinned:
        return thread
    thread.pinned_at = timezone.now() if pinned else None
    thread.save(update_fields=["pinned_at"])
    publish(events.of_thread(thread, events.THREAD_PINNED if pinned else events.THREAD_UNPINNED))
    append("thread.pinned" if pinned else "thread.unpinned", actor=actor, object_id=thread.pk)
    return thread


@verb
def hide_reply(actor: Actor, reply_id: UUID, *, reason: str) -> Reply:
    """Take somebody's words off the page, for a reason that stands in their place.

    Raises `Unseen`, or `Refused` without the right or the reason, or if the words are gone already.
    """
    reply = locked_reply(actor, reply_id)
    require(may.hide_reply(actor, reply))
    _require_reason(reason)
    reply.state, reply.state_reason = ReplyState.HIDDEN, reason
    reply.save(update_fields=["state", "state_reason"])
    publish(*state_changed(reply, events.REPLY_HIDDEN))
    append("reply.hidden", actor=actor, object_id=reply.pk, reason=reason)
    return reply


@verb
def show_reply(actor: Actor, reply_id: UUID) -> Reply:
    """Put hidden words back. Raises `Unseen` or `Refused`."""
    reply = locked_reply(actor, reply_id)
    require(may.show_reply(actor, reply))
    reply.state, reply.state_reason = ReplyState.PUBLISHED, ""
    reply.save(update_fields=["state", "state_reason"])
    publish(*state_changed(reply, events.REPLY_SHOWN_AGAIN))
    append("reply.shown_again", actor=actor, object_id=reply.pk)
    return reply


@verb
def mark_insight(actor: Actor, reply_id: UUID, *, marked: bool) -> Reply:
    """Mark a reply as a key insight, or take the mark off. Raises `Unseen` or `Refused`."""
    reply = locked_reply(actor, reply_id)
    require(may.mark_insight(actor, reply))
    if bool(reply.insight_at) == marked:
        return reply
    reply.insight_at = timezone.now() if marked else None
    reply.save(update_fields=["insight_at"])
    publish(events.of_reply(reply, events.REPLY_INSIGHT_MARKED if marked else events.REPLY_INSIGHT_UNMARKED))
    return reply


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Please give a reason: it is shown to those who read the thread."))
