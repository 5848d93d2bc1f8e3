"""`python -m bench [NAME …]`: measure all there is, or what is named; print it, and keep it."""

import os
import resource
import sys
from collections.abc import Sequence
from importlib import import_module
from io import StringIO
from typing import Any

from bench.figures import keep, rows_of, table
from bench.machine import circumstances
from bench.services import prepared

BENCHES = ("fanout", "sockets", "pages", "cases")
"""Modules of this folder; each has `measure(people)`, which gives figures."""
PEOPLE = 1000


def main() -> None:
    """Start what is needed, measure, and end all of it."""
    asked = sys.argv[1:] or BENCHES
    if unknown := set(asked) - set(BENCHES):
        sys.exit(f"There is no bench {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}.")
    _allow_many_sockets()
    with prepared():
        people, services = _set_up()
        rows = []
        for name in asked:
            print(f"Measuring {name} …", flush=True)
            figures = import_module(f"bench.{name}").measure(people)
            rows += rows_of(figures, circumstances(services))
            keep(rows, instead_of_all=asked is BENCHES)
    print(f"\n{table(rows)}")


def _allow_many_sockets() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _set_up() -> tuple[Sequence[Any], dict[str, str]]:
    """People of an empty forum, and what it runs on. Django knows its settings only now."""
    import django

    django.setup()
    from django.core.management import call_command

    from bench.world import sign_in

    print("Preparing a forum …", flush=True)
    call_command("prepare", stderr=StringIO())
    call_command("collectstatic", "--no-input", verbosity=0)
    people = sign_in(PEOPLE)
    services = {"database": _database(), "doorbell": "Redis" if os.environ.get("FORUM_REDIS_URL") else "memory"}
    return people, services


def _database() -> str:
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"PostgreSQL {connection.pg_version // 10000}.{connection.pg_version % 10000}"
    return f"SQLite {connection.Database.sqlite_version}"


if __name__ == "__main__":
    main()
