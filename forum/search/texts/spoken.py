"""Threads, which are found by their title and first words, and replies."""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from forum.discussions.models import Reply
from forum.discussions.querysets import shown_of
from forum.policies.vocabulary import ReplyState, ThreadKind
from forum.search.models import Kind
from forum.search.texts.text import Source, Text, joined
from forum.text.excerpts import plain


def _rows() -> QuerySet[Reply]:
    """Words that stand, but those of masked rooms, which nobody finds by searching.

    Those with which the thread of a case study begins are the case study's own.
    """
    standing = Reply.objects.filter(state=ReplyState.PUBLISHED).exclude(Q(number=0) & ~Q(thread__subject_address=""))
    return (
        standing.exclude(thread__kind=ThreadKind.ROOM)
        .select_related("thread__audience_group", "thread__audience_authority", *shown_of(""))
        .prefetch_related("thread__frameworks", "thread__tools")
    )


def _texts(reply: Reply) -> Iterator[Text]:
    thread = reply.thread
    columns = {"edition": reply.version}
    if reply.number:
        yield Text(Kind.REPLY, title="", body=plain(reply.html), at=reply.posted_at, columns=columns)
        return
    labels = (*(f"{one.code} {one.name}" for one in thread.frameworks.all()), *thread.tools.all())
    yield Text(
        Kind.THREAD,
        title=thread.title_as_written,
        body=plain(reply.html),
        context=joined(labels),
        at=thread.posted_at,
        columns=columns,
    )


REPLIES = Source("reply", _rows, _texts, is_current={"edition": F("reply__version")})
