"""`manage.py erasures`: whom the forum has erased, to be kept beside its backups."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import User


class Command(BaseCommand):
    """A line for each: an identifier, and when. Neither says who it was."""

    help = "List the identifiers of everybody who was erased, for reapply_erasures."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them, the first erased first."""
        erased = User.objects.filter(erased_at__isnull=False).order_by("erased_at", "pk")
        for pk, at in erased.values_list("pk", "erased_at"):
            self.stdout.write(f"{pk} {at:%Y-%m-%dT%H:%M:%SZ}")
