"""The personal block: what a reply is to one reader. Never part of a fragment that readers share."""

from collections.abc import Iterable
from enum import StrEnum

from forum.discussions.models import Reply, Thread, Usefulness
from forum.discussions.ranges import Range, contains
from forum.discussions.reading import read_by
from forum.policies.actor import Actor
from forum.publishing.authorship import mine_among

Marks = dict[int, list[str]]
"""The marks of replies by number."""


class Mark(StrEnum):
    NEW = "new"
    MINE = "mine"
    USEFUL = "useful"


def marks_of(actor: Actor, thread: Thread, replies: Iterable[Reply], read: list[Range] | None = None) -> Marks:
    """Which of these replies are new to the actor, the actor's own, or useful to the actor's authority.

    In a masked room they are nothing but the actor's own.

    Three queries for any number of replies, two where it is known already what the actor has `read` of the thread.
    """
    by_id = {reply.pk: reply.number for reply in replies}
    if thread.is_masked:
        mine = mine_among(actor, by_id.keys())
        return {number: [Mark.MINE] if reply in mine else [] for reply, number in by_id.items()}
    read = read_by(actor, thread) if read is None else read
    mine = mine_among(actor, by_id.keys())
    useful = set(
        Usefulness.objects.filter(reply__in=by_id, authority_id=actor.authority).values_list("reply_id", flat=True)
    )
    return {
        number: [
            mark
            for mark, given in (
                (Mark.NEW, not contains(read, number)),
                (Mark.MINE, reply in mine),
                (Mark.USEFUL, reply in useful),
            )
            if given
        ]
        for reply, number in by_id.items()
    }
