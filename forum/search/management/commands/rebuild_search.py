"""`manage.py rebuild_search`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from forum.search.actions import bring_up_to_date


class Command(BaseCommand):
    """What following events would have given, for what no event told of."""

    help = "Brings the search index up to date: indexes what is missing or behind, takes out what is gone."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --anew."""
        parser.add_argument("--anew", action="store_true", help="Analyse everything again.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring it up to date, and say how much changed."""
        changed = bring_up_to_date(anew=options["anew"])
        if options["verbosity"]:
            self.stdout.write(f"Search index: {changed} documents changed.")
