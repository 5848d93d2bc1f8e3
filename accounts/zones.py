"""Time zones: those one can choose, and that of a person."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
"""Other names in the database of zones are old ones of the same places."""

Group = tuple[str, list[tuple[str, str]]]


def zone_of(person: User | AnonymousUser) -> tzinfo | None:
    """The zone that a person chose; none for who chose none, or one that the machine does not know (any more)."""
    if not isinstance(person, User) or not person.time_zone:
        return None
    try:
        return ZoneInfo(person.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def zones_by_region() -> list[Group]:
    """What can be chosen, each with how far it is from UTC today."""
    known, now = sorted(available_timezones()), timezone.now()
    groups = [
        (region, [(zone, _label(zone, now)) for zone in known if zone.startswith(f"{region}/")]) for region in REGIONS
    ]
    return [("UTC", [("UTC", "UTC")]), *groups]


def _label(zone: str, now: datetime) -> str:
    place = zone.partition("/")[2].replace("_", " ").replace("/", ", ")
    offset = now.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"{place} (UTC{offset[:3]}:{offset[3:5]})"
