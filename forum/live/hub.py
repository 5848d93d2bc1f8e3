"""The hub: the one place of a process that knows its sockets.

All its work is done in one event loop, in one task that looks and serves, again and again: on a doorbell, on a wish of
a socket, and at least once a second. Only the look itself is in a thread. What a look found is applied without
waiting for anything: first the rights, then the wishes, then the events.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from weakref import WeakKeyDictionary

from django.db import DatabaseError, connections

from forum.events import doorbell
from forum.events.models import RIGHTS
from forum.live import items
from forum.live.frames import MOST_STREAMS, Follow
from forum.live.listening import listen
from forum.live.look import Plan, Seen, look
from forum.live.presence import Presence
from forum.live.room import Room
from forum.live.socket import Ask, Socket, Standing, Wish
from forum.live.tally import Tally
from forum.policies.actor import Viewpoint

logger = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between two thorough looks: how late news and lost rights are at worst."""
HERE_EVERY = 15.0
"""Seconds between two signs of life to each socket."""
BUSY_AT_MOST = 5.0
"""Seconds a socket may take for one frame."""
MOST_REPLAYS = 100
"""Standings behind the head that one look reads for, so that many who come back do not hold up the rest."""

ENDED = 4403
LIST = Viewpoint(language="", detail=False)


