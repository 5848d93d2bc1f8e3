"""Everybody in this process who follows one stream, by where they stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from forum.events.models import StreamKind, id_of
from forum.live import items
from forum.live.look import STEP, Tail
from forum.live.socket import Socket, Standing
from forum.policies.actor import Viewpoint

FARTHEST = 500
"""Events that can be resumed. Who has missed more fetches the page: quicker for both sides."""


class Room:
    """The sockets that follow a stream, those of one standing together. A socket is behind until it stands at the head.

    `head` and `epoch` are those of the last look, unknown before the first. `bound` is what, beside their rights, let
    its sockets in.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.stream: UUID = id_of(name)
        self.head: int | None = None
        self.epoch = ""
        self.bound = ""
        self._sockets: dict[Standing, set[Socket]] = {}

    def __bool__(self) -> bool:
        return bool(self._sockets)

    def __iter__(self) -> Iterator[Socket]:
        for sockets in self._sockets.values():
            yield from sockets

    @property
    def shows_presence(self) -> bool:
        """Whether its readers are told how many they are."""
        return self.name.startswith(f"{StreamKind.THREAD}:")

    def put(self, socket: Socket, standing: Standing) -> None:
        """Let a socket stand somewhere, instead of where it stood."""
        self._take_away(socket)
        self._sockets.setdefault(standing, set()).add(socket)
        socket.places[self.name] = standing

    def leave(self, socket: Socket) -> None:
        """Let a socket go, if it is here."""
        self._take_away(socket)
        socket.told.pop(self.name, None)

    def _take_away(self, socket: Socket) -> None:
        standing = socket.places.pop(self.name, None)
        if standing is not None:
            self._sockets[standing].discard(socket)
            if not self._sockets[standing]:
                del self._sockets[standing]

    def ready(self) -> list[Standing]:
        """The standings at which somebody takes frames now."""
        return [standing for standing, sockets in self._sockets.items() if any(one.is_ready for one in sockets)]

    def serve(self, tail: Tail, read_for: Collection[Standing], drawn: Mapping[Viewpoint, Mapping[int, str]]) -> bool:
        """Hand what was read to those it was read for; whether there is more to read for somebody.

        `drawn` has the events by viewpoint, or lacks those that could not be drawn.
        """
        log_is_another = self.head is not None and (tail.head < self.head or (self.epoch and tail.epoch != self.epoch))
        self.head, self.epoch = tail.head, tail.epoch
        if log_is_another:
            self._reset(list(self))
            return False
        more = False
        for standing, sockets in list(self._sockets.items()):
            if standing.seq == tail.head:
                continue
            if standing in read_for:
                more |= self._resume(standing, list(sockets), tail, drawn.get(standing.viewpoint, {}))
            else:
                more |= any(socket.is_ready for socket in sockets)
        return more

    def _resume(self, standing: Standing, sockets: list[Socket], tail: Tail, drawn: Mapping[int, str]) -> bool:
        last = min(standing.seq + STEP, tail.head)
        due = range(standing.seq + 1, last + 1)
        if not 0 < tail.head - standing.seq <= FARTHEST or not all(seq in drawn for seq in due):
            self._reset(sockets)
            return False
        frame = items.frame(drawn[seq] for seq in due)
        reached = Standing(standing.viewpoint, last)
        for socket in sockets:
            if socket.hand(frame):
                self.put(socket, reached)
        return last < tail.head

    def _reset(self, sockets: list[Socket]) -> None:
        for socket in sockets:
            self.leave(socket)
            socket.tell(self.name, items.reset(self.name))
