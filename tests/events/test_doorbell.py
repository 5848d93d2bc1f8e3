"""The doorbell: says each thing once, waits for nobody, and never troubles who rings."""

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from forum.events import doorbell

ONE, TWO = UUID(int=1), UUID(int=2)


class Layer:
    """A channel layer that keeps what it is told, once it is let."""

    def __init__(self) -> None:
        self.said: list[dict[str, int]] = []
        self.may_speak = asyncio.Event()
        self.may_speak.set()

    async def group_send(self, group, message):
        assert (group, message["type"]) == ("doorbell", "doorbell.rang")
        await self.may_speak.wait()
        self.said.append(message["heads"])


class Broken(Layer):
    async def group_send(self, group, message):
        self.said.append(message["heads"])
        raise ConnectionError("away")


@pytest.fixture(autouse=True)
def of_its_own(monkeypatch):
    """The doorbell of the process is left as it was."""
    monkeypatch.setattr(doorbell, "_doorbell", None)


def play(monkeypatch, layer_class, scene):
    """Run a scene in a loop whose doorbell rings at a layer; in a thread, since browsers of tests have a loop here."""

    async def stage():
        layer = layer_class()
        monkeypatch.setattr(doorbell, "get_channel_layer", lambda: layer)
        doorbell.adopt(asyncio.get_running_loop())
        await asyncio.wait_for(scene(layer), 10)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(stage())).result()


async def until(true):
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 (what is waited for is the code's, which has no event for tests)
            await asyncio.sleep(0)


def end(loop):
    """Stop a loop that runs in a thread, and close it once it has stopped."""
    loop.call_soon_threadsafe(loop.stop)
    deadline = time.monotonic() + 10
    while loop.is_running():
        assert time.monotonic() < deadline
    loop.close()


def test_rings_are_gathered_while_it_speaks(monkeypatch):
    async def scene(layer):
        layer.may_speak.clear()
        doorbell.ring({ONE: 1})
        await until(lambda: doorbell._doorbell._ringing)
        for head in (2, 4, 3):
            doorbell.ring({ONE: head})
        doorbell.ring({TWO: 7})
        layer.may_speak.set()
        await until(lambda: len(layer.said) == 2)
        assert layer.said == [{str(ONE): 1}, {str(ONE): 4, str(TWO): 7}]

    play(monkeypatch, Layer, scene)


def test_what_cannot_be_said_in_time_is_forgotten(monkeypatch):
    monkeypatch.setattr(doorbell, "PATIENCE", 0.01)

    async def scene(layer):
        layer.may_speak.clear()
        doorbell.ring({ONE: 1})
        await until(lambda: doorbell._doorbell._ringing)
        await doorbell._doorbell._ringing
        layer.may_speak.set()
        doorbell.ring({TWO: 1})
        await until(lambda: layer.said)
        assert layer.said == [{str(TWO): 1}]

    play(monkeypatch, Layer, scene)


def test_a_layer_that_is_away_is_one_warning_and_no_error(monkeypatch, caplog):
    async def scene(layer):
        for head in range(5):
            doorbell.ring({ONE: head})
            await until(lambda: len(layer.said) == head + 1)  # noqa: B023
            await doorbell._doorbell._ringing

    with caplog.at_level(logging.WARNING):
        play(monkeypatch, Broken, scene)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "a second late" in caplog.text


def test_a_process_without_a_loop_rings_in_a_thread_of_its_own(monkeypatch):
    layer = Layer()
    monkeypatch.setattr(doorbell, "get_channel_layer", lambda: layer)
    doorbell.ring({ONE: 1})
    loop = doorbell._doorbell.loop
    asyncio.run_coroutine_threadsafe(until(lambda: layer.said), loop).result(10)
    assert layer.said == [{str(ONE): 1}]
    end(loop)


def test_a_loop_that_is_closed_is_replaced(monkeypatch):
    layers = []

    async def scene(layer):
        layers.append(layer)

    play(monkeypatch, Layer, scene)
    closed = doorbell._doorbell.loop
    doorbell.ring({ONE: 1})
    loop = doorbell._doorbell.loop
    asyncio.run_coroutine_threadsafe(until(lambda: layers[0].said), loop).result(10)
    assert closed.is_closed()
    assert loop is not closed
    end(loop)


def test_ringing_never_raises(monkeypatch, caplog):
    class Gone:
        def is_closed(self):
            return False

        def call_soon_threadsafe(self, *args):
            raise RuntimeError("Event loop is closed")

    doorbell.adopt(Gone())
    doorbell.ring({ONE: 1})
    assert "could not be rung" in caplog.text
