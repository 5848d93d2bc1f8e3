"""Live: one reply of 1.5 KB to many readers of its thread, as processor time of the serving process per delivery.

Ours is the production `live` process, untouched: every reader a person of their own, signed in, admitted by the rule
book; the reply posted by the verb from another process, heard over the doorbell, read, checked, drawn. The others are
handed the frame that ours sent, ready-made. One message is under way at a time: the next is published when the last
reader has the one before, so nothing is gathered into one frame.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count

from websockets.sync.client import connect

from bench.figures import Figure, Target, alternated, ratio
from bench.programs import Program
from bench.readers import Readers, reading
from bench.servers import commands
from bench.world import Reader, reply, start_thread, words_of
from forum.discussions.models import Thread
from forum.events.heads import head_of

REPETITIONS = 5
CHARACTERS = 1500
WORD = "corridorbench"
"""In every reply once, so that readers can count."""

Publish = Callable[[], object]


def measure(people: Sequence[Reader]) -> list[Figure]:
    """The figures for 1,000 readers and for 200."""
    with commands.live() as live, commands.raw() as raw, ExitStack() as stack:
        stock = stack.enter_context(commands.live("bench.servers.stock:application")) if _has_redis() else None
        if stock is None:
            print("There is no Redis, so the stock Redis layer is left out.", flush=True)
        return [*_many(people, live, raw, stock), *_few(people[:200], live, raw)]


def _has_redis() -> bool:
    return bool(os.environ.get("FORUM_REDIS_URL"))


def _many(people: Sequence[Reader], live: Program, raw: Program, stock: Program | None) -> list[Figure]:
    with ExitStack() as stack:
        ours, frame = stack.enter_context(_ours(live, people, messages=20))
        contenders = {"ours": ours, "raw": stack.enter_context(_others(raw, len(people), frame, messages=20))}
        if stock:
            contenders["stock"] = stack.enter_context(_others(stock, len(people), frame, messages=2))
        spent = alternated(contenders, REPETITIONS)
    return [
        Figure(
            "Fan-out to 1,000: ours as a share of websockets.broadcast()",
            "ratio",
            ratio(spent["raw"], spent["ours"]),
            Target(0.7),
        ),
        *(
            [
                Figure(
                    "Fan-out to 1,000: ours as a multiple of the stock Redis layer",
                    "ratio",
                    ratio(spent["stock"], spent["ours"]),
                    Target(10),
                )
            ]
            if stock
            else []
        ),
        Figure("Fan-out to 1,000: processor time of ours per delivery", "µs", spent["ours"]),
    ]


def _few(people: Sequence[Reader], live: Program, raw: Program) -> list[Figure]:
    with _ours(live, people, messages=40) as (ours, frame), _others(raw, len(people), frame, messages=40) as others:
        spent = alternated({"ours": ours, "raw": others}, REPETITIONS)
    return [
        Figure(
            "Fan-out to 200: ours as a share of websockets.broadcast()",
            "ratio",
            ratio(spent["raw"], spent["ours"]),
            Target(0.5),
        ),
        Figure("Fan-out to 200: processor time of ours per delivery", "µs", spent["ours"]),
    ]


@contextmanager
def _ours(live: Program, people: Sequence[Reader], messages: int) -> Iterator[tuple[Callable[[], float], str]]:
    """How to measure ours; and the frame that it sends."""
    thread = start_thread(people[0], "How long does a check take?")
    author, body = people[0].actor, words_of(CHARACTERS, last=f" {WORD}")
    hello = follow(thread)
    with connect(
        f"ws://127.0.0.1:{live.port}/live/", origin="https://localhost", additional_headers={"Cookie": people[0].cookie}
    ) as one:
        one.send(hello)
        reply(author, thread, body)
        frame = next(str(text) for text in one if WORD in str(text))
    hello = follow(thread)
    with reading(
        live.port, path="/live/", cookies=[one.cookie for one in people], word=WORD, hello=hello, welcome='"following"'
    ) as readers:
        yield _burst(live, readers, lambda: reply(author, thread, body), messages), frame


@contextmanager
def _others(program: Program, number: int, frame: str, messages: int) -> Iterator[Callable[[], float]]:
    """How to measure a server that is told what to send by a socket."""
    with (
        reading(program.port, cookies=[""] * number, word=WORD) as readers,
        connect(f"ws://127.0.0.1:{program.port}/publish") as publisher,
    ):
        yield _burst(program, readers, lambda: publisher.send(frame), messages)


def _burst(program: Program, readers: Readers, publish: Publish, messages: int) -> Callable[[], float]:
    """A measure of the microseconds that a delivery takes, averaged over so many messages, after one that warms up."""
    times = count(1)

    def deliver() -> None:
        publish()
        readers.wait(next(times))

    def burst() -> float:
        before = program.processor_time()
        for _ in range(messages):
            deliver()
        return (program.processor_time() - before) / (messages * readers.number) * 1e6

    deliver()
    return burst


def follow(thread: Thread) -> str:
    """What the page of a thread says on its socket."""
    head = head_of(thread.stream)
    wish = {"stream": head.stream, "after": head.after, "epoch": head.epoch, "as": "page"}
    return json.dumps({"follow": [wish]})
