"""Starts what docker-compose.yml starts, or what `make run` starts, as these say it, with the database of the test.

What differs from docker-compose.yml: no containers, so addresses, ports and paths are those of this machine (`here`);
no TLS and no nginx, so visitors speak as deploy/proxy.conf makes the proxy speak; mail goes nowhere; static files stand
in a folder of the test. What differs from `make run` is the database only.
"""

import os
import secrets
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from forum.live.routing import PATH
from tests.deployed import HOST, SERVICES, way_of
from tests.faults.topology import STARTING, Service, Topology
from tests.programs import ROOT, Program, environment_of_nobody, free_port

COLLECT = "python manage.py collectstatic --noinput --verbosity 0"
"""As deploy/Dockerfile does."""


@contextmanager
def of_compose(folder: Path) -> Iterator[Topology]:
    """Everything of ours in docker-compose.yml, prepared and started."""
    common = environment_of_nobody() | here(folder)
    prepare(common)
    pages, sockets = way_of("/"), way_of(PATH)
    ports = {name: free_port() for way in (pages, sockets) for name in way.services}
    with ExitStack() as stack:
        services = {}
        for name in (*ports, "worker"):
            services[name] = started(name, common, {pages.port: str(ports.get(name))})
            stack.enter_context(services[name].program)
        yield Topology(
            address=f"https://{HOST}",
            pages=[ports[name] for name in pages.services],
            sockets=[ports[name] for name in sockets.services],
            services=services,
            page_headers=pages.headers,
            socket_headers={name: value for name, value in sockets.headers.items() if name.startswith("X-")},
        )


def prepare(common: dict[str, str]) -> None:
    """What is done once before the services start, there and when the image is built."""
    environment = SERVICES["prepare"]["environment"] | common
    for command in (SERVICES["prepare"]["command"], COLLECT):
        words = translated(shlex.split(command), {})
        subprocess.run(words, cwd=ROOT, env=environment, timeout=STARTING, check=True)


def started(name: str, common: dict[str, str], ports: dict[str, str]) -> Service:
    """A service by its command, on another port than everywhere else."""
    environment = SERVICES[name]["environment"] | common
    _, *check = SERVICES[name]["healthcheck"]["test"]
    program = Program(*translated(shlex.split(SERVICES[name]["command"]), ports), env=environment)
    return Service(program, translated(check, ports), environment)


@contextmanager
def of_make_run(folder: Path) -> Iterator[Topology]:
    """What `make run` starts: one process for pages and sockets, and a worker, both ended by their parent."""
    port = free_port()
    address = f"http://localhost:{port}"
    environment = environment_of_nobody() | {
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings.embedded",
        "FORUM_ADDRESS": address,
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "FORUM_DATA_DIR": str(folder),
        "PORT": str(port),
    }
    with Program(sys.executable, "-m", "scripts.run", env=environment) as program:
        check = [sys.executable, "-m", "scripts.answers", str(port)]
        services = {"make run": Service(program, check, environment)}
        yield Topology(address=address, pages=[port], sockets=[port], services=services)


def here(folder: Path) -> dict[str, str]:
    """The variables that name places, with those of this machine and of the test."""
    key = folder / "secret_key"
    key.write_text(secrets.token_urlsafe(64))
    database = urlsplit(os.environ["FORUM_DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return {
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings.production",
        "FORUM_ADDRESS": f"https://{HOST}",
        "FORUM_DATABASE_URL": database.geturl(),
        "FORUM_DATA_DIR": str(folder),
        "FORUM_MAIL_FROM": f"corridor@{HOST}",
        "FORUM_REDIS_URL": os.environ["FORUM_REDIS_URL"],
        "FORUM_SECRET_KEY_FILE": str(key),
    }


def translated(words: list[str], ports: dict[str, str]) -> list[str]:
    """A command with the programs, the address and the ports of this machine."""
    programs = Path(sys.executable).parent
    known = {name: str(programs / name) for name in ("python", "granian", "uvicorn")}
    known |= {"0.0.0.0": "127.0.0.1", **ports}  # noqa: S104 (it is replaced)
    return [known.get(word, word) for word in words]
