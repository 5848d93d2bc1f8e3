"""A real server on a free port, readers at real sockets, and waiting without sleeping."""

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, Self
from uuid import UUID

import uvicorn
from django.conf import settings
from django.db import connection
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from forum.events.heads import head_of
from forum.live import hub as hubs
from forum.live.hub import Hub
from scripts.serve import configuration
from tests.cast import World
from tests.programs import Program

PATIENCE = 15.0
"""Seconds after which something that should happen has not."""

Item = dict[str, Any]


def until(true: Callable[[], object], what: str = "it", *, patience: float = PATIENCE) -> None:
    """Wait for a condition, with a deadline."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, f"Waited in vain for {what}."
        threading.Event().wait(0.01)


@contextmanager
def listening(port: int = 0, *, send_buffer: int | None = None) -> Iterator[socket.socket]:
    """A listening socket, on a free port unless said otherwise, with send buffers of so many bytes if said."""
    with socket.socket() as listener:
        if send_buffer:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
        listener.set_inheritable(True)
        yield listener


class Server:
    """The live process, in a thread of the tests: so a test can look into its hub."""

    def __init__(self, listener: socket.socket) -> None:
        self.port = listener.getsockname()[1]
        self._uvicorn = uvicorn.Server(configuration())
        self._thread = threading.Thread(target=self._uvicorn.run, kwargs={"sockets": [listener]})
        before = set(hubs._hubs)
        self._thread.start()
        until(lambda: self._uvicorn.started, "the server")
        (self.loop,) = set(hubs._hubs) - before
        self.hub: Hub = hubs._hubs[self.loop]

    def stop(self) -> None:
        """End it as SIGTERM does."""
        self._uvicorn.should_exit = True
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()
        hubs._hubs.pop(self.loop, None)


class Process:
    """A live process of its own, with the database of the test. As a context it is over after the block."""

    def __init__(self, **environment: str) -> None:
        self.port = 0
        self._environment = (
            os.environ
            | {"DJANGO_SETTINGS_MODULE": "forum.settings.test", "TEST_DATABASE": str(connection.settings_dict["NAME"])}
            | environment
        )
        self.start()

    def start(self) -> None:
        """Start it, on the port it had if this is not the first time."""
        with listening(self.port) as listener:
            self.port = listener.getsockname()[1]
            descriptor = listener.fileno()
            command = [sys.executable, "-m", "tests.live.process", str(descriptor)]
            self._program = Program(*command, env=self._environment, pass_fds=[descriptor])

    def kill(self) -> None:
        """End it as a power cut does."""
        self._program.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


class Reader:
    """Somebody at a page: a socket, and all the items that came."""

    def __init__(self, opening: AbstractContextManager[ClientConnection]) -> None:
        self._door = ExitStack()
        self.wire = self._door.enter_context(opening)
        self.items: list[Item] = []
        self.frames: list[str] = []

    @classmethod
    def of(cls, port: int, world: World, name: str, *, language: str = "en", **changes: Any) -> Self:
        """A member of the cast, freshly signed in."""
        return cls.with_session(port, session_of(world, name), language=language, **changes)

    @classmethod
    def with_session(cls, port: int, session: str | None, *, language: str = "en", **changes: Any) -> Self:
        """Whoever has this session."""
        headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"} if session else {}
        address = f"ws://127.0.0.1:{port}/live/?language={language}"
        options = {"origin": f"http://127.0.0.1:{port}", "additional_headers": headers, "open_timeout": PATIENCE}
        return cls(connect(address, max_size=None, **{**options, **changes}))

    def say(self, frame: object) -> None:
        """Send a frame, as JSON if it is not text already."""
        self.wire.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))

    def follow(self, stream: str, after: int | None = None, *, epoch: str | None = None, how: str = "page") -> Self:
        """Follow a stream, from where it stands now unless said otherwise, and wait until that is accepted."""
        head = head_of(stream)
        asked = {
            "stream": stream,
            "after": head.after if after is None else after,
            "epoch": head.epoch if epoch is None else epoch,
            "as": how,
        }
        self.say({"follow": [asked]})
        self.next(lambda item: item["kind"] in ("following", "refused", "reset") and item["stream"] == stream)
        return self

    def next(self, wanted: Callable[[Item], bool], patience: float = PATIENCE) -> Item:
        """The next item, of those yet to come, that is wanted."""
        deadline = time.monotonic() + patience
        while True:
            for item in self._frame(deadline - time.monotonic()):
                if wanted(item):
                    return item

    def heard(self, seq: int) -> list[int]:
        """The sequences heard so far, once the given one was."""
        deadline = time.monotonic() + PATIENCE
        while seq not in self.sequences:
            self._frame(deadline - time.monotonic())
        return self.sequences

    def kinds_until_closed(self) -> tuple[list[str], int]:
        """The kinds of all items up to the end of the connection, and its code."""
        before = len(self.items)
        try:
            while True:
                self._frame(PATIENCE)
        except ConnectionClosed as end:
            return [item["kind"] for item in self.items[before:]], end.rcvd.code if end.rcvd else 1006

    def silent_for(self, seconds: float) -> bool:
        """Whether nothing but signs of presence comes for a while."""
        try:
            self.next(lambda item: item["kind"] not in ("presence", "here"), patience=seconds)
        except TimeoutError:
            return True
        return False

    @property
    def sequences(self) -> list[int]:
        """The sequences of the events that came, in their order."""
        return [item["seq"] for item in self.items if "seq" in item]

    def close(self) -> None:
        """Go away."""
        self._door.close()

    def _frame(self, patience: float) -> list[Item]:
        frame = self.wire.recv(timeout=max(patience, 0))
        items = json.loads(frame)
        assert isinstance(items, list)
        self.frames.append(frame)
        self.items += items
        return items


def session_of(world: World, name: str) -> str:
    """The key of a new session of a member of the cast."""
    return str(world.client(name).cookies[settings.SESSION_COOKIE_NAME].value)


def events_of(stream: str) -> Callable[[Item], bool]:
    """What is wanted of `Reader.next`: any event of a stream."""
    return lambda item: item.get("stream") == stream and "seq" in item


def person(world: World, name: str) -> UUID:
    """The identifier of a member of the cast."""
    return world.people[name].pk
