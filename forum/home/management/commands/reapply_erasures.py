"""`manage.py reapply_erasures FILE`: after an older backup was restored, everybody on the list is erased again."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forum.home.actions.erasure import erase_again


class Command(BaseCommand):
    """The whole list is read before anybody is erased, so that a list with a fault changes nothing."""

    help = "Erase again everybody on a list that `manage.py erasures` wrote. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The list, as `manage.py erasures` wrote it.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and count."""
        people = _listed(options["file"])
        again = sum(erase_again(None, person) for person in people)
        self.stdout.write(f"{again} of {len(people)} erased again; the others are erased already, or not known here.")


def _listed(file: Path) -> list[UUID]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise CommandError(f"The list cannot be read: {problem.strerror}.") from problem
    try:
        return [UUID(line.split()[0]) for line in lines if line.strip()]
    except ValueError as problem:
        raise CommandError("This is not a list of erasures: a line does not begin with an identifier.") from problem
