"""What a client says on a socket: read strictly, since anybody may write anything."""

import json
from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 16 * 1024
MOST_STREAMS = 100
LONGEST_NAME = 100
LONGEST_EPOCH = 36
HIGHEST_SEQUENCE = 2**53


class Nonsense(Exception):
    """A frame that is none of those we know."""


@dataclass(frozen=True, slots=True)
class Follow:
    """A wish to hear what happens in a stream after a sequence; `detail` asks for fragments too."""

    stream: str
    after: int
    epoch: str
    detail: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What a client says at once: exactly one of the three."""

    follow: tuple[Follow, ...] = ()
    unfollow: tuple[str, ...] = ()
    typing: str | None = None


def read(text: str | None) -> Frame:
    """The frame in a message. Raises `Nonsense` for everything else, binary messages (None) included."""
    match _parsed(text):
        case {"follow": list(wanted), **more} if not more and 0 < len(wanted) <= MOST_STREAMS:
            return Frame(follow=tuple(_follow(one) for one in wanted))
        case {"unfollow": list(names), **more} if not more and 0 < len(names) <= MOST_STREAMS:
            return Frame(unfollow=tuple(_name(one) for one in names))
        case {"typing": str(name), **more} if not more:
            return Frame(typing=_name(name))
    raise Nonsense


def _parsed(text: str | None) -> Any:
    if text is None or len(text) > MOST_CHARACTERS:
        raise Nonsense
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise Nonsense from problem


def _follow(wanted: Any) -> Follow:
    match wanted:
        case {"stream": stream, "after": int(after), "epoch": str(epoch), "as": "page" | "list" as how, **more}:
            sensible = not isinstance(after, bool) and 0 <= after < HIGHEST_SEQUENCE and len(epoch) <= LONGEST_EPOCH
            if sensible and not more:
                return Follow(_name(stream), after, epoch, detail=how == "page")
    raise Nonsense


def _name(name: Any) -> str:
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        raise Nonsense
    return name
