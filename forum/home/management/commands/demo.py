"""`manage.py demo`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from forum.events.running import run_pending
from forum.home.demo.people import listed, people, read
from forum.home.demo.threads import play_all


class Command(BaseCommand):
    help = "Adds illustrative people and threads; repeating it adds nothing. Not for a place where real people meet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --list."""
        parser.add_argument("--list", action="store_true", help="Only say who the demo people are.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_PEOPLE_EXEMPT:
            raise CommandError("The demo is for development: its people share one password.")
        if options["list"]:
            self.stdout.write(table())
            return
        played = play_all(people())
        while run_pending():
            pass
        self.stdout.write(f"Demo threads added: {played}.")


def table() -> str:
    """Who the demo people are, in columns for a terminal."""
    rows = [
        (one.email, one.name, one.role.value.replace("_", " "), _place(one.authority, one.party)) for one in listed()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(["Demo people (illustrative):", *lines, f"Everybody's password: {read()['password']}"])


def _place(authority: str, party: str) -> str:
    return f"{authority}, {party}" if party else authority
