"""Many readers of one server, in a process of their own, as a bench has them at hand."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from scripts.install import PYTHON, ROOT
from scripts.run import ended_after


class Readers:
    """Readers who are connected and wait for a word."""

    def __init__(self, process: subprocess.Popen[str], number: int) -> None:
        self.number = number
        self._process = process

    def wait(self, times: int) -> None:
        """Until each of them has had the word so often. Raises RuntimeError if one is dropped, or has it more often."""
        self.ask({"times": times})

    def ask(self, order: dict[str, Any]) -> None:
        """Give an order, and wait until it was carried out."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        if answer != "done":
            raise RuntimeError(answer or "The readers are gone; the lines above say why.")


@contextmanager
def reading(
    port: int, *, path: str = "/", cookies: Sequence[str], word: str = "", hello: str = "", welcome: str = ""
) -> Iterator[Readers]:
    """One reader for each cookie (which may be empty), all connected, for as long as the block lasts.

    If `hello` is given, each says it and waits to be told `welcome`. `word` is what they count.
    """
    command = [str(PYTHON), "-m", "bench.reader"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with ended_after(subprocess.Popen(command, cwd=ROOT, text=True, start_new_session=True, **pipes)) as (process,):
        readers = Readers(process, len(cookies))
        words = {"word": word, "hello": hello, "welcome": welcome}
        readers.ask({"port": port, "path": path, "cookies": list(cookies), **words})
        yield readers
