"""Running processes, how visitors reach them, and how they end."""

import socket
import subprocess
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from websockets.sync.client import connect

from forum.live.routing import PATH
from tests.faults.visitor import Visitor
from tests.live.serving import Reader, until
from tests.programs import ROOT, Program

STARTING = 90.0
"""Seconds after which what starts should have started."""


@dataclass
class Service:
    """A program that runs, and the command and environment of its health check."""

    program: Program
    check: list[str]
    environment: dict[str, str]

    def is_well(self) -> bool:
        """What its health check says."""
        assert self.program.process.poll() is None, "It ended by itself."
        return subprocess.run(self.check, cwd=ROOT, env=self.environment, check=False).returncode == 0


@dataclass
class Topology:
    """Services by name, the ports of those that serve pages and of those that hold sockets, and what the proxy adds."""

    address: str
    pages: list[int]
    sockets: list[int]
    services: dict[str, Service]
    page_headers: dict[str, str] = field(default_factory=dict)
    socket_headers: dict[str, str] = field(default_factory=dict)

    def wait_until_well(self) -> None:
        """Wait for every health check."""
        for name, service in self.services.items():
            until(service.is_well, f"{name} to be well", patience=STARTING)

    def visitor(self) -> Visitor:
        """Somebody who is not signed in."""
        return Visitor({"Host": urlsplit(self.address).netloc, "Origin": self.address, **self.page_headers})

    def reader(self, port: int, visitor: Visitor) -> Reader:
        """The socket of a visitor's page, at one of the processes."""
        address = f"ws://{urlsplit(self.address).netloc}{PATH}?language=en"
        headers = {"Cookie": visitor.cookies, **self.socket_headers}
        wire = socket.create_connection(("127.0.0.1", port))
        return Reader(connect(address, sock=wire, origin=self.address, additional_headers=headers))

    def end(self) -> dict[str, int]:
        """Ask all to end at once, and wait for their exit codes."""
        for service in self.services.values():
            service.program.ask_to_end()
        return {name: service.program.outcome() for name, service in self.services.items()}
