"""`manage.py demo`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import Seat
from forum.discussions.actions.response import COUNTED_WITHIN
from forum.events.due import run_due
from forum.events.running import run_pending
from forum.home.demo.calendar import set_waiting_back
from forum.home.demo.cases import play_cases
from forum.home.demo.groups import gather
from forum.home.demo.people import people, read, settle
from forum.home.demo.queue import look_at_first_words
from forum.home.demo.rooms import open_rooms
from forum.home.demo.threads import play_all, speaking


class Command(BaseCommand):
    """People, and what they said to each other."""

    help = "Adds illustrative people, threads and case studies; repeating adds nothing. Not for real people."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --list."""
        parser.add_argument("--list", action="store_true", help="Only say who the demo people are.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add what is missing, or print the table."""
        if not settings.DEMO_PEOPLE_EXEMPT:
            raise CommandError("The demo is for development: all its people share a password that anybody can read.")
        if options["list"]:
            self.stdout.write(table())
            return
        authorities = settle(None)
        groups = gather(speaking(people()))
        actors = speaking(people())
        cases = play_cases(actors, authorities)
        threads = [*play_all(actors, authorities, groups), *cases]
        threads += open_rooms(actors, groups)
        while run_pending():
            pass
        if threads:
            look_at_first_words(actors.values())
        while run_due(timezone.now() + COUNTED_WITHIN):
            pass
        set_waiting_back(threads)
        if options["verbosity"]:
            self.stdout.write(f"Demo threads added: {len(threads)}, {len(cases)} of them below case studies.")


def table() -> str:
    """Those of the demo people who can sign in, in columns for a terminal, and their password."""
    seats = Seat.objects.active().filter(person__is_demo=True).with_holder()
    heading = ("E-mail", "Name", "Role", "Authority", "Party")
    by_place = seats.order_by("authority__party", "authority__name", "role", "person__name_as_given")
    cells = [heading, *map(_cells, by_place)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)
    return "\n".join(["Demo people (illustrative):", *lines, f"Everybody’s password: {read()['password']}"])


def _cells(seat: Seat) -> tuple[str, ...]:
    person, authority = seat.person, seat.authority
    return (person.email, person.name, seat.get_role_display(), authority.name, authority.party_id or "–")
