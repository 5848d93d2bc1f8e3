"""`manage.py load_reference`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forum.home.actions.reference import load_reference
from forum.home.reference.files import FILES, read_files
from forum.home.reference.tables import BadTable
from forum.search.actions import bring_up_to_date
from forum.search.texts.sources import ON_RECORD


class Command(BaseCommand):
    """All tables are read and checked before any is loaded."""

    help = "Loads Parties, frameworks, what sources say of them, tools and barriers. May be repeated."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add an option for each file."""
        for file in FILES:
            parser.add_argument(f"--{file.name.replace('_', '-')}", type=Path, help="Another file in its place.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say which line of which file is wrong."""
        instead = {file.name: options[file.name] for file in FILES if options[file.name]}
        try:
            tables = read_files(instead)
        except (BadTable, OSError) as problem:
            raise CommandError(f"Nothing was loaded. {problem}") from problem
        counts = load_reference(None, tables)
        bring_up_to_date(ON_RECORD)
        if options["verbosity"]:
            for table in tables:
                count = counts[table.path.name]
                self.stdout.write(
                    f"{table.path.name}: {len(table.rows)} stand; {count.new} new, {count.changed} changed, "
                    f"{count.corrected} left alone as corrected."
                )
