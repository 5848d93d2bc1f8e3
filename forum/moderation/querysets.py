"""What stands in the queue, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from forum.discussions.models import Reply
from forum.policies.actor import Actor
from forum.policies.moderation import keep_queue
from forum.policies.vocabulary import ItemState

if TYPE_CHECKING:
    from forum.moderation.models import Item


class ItemQuerySet(QuerySet["Item"]):
    def visible_to(self, actor: Actor) -> Self:
        """Items about what the actor may read, for those who curate. The twin of `policies.moderation.see_item`."""
        if not keep_queue(actor):
            return self.none()
        return self.filter(subject__in=Reply.objects.visible_to(actor).values("pk"))

    def waiting(self) -> Self:
        """What nobody has decided on, the longest due first."""
        return self.filter(state=ItemState.WAITING).order_by("due_at", "pk")
