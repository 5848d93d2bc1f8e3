"""What whoever operates the forum does to the facts about agreements."""

from collections.abc import Sequence

from forum.agreements.models import Framework
from forum.events.verbs import verb


@verb
def load_frameworks(_: None, frameworks: Sequence[Framework]) -> None:
    """Add the frameworks that are new, and give those that are known the names they have here."""
    Framework.objects.bulk_create(frameworks, update_conflicts=True, unique_fields=["code"], update_fields=["name"])
