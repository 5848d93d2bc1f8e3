"""What whoever operates the forum does to the words by which experience is sorted."""

from collections.abc import Sequence

from forum.events.verbs import verb
from forum.taxonomy.models import Tool


@verb
def load_tools(_: None, tools: Sequence[Tool]) -> None:
    """Add the tools that are new, and give those that are known the names they have here."""
    Tool.objects.bulk_create(tools, update_conflicts=True, unique_fields=["code"], update_fields=["group", "name"])
