"""Questions about who takes part."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from forum.agreements.models import Participation


class ParticipationQuerySet(QuerySet["Participation"]):
    def of_parties(self, parties: Collection[str]) -> Self:
        """The participations of these Parties, past and future ones included, with their frameworks."""
        return self.filter(party__in=parties).select_related("framework")

    def on(self, day: date) -> Self:
        """The participations that stand on this day. The twin of `Participation.covers`."""
        return self.filter(Q(starts=None) | Q(starts__lte=day)).exclude(ends__lte=day)

    def of_record(self) -> Self:
        """Those that are facts, not the demo's."""
        return self.filter(illustrative=False, party__illustrative=False)
