"""Words change, are no longer shown, or are again: what follows, in the transaction of the verb that decided so."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from forum.discussions import events
from forum.discussions.models import ExperienceRequest, Quote, Reply, Thread
from forum.events.envelopes import Envelope
from forum.policies.vocabulary import ReplyState
from forum.text.excerpts import contains_passage


def state_changed(reply: Reply, kind: str) -> list[Envelope]:
    """Make everything agree with the state that a reply has now; the envelopes for it and for all that changed with it.

    Nobody is named as the author of words that are gone: not where they are quoted, answered, or an answer themselves.
    """
    return [
        events.of_reply(reply, kind),
        *_title_follows(reply),
        *_marks_fall(reply),
        *_told_by_requests(reply),
        *_told_by_replies(reply),
    ]


def _title_follows(reply: Reply) -> list[Envelope]:
    """The title of a thread is shown as long as its first words are: it is their author's too, unless a subject's."""
    thread = reply.thread
    if reply.number or thread.subject_address:
        return []
    thread.title_is_shown = reply.state == ReplyState.PUBLISHED
    thread.save(update_fields=["title_is_shown"])
    return [events.of_thread(thread, events.THREAD_TITLE_CHANGED)]


def _marks_fall(reply: Reply) -> list[Envelope]:
    """What is no longer shown is neither an insight nor the answer."""
    if reply.state == ReplyState.PUBLISHED:
        return []
    if reply.insight_at:
        reply.insight_at = None
        reply.save(update_fields=["insight_at"])
    thread = reply.thread
    if thread.answer_id != reply.pk:
        return []
    thread.answer = None
    thread.save(update_fields=["answer"])
    return [events.of_thread(thread, events.THREAD_ANSWER_CHANGED)]


def _told_by_requests(reply: Reply) -> list[Envelope]:
    requests = ExperienceRequest.objects.filter(reply=reply)
    return [events.of_request(request, events.REQUEST_ANSWER_CHANGED) for request in requests]


def told_by_quotes_elsewhere(thread: Thread) -> list[Envelope]:
    """Replies of other threads that quote words of a thread whose readers have changed: they are drawn anew."""
    others = Reply.objects.filter(quotes__source__thread=thread).exclude(thread=thread)
    return [events.of_reply(one, events.REPLY_CONTEXT_CHANGED) for one in others.distinct().order_by("pk")]


def _told_by_replies(reply: Reply) -> list[Envelope]:
    """Those that quote it or answer it."""
    others = Reply.objects.filter(Q(quotes__source=reply) | Q(parent=reply)).distinct().order_by("number")
    return [events.of_reply(other, events.REPLY_CONTEXT_CHANGED) for other in others.select_related("thread")]


def quotes_that_changed(source: Reply, standing: Mapping[int, bool]) -> list[Envelope]:
    """Note of each quote whether its passage still stands in its source; envelopes for those that changed."""
    changed: dict[UUID, Reply] = {}
    for quote in Quote.objects.filter(source=source).select_related("reply__thread"):
        known = standing.get(quote.pk)
        stands = contains_passage(source.html, quote.passage) if known is None else known
        if stands != quote.stands:
            quote.stands = stands
            quote.save(update_fields=["stands"])
            changed[quote.reply_id] = quote.reply
    return [events.of_reply(reply, events.REPLY_CONTEXT_CHANGED) for reply in changed.values()]
