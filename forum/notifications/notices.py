"""What waits, as its page says it: grouped, each group with why its reader is told, and what stops that."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from forum.discussions.models import Reply, Thread
from forum.notifications.models import Follow, Waiting
from forum.notifications.vocabulary import Followed
from forum.notifications.waiting import Item, newest_for
from forum.policies.actor import Actor
from forum.publishing.attribution import who

NAMED = 3
"""So many authors are named of a group; there are others beside."""


@dataclass(frozen=True, slots=True)
class Words:
    """Replies of one thread that wait for one reason, the oldest first."""

    kind: str
    waiting: list[Waiting]
    follow: Follow | None

    @property
    def thread(self) -> Thread:
        return self.first.thread

    @property
    def first(self) -> Reply:
        return self.waiting[0].reply

    @property
    def number(self) -> int:
        return len(self.waiting)

    @property
    def authors(self) -> str:
        """Some of those who spoke, as shown, each once."""
        return ", ".join(self._names[:NAMED])

    @property
    def has_others(self) -> bool:
        return len(self._names) > NAMED

    @property
    def ranges(self) -> str:
        """What is read when this is cleared: these words, and no others of the thread."""
        return ",".join(f"{one.reply.number}-{one.reply.number}" for one in self.waiting)

    @property
    def _names(self) -> list[str]:
        return list(dict.fromkeys(who(one.reply).name for one in self.waiting))


@dataclass(frozen=True, slots=True)
class Notice:
    """A row of the page: words of one thread together, or one thing to be done."""

    since: datetime
    words: Words | None = None
    item: Item | None = None


def notices_for(actor: Actor, most: int) -> list[Notice]:
    """What waits for the actor, made of up to so many things, the newest first."""
    groups: dict[tuple[UUID, str], list[Waiting]] = {}
    notices = []
    for item in newest_for(actor, most):
        if item.words:
            groups.setdefault((item.words.reply.thread_id, item.words.kind), []).append(item.words)
        else:
            notices.append(Notice(item.since, item=item))
    follows = _follows(actor, [thread for thread, _kind in groups])
    for (thread, kind), waiting in groups.items():
        notices.append(Notice(waiting[0].since, words=Words(kind, waiting[::-1], follows.get(thread))))
    return sorted(notices, key=lambda notice: notice.since, reverse=True)


def _follows(actor: Actor, threads: list[UUID]) -> dict[UUID | None, Follow]:
    own = Follow.objects.by(actor.person).standing().filter(**{f"{Followed.THREAD}__in": threads})
    return {follow.thread_id: follow for follow in own}
