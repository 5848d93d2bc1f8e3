"""What followers hear, and whom it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from accounts.models import Seat
from forum.cases.models import CaseStudy
from forum.notifications.telling import Matter
from forum.notifications.vocabulary import Cause
from forum.policies.audience import audience_called
from forum.policies.vocabulary import Role
from forum.publishing.audience import seats_within
from forum.publishing.models import ForAnAudience, columns_of


@dataclass
class Heard:
    """What follows from an event: for whom something waits, or no longer; whom to mail; who follows something now."""

    waits: set[UUID] = field(default_factory=set)
    matters: dict[UUID, Matter] = field(default_factory=dict)
    begins: set[UUID] = field(default_factory=set)


def who_reads_at(authority: str, readers: str, *roles: Role) -> set[UUID]:
    """The people of an authority in these roles: of those within an audience, where its desk was told."""
    people = people_at(UUID(authority), *roles)
    audience = audience_called(readers)
    return who_reads(CaseStudy(**columns_of(audience)), people) if audience else people


def who_reads(thing: ForAnAudience, people: Iterable[UUID]) -> set[UUID]:
    """Those of these people who read something today."""
    return set(seats_within(thing).filter(person_id__in=list(people)).values_list("person_id", flat=True))


def also(heard: Heard, people: Iterable[UUID], cause: Cause, thing: UUID) -> None:
    """Mail these people too, but for whom there is something nearer to them already."""
    heard.matters = {person: Matter(cause, thing) for person in people} | heard.matters


def people_at(authority: UUID, *roles: Role) -> set[UUID]:
    """Who sits at an authority in one of these roles."""
    return holding(Q(authority=authority, role__in=roles))


def holding(seats: Q) -> set[UUID]:
    """Who holds one of these seats, and speaks from it."""
    return set(Seat.objects.active().filter(seats).values_list("person_id", flat=True))
