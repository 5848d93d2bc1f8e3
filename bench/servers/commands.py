"""How servers are started: as docker-compose.yml starts them, on a port of this machine."""

import shlex
from contextlib import AbstractContextManager

import yaml

from bench.programs import Program, free_port, running
from scripts.install import PYTHON, ROOT, VENV


def live(application: str = "forum.asgi:application") -> AbstractContextManager[Program]:
    """A process for sockets."""
    return _as_in_production("live1", "forum.asgi:application", application)


def web(application: str) -> AbstractContextManager[Program]:
    """A process for pages."""
    return _as_in_production("web1", "forum.wsgi:application", application)


def raw() -> AbstractContextManager[Program]:
    """A server that does nothing but broadcast."""
    port = free_port()
    return running([str(PYTHON), "-m", "bench.servers.broadcast", str(port)], port)


def _as_in_production(service: str, of_ours: str, application: str) -> AbstractContextManager[Program]:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    program, *arguments = shlex.split(services[service]["command"])
    port = free_port()
    arguments[arguments.index("--host") + 1] = "127.0.0.1"
    arguments[arguments.index("--port") + 1] = str(port)
    arguments[arguments.index(of_ours)] = application
    return running([str(VENV / "bin" / program), *arguments], port)
