"""Audiences: whom words are for, and the streams on which their readers hear of them."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Authority, Seat
from accounts.querysets import SeatQuerySet
from forum.agreements.models import Participation
from forum.policies.actor import Actor
from forum.policies.threads import read_audience
from forum.policies.vocabulary import CURATORS, AudienceKind, AuthorityKind, Role
from forum.publishing.models import ForAnAudience


def within_audience(actor: Actor, of: str = "") -> Q:
    """The condition that something, or the thing at `of` ("thread__"), has the actor in its audience.

    The twin of `policies.threads.read_audience`.
    """
    if actor.curates:
        return Q(**{f"{of}audience_kind__in": AudienceKind.values})
    members = Q(**{f"{of}audience_kind": AudienceKind.MEMBERS})
    if actor.role not in (Role.OFFICIAL, Role.FOCAL_POINT):
        return members
    return members | Q(**{f"{of}audience_framework_id__in": sorted(actor.frameworks)})


def key_of(thing: ForAnAudience) -> str:
    """The subject of the audience's stream."""
    return key(thing.audience_kind, thing.audience_framework_id)


def key(kind: str, framework: str | None) -> str:
    """The subject of the stream of the audience of this kind, or of this framework's Parties."""
    return f"{kind}:{framework}" if framework else kind


def keys_of(actor: Actor, frameworks: list[str]) -> list[str]:
    """The subjects of the audience streams that the actor may follow, out of members and the given frameworks."""
    audiences: list[tuple[str, str | None]] = [(AudienceKind.MEMBERS, None)]
    audiences += [(AudienceKind.FRAMEWORK, code) for code in frameworks]
    return [key(kind, code) for kind, code in audiences if read_audience(actor, kind, code)]


def seats_within(thing: ForAnAudience) -> SeatQuerySet:
    """The active seats whose holders belong to an audience: whom one may mention there.

    Participation is asked as it stands today; whether a mentioned person may still read is asked when they are told.
    """
    seats: SeatQuerySet = Seat.objects.active()
    if thing.audience_kind == AudienceKind.MEMBERS:
        return seats
    officials = Q(role__in=(Role.OFFICIAL, Role.FOCAL_POINT), authority__party__in=_parties_today(thing))
    return seats.filter(officials | Q(role__in=CURATORS))


def authorities_within(thing: ForAnAudience) -> QuerySet[Authority]:
    """The authorities of Parties that belong to an audience: whom one may ask for their experience there."""
    authorities = Authority.objects.filter(kind=AuthorityKind.PARTY)
    if thing.audience_kind == AudienceKind.MEMBERS:
        return authorities
    return authorities.filter(party__in=_parties_today(thing))


def _parties_today(thing: ForAnAudience) -> QuerySet[Participation, str]:
    """The codes of the Parties that take part today in the framework of an audience, for use within another query."""
    today = timezone.now().date()
    now = Participation.objects.filter(framework=thing.audience_framework_id, starts__lte=today).exclude(
        ends__lte=today
    )
    return now.values_list("party_id", flat=True)
