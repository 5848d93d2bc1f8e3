"""How many sockets each session and person has open in this process: one has only so many."""

from collections import Counter
from uuid import UUID

from forum.live.visitors import Visitor

MOST_PER_SESSION = 5
MOST_PER_PERSON = 20


class Tally:
    """Counts sockets by the session and the person behind them."""

    def __init__(self) -> None:
        self._counts: Counter[str | UUID] = Counter()

    def is_full(self, visitor: Visitor) -> bool:
        """Whether this session, or its person, has as many as they may."""
        session, person = self._counts[visitor.session], self._counts[visitor.actor.person]
        return session >= MOST_PER_SESSION or person >= MOST_PER_PERSON

    def add(self, visitor: Visitor) -> None:
        self._counts.update((visitor.session, visitor.actor.person))

    def take_away(self, visitor: Visitor) -> None:
        for who in (visitor.session, visitor.actor.person):
            self._counts[who] -= 1
            if not self._counts[who]:
                del self._counts[who]