class Hub:
    """The sockets of one event loop, the rooms they are in, and the task that serves them."""

    def __init__(self) -> None:
        self.sockets: set[Socket] = set()
        self.rooms: dict[str, Room] = {}
        self.presence = Presence(self.rooms)
        self._tally = Tally()
        self._watched: dict[str, Room] = {}
        self._asking: set[Socket] = set()
        self._rights = -1
        self._wake = asyncio.Event()
        self._next_tick = 0.0
        self._thread = ThreadPoolExecutor(1, "hub")
        self._tasks: list[asyncio.Task[None]] = []

    # What consumers ask for.

    def join(self, socket: Socket) -> bool:
        """Take in a socket that was accepted; not if its session or person has as many as they may."""
        if self._tally.is_full(socket.visitor):
            return False
        self._tally.add(socket.visitor)
        self.sockets.add(socket)
        socket.next_here = _now() + HERE_EVERY
        return True

    def leave(self, socket: Socket) -> None:
        """Forget a socket, wherever it is."""
        if socket not in self.sockets:
            return
        self.sockets.discard(socket)
        self._tally.take_away(socket.visitor)
        self._asking.discard(socket)
        for name in list(socket.places):
            self._let_go(socket, name)

    def follow(self, socket: Socket, wanted: Iterable[Follow]) -> None:
        """Note what a socket wishes to follow; the next look, which this starts, finds out whether it may."""
        if socket not in self.sockets:
            return
        for follow in wanted:
            self._let_go(socket, follow.stream)
            if len(socket.places.keys() | socket.asks.keys() | {follow.stream}) > MOST_STREAMS:
                socket.tell(follow.stream, items.refused(follow.stream, items.TOO_MANY, socket.language))
                continue
            viewpoint = Viewpoint(socket.language, detail=True) if follow.detail else LIST
            socket.asks[follow.stream] = Ask(Standing(viewpoint, follow.after), follow.epoch)
        self._asking.add(socket)
        self._wake.set()

    def unfollow(self, socket: Socket, names: Iterable[str]) -> None:
        """Send a socket nothing more of these streams."""
        for name in names:
            socket.asks.pop(name, None)
            self._let_go(socket, name)

    def changed(self, socket: Socket) -> None:
        """A socket was busy and is not any more, or was lost."""
        if socket.is_open:
            self._wake.set()
        else:
            self.leave(socket)

    # The life of the hub.

    def start(self) -> None:
        """Begin to look and to listen, in the running loop; views ring the doorbell there from now on."""
        loop = asyncio.get_running_loop()
        doorbell.adopt(loop)
        work = (self._serve_for_ever(), listen(self._heard), self.presence.tell_for_ever())
        self._tasks = [loop.create_task(one) for one in work]

    async def stop(self) -> None:
        """End all tasks and give back what they hold; sockets are left to whoever opened them."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.get_running_loop().run_in_executor(self._thread, connections.close_all)
        self._thread.shutdown()

    async def _serve_for_ever(self) -> None:
        in_trouble = False
        while True:
            is_tick = await self._woken()
            if is_tick:
                self._cut_the_stuck()
            if not self.sockets:
                continue
            try:
                await self._look(is_tick=is_tick)
                in_trouble = False
            except Exception as problem:
                if not isinstance(problem, DatabaseError):
                    logger.exception("A look failed; the next one is in a second.")
                elif not in_trouble:
                    logger.warning("The database cannot be read, so nothing is live until it can: %s", problem)
                in_trouble = True
                await asyncio.sleep(TICK)

    async def _woken(self) -> bool:
        """Wait until there is reason to look; whether a second has gone by since the last thorough look."""
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._next_tick):
                await self._wake.wait()
        self._wake.clear()
        is_tick = _now() >= self._next_tick
        if is_tick:
            self._next_tick = _now() + TICK
        return is_tick

    def _heard(self, heads: Mapping[str, int]) -> None:
        """A doorbell rang: look at once if it is about a stream that somebody here follows, or about rights."""
        for stream, head in heads.items():
            room = self._watched.get(stream)
            if (room and head > (room.head or 0)) or (stream == str(RIGHTS) and head > self._rights):
                self._wake.set()

    # One look.

    async def _look(self, *, is_tick: bool) -> None:
        asking = [socket for socket in self._asking if socket.is_ready]
        wishes = [Wish(one, one.visitor, name, ask) for one in asking for name, ask in one.asks.items()]
        plan = self._plan(wishes[:MOST_REPLAYS], compare=is_tick)
        compared = list(self.sockets)
        seen = await asyncio.get_running_loop().run_in_executor(self._thread, look, plan)
        self._apply_rights(seen, compared)
        self._grant(wishes[:MOST_REPLAYS], seen)
        self._serve(plan, seen)
        if len(wishes) > MOST_REPLAYS:
            self._wake.set()
        if is_tick:
            self._say_here()

    def _plan(self, wishes: Collection[Wish], *, compare: bool) -> Plan:
        standings: dict[str, set[Standing]] = {}
        spare = MOST_REPLAYS
        for room in self.rooms.values():
            for standing in room.ready():
                if standing.seq == room.head or spare > 0:
                    spare -= standing.seq != room.head
                    standings.setdefault(room.name, set()).add(standing)
        for wish in wishes:
            standings.setdefault(wish.stream, set()).add(wish.ask.standing)
        return Plan(
            standings=standings,
            asks={(wish.visitor, wish.stream) for wish in wishes},
            everybody={socket.visitor for socket in self.sockets},
            unchecked={socket.visitor for socket in self.sockets if not socket.is_checked},
            rights=self._rights,
            compare=compare,
            followed=list(self.rooms),
        )

    def _apply_rights(self, seen: Seen, compared: Iterable[Socket]) -> None:
        """End who has ended; who is changed stands nowhere until the next look lets them in again."""
        self._rights = seen.rights
        for socket in compared:
            socket.is_checked = True
            if socket not in self.sockets or socket.visitor not in seen.changed:
                continue
            now = seen.changed[socket.visitor]
            if now is None:
                self.leave(socket)
                socket.close(ENDED, items.ended())
                continue
            socket.visitor = now
            for name in list(socket.places):
                self._ask_again(socket, name)
        for room in [room for room in self.rooms.values() if seen.bounds.get(room.name, room.bound) != room.bound]:
            for socket in list(room):
                self._ask_again(socket, room.name)

    def _ask_again(self, socket: Socket, name: str) -> None:
        """Let a socket stand nowhere in a stream until the next look has found out whether it still may."""
        socket.asks.setdefault(name, Ask(socket.places[name], self.rooms[name].epoch, again=True))
        self._let_go(socket, name)
        self._asking.add(socket)
        self._wake.set()

    def _grant(self, wishes: Iterable[Wish], seen: Seen) -> None:
        """Let those stand where they asked to who may; the events they missed are served with everybody's."""
        for socket, visitor, name, ask in wishes:
            if socket not in self.sockets or socket.asks.get(name) is not ask:
                continue
            del socket.asks[name]
            if not socket.asks:
                self._asking.discard(socket)
            if (visitor, name) in seen.allowed:
                self._let_in(socket, name, ask, seen)
            else:
                refused = items.refused(name, items.NOT_THERE, socket.language)
                socket.tell(name, items.gone(name) if ask.again else refused)

    def _let_in(self, socket: Socket, name: str, ask: Ask, seen: Seen) -> None:
        tail = seen.tails[name]
        if ask.epoch and ask.epoch != tail.epoch:
            socket.tell(name, items.reset(name))
            return
        room = self.rooms.setdefault(name, Room(name))
        room.bound = seen.bounds.get(name, "")
        self._watched[str(room.stream)] = room
        room.put(socket, ask.standing)
        if not ask.again:
            socket.tell(name, items.following(name, tail.head, tail.epoch))

    def _serve(self, plan: Plan, seen: Seen) -> None:
        for name, tail in seen.tails.items():
            room = self.rooms.get(name)
            if room and room.serve(tail, plan.standings[name], seen.drawn.get(name, {})):
                self._wake.set()
            if room is not None and not room:
                self._close(room)

    def _say_here(self) -> None:
        """A sign of life to those whose turn it is; only after a look, so that it is true."""
        for socket in self.sockets:
            if _now() >= socket.next_here:
                socket.next_here = _now() + HERE_EVERY
                wished = {name: ask.standing.seq for name, ask in socket.asks.items()}
                stood = {name: standing.seq for name, standing in socket.places.items()}
                socket.hand(items.frame([items.here(wished | stood)]))

    def _cut_the_stuck(self) -> None:
        for socket in list(self.sockets):
            if socket.busy_since is not None and _now() - socket.busy_since > BUSY_AT_MOST:
                self.leave(socket)
                socket.cut()

    def _let_go(self, socket: Socket, name: str) -> None:
        if room := self.rooms.get(name):
            room.leave(socket)
            if not room:
                self._close(room)

    def _close(self, room: Room) -> None:
        del self.rooms[room.name]
        del self._watched[str(room.stream)]


def _now() -> float:
    return asyncio.get_running_loop().time()


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def the_hub() -> Hub:
    """The hub of the running loop, which is that of the process; started when first asked for."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
        _hubs[loop].start()
    return _hubs[loop]
