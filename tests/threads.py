"""Threads and replies for tests, made by the verbs that make them."""

from typing import Any
from uuid import uuid4

from accounts.models import Authority, Group
from forum.agreements.models import Framework
from forum.discussions.actions.posting import post_reply, post_thread
from forum.discussions.models import Reply, Thread
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.discussions.words import Passage, prepare
from forum.policies.actor import Actor
from forum.policies.audience import MEMBERS, Audience
from forum.policies.speaking import capacities_open_to
from forum.policies.vocabulary import Attribution, AudienceKind, ThreadKind
from forum.publishing.models import columns_of


def thread_by(actor: Actor, *, body: str = "How do you check certificates?", **changes: Any) -> Thread:
    """A question for members, in the last capacity open to the actor and by name, unless said otherwise."""
    said: dict[str, Any] = {
        "kind": ThreadKind.QUESTION,
        "title": "Certificates at the border",
        "audience": MEMBERS,
        "capacity": capacities_open_to(actor)[-1],
        "attribution": Attribution.BY_NAME,
        **changes,
    }
    form_key = said.pop("form_key", None) or uuid4().hex
    draft = said.pop("draft", None)
    words = prepare(body, Thread(**columns_of(said["audience"])))
    return post_thread(actor, ThreadSaid(words=words, **said), form_key=form_key, draft=draft)


def for_parties(framework: Framework) -> Audience:
    """The officials and focal points of a framework's Parties."""
    return Audience(AudienceKind.FRAMEWORK, framework.pk)


def for_group(group: Group) -> Audience:
    """The members of a group."""
    return Audience(AudienceKind.GROUP, str(group.pk))


def for_authority(authority: Authority) -> Audience:
    """An authority's own people."""
    return Audience(AudienceKind.AUTHORITY, str(authority.pk))


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
        "parent": parent.pk if parent else None,
        "passages": [Passage(source.pk, words) for source, words in quoting or []],
        **changes,
    }
    form_key = said.pop("form_key", None) or uuid4().hex
    draft = said.pop("draft", None)
    return post_reply(actor, thread.pk, ReplySaid(words=prepare(body, thread), **said), form_key=form_key, draft=draft)
