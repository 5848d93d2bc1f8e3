"""`manage.py load_reference`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forum.agreements.actions import load_frameworks
from forum.agreements.models import Framework
from forum.home.reference import BadTable, table
from forum.taxonomy.actions import load_tools
from forum.taxonomy.models import Tool

FORUM = Path(__file__).resolve().parents[3]


class Command(BaseCommand):
    """Both tables are read and checked before either is loaded."""

    help = "Loads the frameworks and tools that the forum knows from its first day. May be repeated."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the two files."""
        parser.add_argument("--frameworks", type=Path, default=FORUM / "agreements/data/frameworks.csv")
        parser.add_argument("--tools", type=Path, default=FORUM / "taxonomy/data/tools.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say which line of which file is wrong."""
        try:
            frameworks = table(options["frameworks"], Framework, ["code", "name"])
            tools = table(options["tools"], Tool, ["code", "group", "name"])
        except (BadTable, OSError) as problem:
            raise CommandError(f"Nothing was loaded. {problem}") from problem
        load_frameworks(None, frameworks)
        load_tools(None, tools)
        if options["verbosity"]:
            self.stdout.write(f"{len(frameworks)} frameworks and {len(tools)} tools stand.")
