"""Readers on two live processes, one doorbell between them; and what happens without it, and without one of them."""

import os
import shutil
import socket
import subprocess
import time

import pytest
import redis
from channels.layers import channel_layers

from forum.events import doorbell
from forum.events.heads import head_of
from forum.settings.databases import channel_layer
from tests.live.serving import PATIENCE, Process, Reader, events_of, listening, until
from tests.threads import reply_in

pytestmark = pytest.mark.skipif(not os.environ.get("FORUM_REDIS_URL"), reason="FORUM_REDIS_URL is not set")


class Redis:
    """A copy of Redis of our own, to be stopped and started again."""

    def __init__(self, folder) -> None:
        with socket.socket() as trial:
            trial.bind(("127.0.0.1", 0))
            self.port = trial.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self.start()

    def start(self) -> None:
        command = [shutil.which("redis-server"), "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen(command, cwd=self._folder, stdout=subprocess.DEVNULL)
        until(self._answers, "Redis")

    def stop(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)

    def listeners(self) -> int:
        with redis.Redis(port=self.port) as client:
            return client.pubsub_numsub("asgi__group__doorbell")[0][1]

    def _answers(self) -> bool:
        try:
            with redis.Redis(port=self.port) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False


@pytest.fixture
def bell(tmp_path, settings, monkeypatch):
    """Redis, which this process rings too. To be asked for first: nothing may ring elsewhere before."""
    redis_server = Redis(tmp_path)
    settings.CHANNEL_LAYERS = {"default": channel_layer(redis_server.url)}
    monkeypatch.setattr(doorbell, "_doorbell", None)
    yield redis_server
    redis_server.stop()
    channel_layers.backends.clear()


@pytest.fixture
def processes(world, bell):
    """Two live processes that look by themselves only once an hour, after their first look."""
    with listening() as first, listening() as second:
        both = [Process(one, FORUM_REDIS_URL=bell.url, TEST_TICK="3600") for one in (first, second)]
        yield both
        for process in both:
            process.kill()


@pytest.fixture
def looking_processes(world, bell):
    """Two live processes as they are."""
    with listening() as first, listening() as second:
        both = [Process(one, FORUM_REDIS_URL=bell.url) for one in (first, second)]
        yield both
        for process in both:
            process.kill()


def test_readers_on_two_processes_hear_the_doorbell(bell, world, thread, processes):
    readers = [Reader.of(process.port, world, "official_qm").follow(thread.stream) for process in processes]
    until(lambda: bell.listeners() == 2, "both processes to listen")
    start = head_of(thread.stream).after
    for n in range(1, 6):
        reply_in(thread, world.actor("official_qn"))
        for reader in readers:
            assert reader.next(events_of(thread.stream))["seq"] == start + n
    for reader in readers:
        reader.close()


def test_redis_stopped_in_the_middle_is_later_and_never_lost(bell, world, thread, looking_processes):
    readers = [Reader.of(process.port, world, "official_qm").follow(thread.stream) for process in looking_processes]
    until(lambda: bell.listeners() == 2, "both processes to listen")
    start = head_of(thread.stream).after
    actor = world.actor("official_qn")
    reply_in(thread, actor)
    bell.stop()
    for _ in range(3):
        began = time.monotonic()
        reply_in(thread, actor)
        assert time.monotonic() - began < 2  # slower for nobody who writes
    for reader in readers:
        assert reader.heard(start + 4) == [start + n for n in range(1, 5)]
    bell.start()
    until(lambda: bell.listeners() == 2, "both processes to listen again")
    reply_in(thread, actor)
    for reader in readers:
        assert reader.heard(start + 5) == [start + n for n in range(1, 6)]
        reader.close()


def test_a_process_that_is_killed_loses_nothing(bell, world, thread, looking_processes):
    first, second = looking_processes
    amara = Reader.of(first.port, world, "official_qm").follow(thread.stream)
    reply_in(thread, world.actor("official_qn"))
    seq = amara.next(events_of(thread.stream))["seq"]
    first.kill()
    assert amara.kinds_until_closed()[1] == 1006
    amara.close()
    for _ in range(3):
        reply_in(thread, world.actor("official_qn"))
    back = Reader.of(second.port, world, "official_qm").follow(thread.stream, seq)
    assert back.heard(seq + 3) == [seq + 1, seq + 2, seq + 3]
    back.close()
