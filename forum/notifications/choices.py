"""What people have chosen to be mailed about, and when their morning is."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from accounts.models import User
from accounts.zones import zone_of
from forum.notifications.models import MailChoice

MORNING = time(7)


def choices_of(people: Collection[UUID]) -> dict[UUID, MailChoice]:
    """Of each of these people what they chose, or what holds for who chose nothing. One query."""
    chosen = MailChoice.objects.in_bulk(people)
    return {person: chosen.get(person) or MailChoice(person_id=person) for person in people}


def next_morning(person: User, now: datetime) -> datetime:
    """The next time at which it is morning where the person is; in UTC for who said nothing."""
    zone = zone_of(person) or UTC
    today = datetime.combine(now.astimezone(zone).date(), MORNING, zone)
    morning = today if today > now else datetime.combine(today.date() + timedelta(days=1), MORNING, zone)
    return morning.astimezone(UTC)
