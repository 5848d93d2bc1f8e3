"""A Redis of the tests' own, to be stopped and started again."""

from pathlib import Path
from typing import Self

import redis

from tests.live.serving import until
from tests.programs import Program, free_port, program


class RedisServer:
    """On a free port, which it keeps. As a context it is over after the block."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [program("redis-server"), "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._program = Program(*command, "--loglevel", "warning", cwd=self._folder)
        until(self._answers, "Redis")

    def stop(self) -> None:
        """End it as a power cut does."""
        self._program.kill()

    def wait_for_listeners(self, number: int) -> None:
        """Wait until so many processes listen for the doorbell."""
        until(lambda: self._listeners() == number, f"{number} processes to listen")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _listeners(self) -> int:
        with redis.Redis(port=self.port) as client:
            return int(client.pubsub_numsub("asgi__group__doorbell")[0][1])

    def _answers(self) -> bool:
        try:
            with redis.Redis(port=self.port) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False
