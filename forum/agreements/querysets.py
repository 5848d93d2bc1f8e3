"""Questions about who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

if TYPE_CHECKING:
    pass


class ParticipationQuerySet(QuerySet["Participation"]):
    def of_party(self, party: str | None) -> Self:
        """The participations of one Party, past and future ones included; none for no Party."""
        return self.filter(party_id=party)
