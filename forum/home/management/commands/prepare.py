"""`manage.py prepare`."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from forum.events.due import begin_standing


class Command(BaseCommand):
    """Everything between the code being there and the forum being open; safe to repeat, also during a deploy."""

    help = "Brings catalogues, tables, reference data and the search index up to date, and demo data if asked to."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --demo."""
        parser.add_argument(
            "--demo", action="store_true", help="Add illustrative people and threads; print the people."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the steps in order; say each on the error output, so that the output holds the people only."""
        steps = {
            "Catalogues": ["catalogues"],
            "Tables": ["migrate", "--no-input"],
            "Cache": ["createcachetable"],
            "Reference data": ["load_reference"],
        }
        if options["demo"]:
            steps["Demo data"] = ["demo"]
        steps["Search index"] = ["rebuild_search"]
        for step, command in steps.items():
            self.stderr.write(f"{step} …")
            call_command(*command, verbosity=0, stdout=self.stderr)
        begin_standing(timezone.now())
        if options["demo"]:
            call_command("demo", "--list", stdout=self.stdout)
