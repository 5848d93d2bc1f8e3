"""Where streams stand: what a page carries, so that it can ask for all that comes after it."""

from collections.abc import Iterable
from dataclasses import dataclass

from forum.events.models import Stream, id_of


@dataclass(frozen=True, slots=True)
class Head:
    """The last sequence of a stream, given by its name, when it was read; 0 and no epoch where nothing happened yet."""

    stream: str
    after: int = 0
    epoch: str = ""

    def as_data(self) -> dict[str, str | int]:
        """As the script on the page sends it to follow the stream."""
        return {"stream": self.stream, "after": self.after, "epoch": self.epoch}


def heads_of(streams: Iterable[str]) -> list[Head]:
    """Where the streams of these names stand, in one query. To be read before the rows that a page shows."""
    wanted = {name: id_of(name) for name in streams}
    known = Stream.objects.in_bulk(list(wanted.values()))
    return [
        Head(name, known[pk].head, str(known[pk].epoch)) if pk in known else Head(name) for name, pk in wanted.items()
    ]


def head_of(stream: str) -> Head:
    """Where the stream of this name stands. One query."""
    return heads_of([stream])[0]
