"""Whose words stand in what is to be read by others."""

from uuid import UUID

from forum.discussions.models import Quote, Reply, Thread
from forum.discussions.querysets import shown_of
from forum.policies.vocabulary import ReplyState
from forum.publishing.attribution import who

MOST_NAMED = 50


def words_in(thread: Thread) -> set[UUID]:
    """The identifiers of the words that stand in a thread, and of those that are quoted there."""
    standing = Reply.objects.filter(thread=thread, state=ReplyState.PUBLISHED)
    quoted = Quote.objects.filter(reply__in=standing, source__state=ReplyState.PUBLISHED)
    return {*standing.values_list("pk", flat=True), *quoted.values_list("source_id", flat=True)}


def authors_shown(thread: Thread) -> list[str]:
    """Whose words stand there, each once, as everybody reads it: never more than that."""
    replies = Reply.objects.filter(thread=thread, state=ReplyState.PUBLISHED).select_related(*shown_of(""))
    shown = ((who(reply).name, who(reply).place) for reply in replies.order_by("number"))
    return list(dict.fromkeys(f"{name}, {place}" if place else name for name, place in shown))[:MOST_NAMED]
