"""Everything here commits, and speaks to a real server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from channels.layers import channel_layers

from forum.discussions.models import Thread
from forum.events import doorbell
from forum.settings.databases import channel_layer
from tests import cast
from tests.live.redis_server import RedisServer
from tests.live.serving import Reader, Server, listening
from tests.threads import thread_by


@pytest.fixture
def world(transactional_db: None) -> cast.World:
    """The whole cast, written for all to see."""
    return cast.assemble()


@pytest.fixture
def server(world: cast.World) -> Iterator[Server]:
    """A live process."""
    with listening() as listener:
        server = Server(listener)
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def reader(server: Server, world: cast.World) -> Iterator[Callable[..., Reader]]:
    """Lets members of the cast connect; all leave when the test ends."""
    here: list[Reader] = []

    def enter(name: str, **options: Any) -> Reader:
        here.append(Reader.of(server.port, world, name, **options))
        return here[-1]

    yield enter
    for one in here:
        one.close()


@pytest.fixture
def thread(world: cast.World) -> Thread:
    """A question for members."""
    return thread_by(world.actor("official_qm"))


@pytest.fixture
def bell(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RedisServer]:
    """Redis, which this process rings too. To be asked for first: nothing may ring elsewhere before."""
    with RedisServer(tmp_path) as server:
        settings.CHANNEL_LAYERS = {"default": channel_layer(server.url)}
        monkeypatch.setattr(doorbell, "_doorbell", None)
        yield server
    channel_layers.backends.clear()
