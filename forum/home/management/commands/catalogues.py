"""`manage.py catalogues`."""

from typing import Any

from django.core.management.base import BaseCommand

from forum.home.catalogues.compile import compile_catalogues


class Command(BaseCommand):
    """Compile what changed; print what was compiled."""

    help = "Compiles the translations and generates the mirrored language; at once when nothing changed."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile, and name the languages that were made anew."""
        made = compile_catalogues()
        if made and options["verbosity"]:
            self.stderr.write(f"Catalogues: {', '.join(made)}")
