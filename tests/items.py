"""Items of the queue of those who curate, for tests that do not wait for the follower."""

from uuid import UUID

from django.utils import timezone

from forum.moderation.models import Item
from forum.policies.vocabulary import ItemKind


def item_about(subject: UUID) -> Item:
    """First words that wait to be looked at, be it that the follower has raised them already."""
    return Item.objects.get_or_create(kind=ItemKind.FIRST_WORDS, subject=subject, defaults={"due_at": timezone.now()})[
        0
    ]
