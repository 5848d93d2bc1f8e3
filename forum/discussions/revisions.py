"""What is kept of words that wait for clearance, beside the words themselves, and how they are said when it comes."""

from typing import Any
from uuid import UUID

from forum.agreements.models import Framework
from forum.discussions.models import ReplyRevision, Thread
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.discussions.words import Passage, Words
from forum.policies.audience import MEMBERS, audience_called
from forum.publishing.models import ForAnAudience, columns_of
from forum.taxonomy.models import Tool


def kept_of_reply(said: ReplySaid) -> dict[str, Any]:
    """What a reply answers, quotes and cites."""
    return {
        "parent": str(said.parent) if said.parent else None,
        "passages": [[str(passage.source), passage.words] for passage in said.passages],
        "answers_request": said.answers_request,
        "cites": said.cites,
    }


def said_again(revision: ReplyRevision, words: Words) -> ReplySaid:
    """The reply that was handed in, with its words rendered for today."""
    asked = revision.asked
    return ReplySaid(
        words,
        revision.capacity,
        revision.attribution,
        parent=UUID(asked["parent"]) if asked["parent"] else None,
        passages=[Passage(UUID(source), passage) for source, passage in asked["passages"]],
        answers_request=asked["answers_request"],
        cites=asked["cites"],
    )


def kept_of_thread(said: ThreadSaid) -> dict[str, Any]:
    """What a thread is called, what it touches, and for whom it is."""
    return {
        "kind": said.kind,
        "title": said.title,
        "audience": said.audience.key,
        "frameworks": [framework.pk for framework in said.frameworks],
        "tools": [tool.pk for tool in said.tools],
    }


def thread_said_again(revision: ReplyRevision, words: Words) -> ThreadSaid:
    """The thread that was handed in, with its first words rendered for today."""
    opening: dict[str, Any] = revision.opening or {}
    return ThreadSaid(
        kind=opening["kind"],
        title=opening["title"],
        words=words,
        audience=audience_called(opening["audience"]) or MEMBERS,
        capacity=revision.capacity,
        attribution=revision.attribution,
        frameworks=list(Framework.objects.filter(pk__in=opening["frameworks"])),
        tools=list(Tool.objects.filter(pk__in=opening["tools"])),
    )


def audience_of(revision: ReplyRevision) -> ForAnAudience:
    """Those who will read the words: the readers of their thread, or of the one that they open."""
    if revision.thread:
        return revision.thread
    opening: dict[str, Any] = revision.opening or {}
    return Thread(**columns_of(audience_called(opening["audience"]) or MEMBERS))
