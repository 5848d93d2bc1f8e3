"""Threads and replies for tests, made by the verbs that make them."""

from typing import Any
from uuid import uuid4

from forum.discussions.actions.posting import post_reply, post_thread
from forum.discussions.models import Reply, Thread
from forum.discussions.words import Passage, prepare
from forum.policies.actor import Actor
from forum.policies.speaking import capacities_open_to
from forum.policies.vocabulary import Attribution, AudienceKind, ThreadKind


def thread_by(actor: Actor, *, body: str = "How do you check certificates?", **changes: Any) -> Thread:
    """A question for members, in the last capacity open to the actor and by name, unless said otherwise."""
    said: dict[str, Any] = {
        "kind": ThreadKind.QUESTION,
        "title": "Certificates at the border",
        "audience": AudienceKind.MEMBERS,
        "framework": None,
        "capacity": capacities_open_to(actor)[-1],
        "attribution": Attribution.BY_NAME,
        "frameworks": [],
        "tools": [],
        "form_key": uuid4().hex,
        **changes,
    }
    audience = Thread(audience_kind=said["audience"], audience_framework=said["framework"])
    return post_thread(actor, words=prepare(body, audience), **said)


def reply_in(
    thread: Thread,
    actor: Actor,
    *,
    body: str = "One hall, two queues.",
    parent: Reply | None = None,
    quoting: list[tuple[Reply, str]] | None = None,
    **changes: Any,
) -> Reply:
    """A reply, in the last capacity open to the actor and by name, unless said otherwise."""
    said: dict[str, Any] = {
        "capacity": capacities_open_to(actor)[-1],
        "attribution": Attribution.BY_NAME,
        "form_key": uuid4().hex,
        **changes,
    }
    passages = [Passage(source.pk, words) for source, words in quoting or []]
    return post_reply(
        actor,
        thread.pk,
        words=prepare(body, thread),
        parent=parent.pk if parent else None,
        passages=passages,
        **said,
    )
