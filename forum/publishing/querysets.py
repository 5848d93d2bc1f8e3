"""Questions about how words were spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from forum.policies.actor import Actor

if TYPE_CHECKING:
    from forum.publishing.models import ClearanceStep


class ClearanceStepQuerySet(QuerySet["ClearanceStep"]):
    def visible_to(self, actor: Actor) -> Self:
        """The trail of the actor's authority, for its focal points."""
        return self.filter(authority_id=actor.authority) if actor.is_focal_point else self.none()
