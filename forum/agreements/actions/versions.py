"""What a fact said is kept when it says something else."""

from collections.abc import Collection
from uuid import UUID

from forum.agreements.models import Fact, FactVersion


def keep(fact: Fact, *, sources: Collection[str], correction: UUID | None = None) -> FactVersion:
    """Write down what a fact says with these sources, before it changes."""
    said = {**fact.said(), "sources": sorted(sources)}
    return FactVersion.objects.create(fact=fact.pk, version=fact.version, said=said, correction=correction)
