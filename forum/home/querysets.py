"""Questions about what pages that span rooms keep."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from forum.policies.actor import Actor

if TYPE_CHECKING:
    from forum.home.models import Letter


class LetterQuerySet(QuerySet["Letter"]):
    def by(self, actor: Actor, *, since: datetime) -> Self:
        """What a person has sent since then, from whatever seat."""
        return self.filter(sender__person_id=actor.person, sent_at__gt=since)
