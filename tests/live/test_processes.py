"""Readers on two live processes, one doorbell between them; and what happens without it, and without one of them."""

import os
import time
from contextlib import contextmanager

import pytest

from forum.events.heads import head_of
from tests.live.serving import Process, Reader, events_of
from tests.threads import reply_in

pytestmark = pytest.mark.skipif(not os.environ.get("FORUM_REDIS_URL"), reason="FORUM_REDIS_URL is not set")


@pytest.fixture
def processes(world, bell):
    """Two live processes that look by themselves only once an hour, after their first look."""
    with two_processes(bell, TEST_TICK="3600") as both:
        yield both


@pytest.fixture
def looking_processes(world, bell):
    """Two live processes as they are."""
    with two_processes(bell) as both:
        yield both


@contextmanager
def two_processes(bell, **environment):
    """Two live processes that listen to this doorbell."""
    with (
        Process(FORUM_REDIS_URL=bell.url, **environment) as one,
        Process(FORUM_REDIS_URL=bell.url, **environment) as other,
    ):
        yield one, other


def test_readers_on_two_processes_hear_the_doorbell(bell, world, thread, processes):
    readers = [Reader.of(process.port, world, "official_qm").follow(thread.stream) for process in processes]
    bell.wait_for_listeners(2)
    start = head_of(thread.stream).after
    for n in range(1, 6):
        reply_in(thread, world.actor("official_qn"))
        for reader in readers:
            assert reader.next(events_of(thread.stream))["seq"] == start + n
    for reader in readers:
        reader.close()


def test_redis_stopped_in_the_middle_is_later_and_never_lost(bell, world, thread, looking_processes):
    readers = [Reader.of(process.port, world, "official_qm").follow(thread.stream) for process in looking_processes]
    bell.wait_for_listeners(2)
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
    bell.wait_for_listeners(2)
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
