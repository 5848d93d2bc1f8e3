"""Servers as processes of their own: started on a free port, measured from outside, ended whatever happens. Linux."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from scripts.install import ROOT
from scripts.run import ended_after

PATIENCE = 60.0
"""Seconds after which a server that does not answer never will."""
LAST_LINES = 30
TICKS = os.sysconf("SC_CLK_TCK")


class Program:
    """A server that listens on a port of this machine."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.pid = process.pid
        self.port = port
        self._process = process

    def processor_time(self) -> float:
        """Seconds of processor time it has used so far, with its children."""
        return sum(_ticks(pid) for pid in _family(self.pid)) / TICKS

    def memory(self) -> int:
        """KiB of memory it has in use, without its children."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))

    def wait_until_open(self) -> None:
        """Wait until somebody listens. Raises RuntimeError if nobody ever will."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._process.poll() is None:
            with closing(socket.socket()) as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"{self._process.args} does not listen.")


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[Program]:
    """A server, for as long as the block lasts; what it says is shown if it comes to nothing."""
    with tempfile.TemporaryFile("w+") as said:
        server = subprocess.Popen(command, cwd=ROOT, text=True, start_new_session=True, stdout=said, stderr=said)
        try:
            with ended_after(server):
                program = Program(server, port)
                program.wait_until_open()
                yield program
        except Exception:
            said.seek(0)
            print("".join(said.readlines()[-LAST_LINES:]), file=sys.stderr)
            raise


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _family(pid: int) -> Iterator[int]:
    yield pid
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in (thread / "children").read_text(encoding="ascii").split():
            yield from _family(int(child))


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
