"""Words of the demo that an authority clears: handed in by their author, and cleared by another focal point of it."""

from collections.abc import Callable, Iterable
from inspect import unwrap
from typing import ParamSpec, TypeVar, cast

from forum.discussions.actions import clearing, posting, words
from forum.discussions.models import Reply, ReplyRevision, Thread
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.discussions.words import Words
from forum.policies.actor import Actor
from forum.publishing.clearing import goes_to_clearance

P = ParamSpec("P")
R = TypeVar("R")


def within(act: Callable[P, R]) -> Callable[P, R]:
    """A verb without a transaction of its own."""
    return cast(Callable[P, R], unwrap(act))


def start(actor: Actor, said: ThreadSaid, *, key: str, everybody: Iterable[Actor]) -> Thread:
    """Begin a thread."""
    if not goes_to_clearance(actor, said.capacity):
        return within(posting.post_thread)(actor, said, form_key=key)
    revision = within(clearing.hand_in_thread)(actor, said, form_key=key)
    return _cleared(actor, revision, said.words, everybody).thread


def reply(actor: Actor, thread: Thread, said: ReplySaid, *, key: str, everybody: Iterable[Actor]) -> Reply:
    """Reply in a thread."""
    if not goes_to_clearance(actor, said.capacity):
        return within(posting.post_reply)(actor, thread.pk, said, form_key=key)
    revision = within(clearing.hand_in_reply)(actor, thread.pk, said, form_key=key)
    return _cleared(actor, revision, said.words, everybody)


def edit(actor: Actor, spoken: Reply, other: Words, *, version: int, everybody: Iterable[Actor]) -> None:
    """Say it in other words."""
    if not goes_to_clearance(actor, spoken.capacity):
        within(words.edit_reply)(actor, spoken.pk, words=other, version=version)
        return
    revision = within(clearing.hand_in_edit)(actor, spoken.pk, words=other, version=version)
    _cleared(actor, revision, other, everybody)


def _cleared(actor: Actor, revision: ReplyRevision, said: Words, everybody: Iterable[Actor]) -> Reply:
    focal_point = next(one for one in everybody if clears_for(one, actor))
    reply = within(clearing.clear_revision)(focal_point, revision.pk, words=said, version=1)
    assert reply  # noqa: S101 (none of these words waits for a time)
    return reply


def clears_for(one: Actor, actor: Actor) -> bool:
    """Whether somebody is another focal point of an actor's authority."""
    return one.is_focal_point and one.authority == actor.authority and one.person != actor.person
