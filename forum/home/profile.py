"""What a person has contributed, as far as a reader may see it: words spoken under their name, and no others."""

from dataclasses import dataclass

from django.db.models import Count, Max

from accounts.models import User
from forum.discussions.models import Reply, Thread
from forum.policies.actor import Actor
from forum.policies.vocabulary import ReplyState, ThreadKind

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Contribution:
    """A thread in which somebody spoke by name: how often, and the last of these words."""

    thread: Thread
    count: int
    latest: int

    @property
    def address(self) -> str:
        """Where the last of these words stand."""
        return f"{self.thread.get_absolute_url()}?at={self.latest}#p-{self.latest}"


def contributions_of(person: User, actor: Actor) -> list[Contribution]:
    """The threads in which they spoke last, the newest first. Two queries.

    Who wrote words that are shown without a name is sealed, and is not asked.
    """
    by_name = Reply.objects.visible_to(actor).filter(shown_seat__person=person, state=ReplyState.PUBLISHED)
    by_name = by_name.exclude(thread__kind=ThreadKind.ROOM)
    spoken = by_name.values_list("thread").annotate(n=Count("pk"), latest=Max("number"), at=Max("posted_at"))
    rows = list(spoken.order_by("-at", "thread")[:SHOWN])
    threads = Thread.objects.visible_to(actor).in_bulk([thread for thread, *_ in rows])
    return [Contribution(threads[thread], count, latest) for thread, count, latest, _at in rows]
