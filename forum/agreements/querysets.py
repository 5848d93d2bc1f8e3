"""Questions about who takes part."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

if TYPE_CHECKING:
    from forum.agreements.models import Participation


class ParticipationQuerySet(QuerySet["Participation"]):
    def of_parties(self, parties: Collection[str]) -> Self:
        """The participations of these Parties, past and future ones included, with their frameworks."""
        return self.filter(party__in=parties).select_related("framework")
