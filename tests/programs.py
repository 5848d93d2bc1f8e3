"""Programs that tests start: found on this machine, and ended with all that they started, whatever happens."""

import os
import shutil
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pytest

ROOT = Path(__file__).resolve().parent.parent
GRACE = 15.0
"""Seconds a program has to end by itself before it is killed."""


def program(name: str) -> str:
    """Where a program is that is no part of the project. A test without it is skipped, except in CI: there it fails."""
    if path := shutil.which(name):
        return path
    absent = f"{name} is not on this machine. Install it: apt-get install {name}"
    if os.environ.get("CI") == "true":
        pytest.fail(absent)
    pytest.skip(absent)


def free_port() -> int:
    """A port of this machine on which nobody listens now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment_of_nobody() -> dict[str, str]:
    """The environment without any setting of the forum, such as those of the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("FORUM_", "DJANGO_"))}


class Program:
    """A program in a session of its own. As a context it is over after the block, and so is all that it started."""

    def __init__(self, *command: str, **options: Any) -> None:
        self.process = subprocess.Popen(command, start_new_session=True, **{"cwd": ROOT, **options})

    def ask_to_end(self) -> None:
        """As Docker, systemd and `kill` do."""
        self.process.terminate()

    def outcome(self) -> int:
        """Its exit code, once it has ended. Raises TimeoutExpired."""
        return self.process.wait(GRACE)

    def kill(self) -> None:
        """End it as a power cut does, and what is left of that which it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.outcome()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask_to_end()
        with suppress(subprocess.TimeoutExpired):
            self.outcome()
        self.kill()
