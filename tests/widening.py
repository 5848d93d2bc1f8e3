"""Other readers for things that stand, for tests, through the verbs that people use."""

from forum.audiences.actions.narrowing import narrow_audience
from forum.audiences.actions.widening import ask_to_widen, confirm_widening
from forum.audiences.models import Widening
from forum.discussions.models import Thread
from forum.policies.actor import Actor
from forum.policies.audience import Audience


def narrowed(thread: Thread, actor: Actor, to: Audience) -> Thread:
    """A thread, with its case, that fewer people read."""
    return narrow_audience(actor, thread.pk, to=to, reason="It names a neighbour.").thread


def asked(thread: Thread, focal_point: Actor, to: Audience) -> Widening:
    """A request that others may read it, which waits."""
    return ask_to_widen(focal_point, thread.pk, to=to, reason="Others asked for it.")


def widened(thread: Thread, focal_point: Actor, other: Actor, to: Audience) -> Widening:
    """A thread, with its case, that others read since somebody else has looked at it."""
    return confirm_widening(other, asked(thread, focal_point, to).pk)
