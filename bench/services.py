"""The services a run uses: those the environment names, or what this machine has; and what it made there, unmade."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from bench.programs import free_port, running


@contextmanager
def prepared() -> Iterator[None]:
    """Settings of a forum of our own, in the environment: an empty database, a Redis if there is any, a folder."""
    with tempfile.TemporaryDirectory(prefix="corridor-bench-") as folder, _database(), _redis(folder):
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "FORUM_ADDRESS": "https://localhost",
            "FORUM_DATA_DIR": folder,
            "FORUM_LOG_LEVEL": "WARNING",
            "FORUM_MAIL_FROM": "Corridor <corridor@localhost>",
            "FORUM_MAIL_URL": "smtp://localhost:25",
            "FORUM_SECRET_KEY": secrets.token_urlsafe(64),
            "FORUM_TRUSTED_PROXIES": "1",
        }
        yield


@contextmanager
def _database() -> Iterator[None]:
    """A database of our own on the PostgreSQL that is named; without one, SQLite will be a file in the folder."""
    named = os.environ.get("FORUM_DATABASE_URL")
    if not named:
        yield
        return
    name = f"corridor_bench_{os.getpid()}"
    server = urlsplit(named)
    with psycopg.connect(server._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        os.environ["FORUM_DATABASE_URL"] = server._replace(path=f"/{name}").geturl()
        try:
            yield
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _redis(folder: str) -> Iterator[None]:
    """The Redis that is named, or one of our own where it is installed, or none."""
    program = shutil.which("redis-server")
    if os.environ.get("FORUM_REDIS_URL") or not program:
        yield
        return
    port = free_port()
    log = str(Path(folder) / "redis.log")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder, "--logfile", log]
    with running(command, port):
        os.environ["FORUM_REDIS_URL"] = f"redis://127.0.0.1:{port}/0"
        yield
