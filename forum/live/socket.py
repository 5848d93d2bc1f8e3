"""One reader's connection, as the hub knows it. Touched only in the hub's event loop, and never awaited there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode

from forum.live import items
from forum.live.visitors import Visitor
from forum.policies.actor import Viewpoint

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Standing(NamedTuple):
    """Where a reader stands in a stream: what they are shown, and the sequence up to which they were sent it."""

    viewpoint: Viewpoint
    seq: int


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """A stream that a socket wants to follow, until the next look finds out whether it may.

    `again` marks one that it followed before its reader's rights changed.
    """

    standing: Standing
    epoch: str
    again: bool = False


class Wish(NamedTuple):
    """What a socket asked for, and for whom, when a look began."""

    socket: Socket
    visitor: Visitor
    stream: str
    ask: Ask


class Socket:
    """A connection that is handed frames as long as it takes them.

    A frame that is not taken at once makes it busy: nothing more is handed to it until it has. So all that is kept for
    it is where it stands in each stream, and the newest item without a sequence on each. `told` is what it was last
    told of presence.
    """

    def __init__(self, send: Send, visitor: Visitor, language: str, *, on_change: Callable[[Socket], None]) -> None:
        self.visitor = visitor
        self.language = language
        self.places: dict[str, Standing] = {}
        self.asks: dict[str, Ask] = {}
        self.told: dict[str, str] = {}
        self.is_checked = False
        self.next_here = 0.0
        self.is_open = True
        self.busy_since: float | None = None
        self._send = send
        self._wire = _wire_of(send)
        self._on_change = on_change
        self._rest: asyncio.Future[None] | None = None
        self._owed: dict[str, str] = {}

    @property
    def is_ready(self) -> bool:
        """Whether a frame can be handed over now."""
        return self.is_open and self._rest is None

    def hand(self, frame: str) -> bool:
        """Hand over a frame without waiting; whether it was accepted. One that was accepted is sent, or the last."""
        if not self.is_ready:
            return False
        if self._wire is not None and _is_free(self._wire):
            self._wire.transport.write(_on_the_wire(frame))
        else:
            self._step({"type": "websocket.send", "text": frame})
        return True

    def tell(self, about: str, item: str) -> None:
        """Say something without a sequence, now or, if busy, afterwards; only the newest about the same is kept."""
        if not self.hand(items.frame([item])) and self.is_open:
            self._owed[about] = item

    def close(self, code: int, last_words: str | None = None) -> None:
        """Say why, and end the connection; if it does not take even that, cut it."""
        if last_words is not None:
            self.hand(items.frame([last_words]))
        if self.is_ready:
            self._step({"type": "websocket.close", "code": code})
            self.is_open = False
        else:
            self.cut()

    def cut(self) -> None:
        """End the connection without a word.

        ASGI has no way to drop a reader who does not read, and waits for them; uvicorn's protocol has one.
        """
        self.is_open = False
        if self._rest:
            self._rest.cancel()
        transport = getattr(getattr(self._send, "__self__", None), "transport", None)
        if transport is not None:
            transport.abort()

    def _step(self, message: dict[str, Any]) -> None:
        """Send by hand: run the sending up to where it would wait. If it does, let it finish in a task of its own."""
        sending = self._send(message)
        if not isinstance(sending, Coroutine):
            self._finish(asyncio.ensure_future(sending))
            return
        try:
            waits_for = sending.send(None)
        except StopIteration:
            pass
        except Exception:
            self._lost()
        else:
            self._finish(asyncio.ensure_future(_Rest(sending, waits_for)))

    def _finish(self, rest: asyncio.Future[None]) -> None:
        self._rest = rest
        self.busy_since = asyncio.get_running_loop().time()
        rest.add_done_callback(self._finished)

    def _finished(self, rest: asyncio.Future[None]) -> None:
        self._rest = self.busy_since = None
        if rest.cancelled() or rest.exception():
            self._lost()
        elif self.is_open:
            owed, self._owed = self._owed, {}
            if owed:
                self.hand(items.frame(owed.values()))
            self._report()

    def _lost(self) -> None:
        self.is_open = False
        self._report()

    def _report(self) -> None:
        """Tell the hub, but not while it may be in the middle of serving a room."""
        asyncio.get_running_loop().call_soon(self._on_change, self)


# Under uvicorn a frame is made once and written to each socket: its `send` would make it anew for every one of them. It
# is done only where that `send` would do just this, at once; else, and under any other server, `send` does it.


def _wire_of(send: Send) -> WebSocketsSansIOProtocol | None:
    """Uvicorn's end of an accepted connection, unless it changes frames on their way (compression)."""
    protocol = getattr(send, "__self__", None)
    return protocol if isinstance(protocol, WebSocketsSansIOProtocol) and not protocol.conn.extensions else None


def _is_free(wire: WebSocketsSansIOProtocol) -> bool:
    """Whether `send` would neither wait nor refuse."""
    return wire.writable.is_set() and not (wire.disconnected or wire.close_sent or wire.transport.is_closing())


@lru_cache(maxsize=8)
def _on_the_wire(text: str) -> bytes:
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


class _Rest:
    """A coroutine after its first step: awaited, it waits for what that step was waiting for, and goes on."""

    def __init__(self, sending: Coroutine[Any, Any, None], waits_for: Any) -> None:
        self._sending, self._waits_for = sending, waits_for

    def __await__(self) -> Generator[Any, Any, None]:
        while True:
            try:
                answer = yield self._waits_for
            except BaseException as problem:
                step = partial(self._sending.throw, problem)
            else:
                step = partial(self._sending.send, answer)
            try:
                self._waits_for = step()
            except StopIteration:
                return
