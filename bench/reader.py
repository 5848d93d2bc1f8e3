"""The process of `bench.readers`: opens sockets, counts a word in what comes, and says when all have had it.

No asyncio and no library: a reader costs a fraction of what the server spends on it, so that it is the server that is
measured. Orders come as lines of JSON; each is answered by a line that is "done" or says what is wrong.
"""

import json
import select
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: https://localhost\r\n"
    "Sec-WebSocket-Key: Y29ycmlkb3ItYmVuY2gtMQ==\r\nSec-WebSocket-Version: 13\r\n{cookie}\r\n"
)
PATIENCE = 60.0
"""Seconds after which what has not come never will."""
NAP = 0.002
"""Seconds between two looks at the sockets. Readers elsewhere wake nobody here; who waits in `poll` would be woken by
every single delivery, at the server's cost, and only by a server slow enough to find them asleep."""


class Socket:
    """One reader."""

    def __init__(self, port: int, path: str, cookie: str) -> None:
        self.heard = 0
        self.is_open = False
        self.wire = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.wire.sendall(HANDSHAKE.format(path=path, cookie=f"Cookie: {cookie}\r\n" if cookie else "").encode())
        self._rest = b""

    def say(self, kind: int, payload: bytes) -> None:
        """Send one frame; a mask of zeros changes nothing."""
        size = len(payload)
        head = bytes([0x80 | kind, 0x80 | size]) if size < 126 else struct.pack("!BBH", 0x80 | kind, 0xFE, size)
        self.wire.sendall(head + bytes(4) + payload)

    def hear(self) -> Iterator[bytes]:
        """The texts that have come whole. Raises ConnectionError if the server refuses or leaves."""
        came = self.wire.recv(262_144)
        if not came:
            raise ConnectionError("A reader was dropped.")
        rest = self._rest + came
        if not self.is_open:
            head, end, rest = rest.partition(b"\r\n\r\n")
            if end and b" 101 " not in head:
                raise ConnectionError(f"A reader was refused: {head!r}")
            self.is_open = bool(end)
            if not end:
                rest = head
        yield from self._unwrapped(rest) if self.is_open else ()

    def _unwrapped(self, rest: bytes) -> Iterator[bytes]:
        while len(rest) >= 2:
            size, start = rest[1], 2
            if size >= 126:
                start = 4 if size == 126 else 10
                size = int.from_bytes(rest[2:start])
            if len(rest) < start + size:
                break
            kind, payload, rest = rest[0] & 15, rest[start : start + size], rest[start + size :]
            if kind == TEXT:
                yield payload
            elif kind == PING:
                self.say(PONG, payload)
            elif kind == CLOSE:
                raise ConnectionError(f"A reader was closed: {payload!r}")
        self._rest = rest


class Room:
    """All readers of this process."""

    def __init__(self, port: int, path: str, cookies: list[str]) -> None:
        sockets = [Socket(port, path, cookie) for cookie in cookies]
        self._sockets = {one.wire.fileno(): one for one in sockets}
        self._word = b""
        self._heard = 0
        self._poll = select.epoll()
        for number in (sys.stdin.fileno(), *self._sockets):
            self._poll.register(number, select.EPOLLIN)

    def meet(self, hello: str, welcome: str) -> None:
        """Wait until everybody is connected, says hello, and is welcome."""
        self._listen(lambda: all(one.is_open for one in self._sockets.values()))
        if hello:
            self._word = welcome.encode()
            for one in self._sockets.values():
                one.say(TEXT, hello.encode())
            self.wait(1)

    def count(self, word: str) -> None:
        """Count this word from now on."""
        self._word = word.encode()
        self._heard = 0
        for one in self._sockets.values():
            one.heard = 0

    def wait(self, times: int) -> None:
        """Wait until everybody has had the word so often. Raises ConnectionError if somebody has it more often."""
        self._listen(lambda: self._heard >= times * len(self._sockets))
        if any(one.heard != times for one in self._sockets.values()):
            raise ConnectionError(f"Not every reader has had it {times} times.")

    def idle(self) -> None:
        """Go on reading until there is an order."""
        while not self._took_what_came():
            pass

    def _listen(self, enough: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not enough():
            if time.monotonic() > deadline:
                raise ConnectionError(f"Something was lost: the readers had it {self._heard} times in all.")
            self._took_what_came()

    def _took_what_came(self) -> bool:
        """Take it; whether an order has come too."""
        time.sleep(NAP)
        is_ordered = False
        for number, _ in self._poll.poll(0):
            if number not in self._sockets:
                is_ordered = True
                continue
            one = self._sockets[number]
            for text in one.hear():
                if self._word and (times := text.count(self._word)):
                    one.heard += times
                    self._heard += times
        return is_ordered


def main() -> None:
    """Connect as the first line says, and wait as often as the others say."""
    order: dict[str, Any] = json.loads(sys.stdin.readline())
    try:
        room = Room(order["port"], order["path"], order["cookies"])
        room.meet(order["hello"], order["welcome"])
        room.count(order["word"])
        print("done", flush=True)
        while True:
            room.idle()
            line = sys.stdin.readline()
            if not line:
                return
            room.wait(json.loads(line)["times"])
            print("done", flush=True)
    except (OSError, ValueError) as problem:
        print(problem, flush=True)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
