"""Presence: how many people read a thread now, and how many of them write. Counts, kept by nobody, in no event.

Each process writes its own counts to the shared cache, where they expire. With the cache away nobody can tell, and
the line is not drawn.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID, uuid4

from django.core.cache import caches

from forum.live import items
from forum.live.room import Room
from forum.live.socket import Socket

logger = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds between two looks at the counts, and so at least between two items about a stream."""
EXPIRES = 30
"""Seconds after which the counts of a process that died are forgotten."""
TYPING = 10.0
"""Seconds for which somebody who typed is taken to be replying."""

PROCESSES = "presence:processes"

Count = tuple[int, int]
"""How many are reading, and how many are replying."""


class Presence:
    """The counts of one process, and what its sockets were told of everybody's."""

    def __init__(self, rooms: Mapping[str, Room]) -> None:
        self._rooms = rooms
        self._own_key = f"presence:{uuid4().hex}"
        self._typed: dict[str, dict[UUID, float]] = {}
        self._shares_nothing = True

    def types(self, socket: Socket, name: str) -> None:
        """Note that somebody who reads a thread is typing in it."""
        if name in socket.places and socket.places[name].viewpoint.detail and self._rooms[name].shows_presence:
            self._typed.setdefault(name, {})[socket.visitor.actor.person] = time.monotonic() + TYPING

    async def tell_for_ever(self) -> None:
        """Share what is counted here, and tell the sockets what has changed."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.tell()
            except Exception:
                logger.exception("Presence could not be told.")

    async def tell(self) -> None:
        """Do so once."""
        own = self._counted()
        if not own and self._shares_nothing:
            return
        self._shares_nothing = not own
        totals: Mapping[str, Count] | None = None
        with suppress(Exception):  # whatever a cache raises when it is away
            totals = await asyncio.to_thread(self._shared, own)
        for name in own:
            if room := self._rooms.get(name):
                _tell(room, None if totals is None else totals[name])

    def _counted(self) -> dict[str, Count]:
        now = time.monotonic()
        counts = {}
        for name, room in self._rooms.items():
            if room.shows_presence and (people := {socket.visitor.actor.person for socket in _readers(room)}):
                typed = self._typed.get(name, {})
                counts[name] = (len(people), sum(until > now for person, until in typed.items() if person in people))
        self._typed = {name: typed for name, typed in self._typed.items() if max(typed.values()) > now}
        return counts

    def _shared(self, own: Mapping[str, Count]) -> Mapping[str, Count]:
        """Say what is counted here, and add up what all say. Who writes over our name is written over again."""
        cache = caches["presence"]
        cache.set(self._own_key, own, EXPIRES)
        known = set(cache.get(PROCESSES) or ())
        counts = cache.get_many(known | {self._own_key})
        if counts.keys() != known:
            cache.set(PROCESSES, sorted(counts), None)
        reading: Counter[str] = Counter()
        replying: Counter[str] = Counter()
        for of_process in counts.values():
            for name, (readers, writers) in of_process.items():
                reading[name] += readers
                replying[name] += writers
        return {name: (reading[name], replying[name]) for name in own}


def _readers(room: Room) -> list[Socket]:
    return [socket for socket in room if socket.places[room.name].viewpoint.detail]


def _tell(room: Room, count: Count | None) -> None:
    reading, replying = count or (None, 0)
    item = items.presence(room.name, reading, replying)
    for socket in _readers(room):
        if socket.told.get(room.name) != item and not (count is None and room.name not in socket.told):
            socket.told[room.name] = item
            socket.tell(f"presence {room.name}", item)
