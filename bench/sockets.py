"""What a socket costs before anything happens: opening it, signed in, and its memory while nothing is said."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from bench.fanout import follow
from bench.figures import Figure, Target, alternated, ratio
from bench.programs import Program
from bench.readers import Readers, reading
from bench.servers import commands
from bench.world import Reader, start_thread

REPETITIONS = 5
AT_ONCE = 200


def measure(people: Sequence[Reader]) -> list[Figure]:
    """The figures for opening sockets, and for idle readers."""
    hello = follow(start_thread(people[0], "Who keeps the register?"))
    with commands.live() as live, commands.live("bench.servers.accepting:application") as bare:
        opening = {"ours": _opening(live, people[:AT_ONCE], hello), "bare": _opening(bare, people[:AT_ONCE], "")}
        idle = _memory(live, people, hello)
        spent = alternated(opening, REPETITIONS)
    return [
        Figure(
            "Connecting: signed in and following, as a share of a bare accept",
            "ratio",
            ratio(spent["bare"], spent["ours"]),
            Target(0.5),
        ),
        Figure("Connecting: processor time of ours", "ms", spent["ours"]),
        Figure("Idle reader: memory", "KiB", [idle], Target(40, at_most=True)),
    ]


def _opening(program: Program, people: Sequence[Reader], hello: str) -> Callable[[], float]:
    """A measure of the milliseconds it takes to let one reader in, with so many at the door at once; it warms up."""

    def burst() -> float:
        before = program.processor_time()
        with _in_thread(program, people, hello):
            return (program.processor_time() - before) / len(people) * 1e3

    burst()
    return burst


def _memory(live: Program, people: Sequence[Reader], hello: str) -> float:
    """KiB that one reader takes, when all are there: the process is warm, so nothing else is counted."""
    before = live.memory()
    with _in_thread(live, people, hello):
        return (live.memory() - before) / len(people)


def _in_thread(program: Program, people: Sequence[Reader], hello: str) -> AbstractContextManager[Readers]:
    cookies = [one.cookie for one in people]
    return reading(program.port, path="/live/", cookies=cookies, hello=hello, welcome='"following"')
