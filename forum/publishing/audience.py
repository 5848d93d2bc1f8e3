"""Audiences: whom words are for, and the streams on which their readers hear of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.actors import with_powers
from accounts.models import Authority, Group, GroupMember, Seat
from accounts.querysets import SeatQuerySet
from forum.agreements.models import Framework, Participation
from forum.events.models import StreamKind, stream_name
from forum.policies.actor import Actor
from forum.policies.audience import EVERYBODY, FOR_ALL, MEMBERS, Audience, read_audience
from forum.policies.vocabulary import CURATORS, SPEAKING_FOR_A_PARTY, AudienceKind, AuthorityKind, Capacity
from forum.publishing.models import OF, ForAnAudience, columns_of

MOST_GROUPS_FOLLOWED = 30
"""Of the groups that a curator reads, the newest: one page cannot follow any number of streams."""


def within_audience(actor: Actor, of: str = "") -> Q:
    """The condition that something, or the thing at `of` ("thread__"), has the actor in its audience.

    The twin of `policies.audience.read_audience`.
    """

    def at(**asked: object) -> Q:
        return Q(**{f"{of}audience_{name}": value for name, value in asked.items()})

    seen = at(kind__in=sorted(FOR_ALL)) | at(authority_id=actor.authority)
    if actor.curates:
        return seen | at(kind__in=(AudienceKind.FRAMEWORK, AudienceKind.GROUP))
    if actor.groups:
        seen |= at(group_id__in=sorted(actor.groups))
    if actor.role in SPEAKING_FOR_A_PARTY:
        seen |= at(framework_id__in=sorted(actor.frameworks))
    return seen


def let_be_for(thing: ForAnAudience, audience: Audience) -> list[str]:
    """Let something be for this audience and for no other; the names of the columns that say so, to be saved."""
    said = dict.fromkeys((f"{column}_id" for column in OF.values()), None) | columns_of(audience)
    for name, value in said.items():
        setattr(thing, name, value)
    return ["audience_kind", *OF.values()]


def key_of(thing: ForAnAudience) -> str:
    """The subject of the audience's stream."""
    return thing.audience.key


def desk_of(authority: UUID, thing: ForAnAudience) -> str:
    """The subject of the stream of an authority's own people, of what they do with things of this audience."""
    return f"{authority}:{key_of(thing)}"


def audiences_of(actor: Actor) -> list[Audience]:
    """The audiences to which the actor belongs. Two queries for who curates, else none."""
    frameworks, groups = sorted(actor.frameworks), sorted(actor.groups)
    if actor.curates:
        frameworks = list(Framework.objects.values_list("pk", flat=True))
        groups = list(Group.objects.standing().newest_first().values_list("pk", flat=True)[:MOST_GROUPS_FOLLOWED])
    named = [EVERYBODY, MEMBERS]
    named += [Audience(AudienceKind.FRAMEWORK, code) for code in frameworks]
    named += [Audience(AudienceKind.GROUP, str(group)) for group in groups]
    named += [Audience(AudienceKind.AUTHORITY, str(actor.authority))]
    return [one for one in named if read_audience(actor, one)]


def streams_of(actor: Actor) -> list[str]:
    """The names of the audience streams that the actor may follow. Two queries for who curates, else none."""
    return [stream_name(StreamKind.AUDIENCE, one.key) for one in audiences_of(actor)]


def group_stream(group: UUID) -> str:
    """The name of the stream of a group's audience."""
    return stream_name(StreamKind.AUDIENCE, Audience(AudienceKind.GROUP, str(group)).key)


def seats_within(thing: ForAnAudience) -> SeatQuerySet:
    """The active seats whose holders belong to an audience: whom one may mention there.

    The twin of `policies.audience.read_audience`, asked from the other side, and as rights stand today: whether a
    mentioned person may still read is asked when they are told.
    """
    seats: SeatQuerySet = Seat.objects.active()
    curators = Q(role__in=CURATORS) & with_powers()
    match thing.audience_kind:
        case AudienceKind.FRAMEWORK:
            return seats.filter(Q(role__in=SPEAKING_FOR_A_PARTY, authority__party__in=_parties_today(thing)) | curators)
        case AudienceKind.GROUP:
            return seats.filter(Q(pk__in=_members_today(thing)) | curators)
        case AudienceKind.AUTHORITY:
            return seats.filter(authority=thing.audience_authority_id)
        case _:
            return seats


def authorities_within(thing: ForAnAudience) -> QuerySet[Authority]:
    """The authorities of Parties that belong to an audience: whom one may ask for their experience there."""
    authorities = Authority.objects.filter(kind=AuthorityKind.PARTY)
    match thing.audience_kind:
        case AudienceKind.FRAMEWORK:
            return authorities.filter(party__in=_parties_today(thing))
        case AudienceKind.GROUP:
            officials = Seat.objects.active().filter(pk__in=_members_today(thing), role__in=SPEAKING_FOR_A_PARTY)
            return authorities.filter(pk__in=officials.values("authority"))
        case AudienceKind.AUTHORITY:
            return authorities.filter(pk__in=[thing.audience_authority_id])
        case _:
            return authorities


@dataclass(frozen=True, slots=True)
class Writers:
    """How many could have written something, and for how many Parties."""

    people: int
    parties: int


def who_could_write(thing: ForAnAudience) -> Writers:
    """Those who may speak behind a mask in a room of this audience: neither curators nor who is cleared first."""
    seats = seats_within(thing).exclude(role__in=CURATORS)
    cleared = Cast("authority__cleared_first", TextField())
    free = seats.annotate(cleared=cleared).exclude(cleared__contains=Capacity.PERSONAL_VIEW.value)
    people, parties = Count("person", distinct=True), Count("authority__party", distinct=True)
    return Writers(**free.aggregate(people=people, parties=parties))


def _today() -> date:
    return timezone.now().date()


def _parties_today(thing: ForAnAudience) -> QuerySet[Participation, str]:
    """The codes of the Parties that take part today in the framework of an audience, for use within another query."""
    now = Participation.objects.on(_today()).filter(framework=thing.audience_framework_id)
    return now.values_list("party_id", flat=True)


def _members_today(thing: ForAnAudience) -> QuerySet[GroupMember, UUID]:
    """The seats that belong today to the group of an audience, for use within another query."""
    groups = Group.objects.on(_today()).filter(pk__in=[thing.audience_group_id])
    return GroupMember.objects.filter(group__in=groups).values_list("seat_id", flat=True)
