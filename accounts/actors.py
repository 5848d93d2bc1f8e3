"""From people, seats and participations to the snapshot that the rules know: the Actor.

`forum.events.verbs` finds this module through `settings.ACTOR_BUILDER`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import GroupMember, Seat, User
from forum.agreements.models import Participation
from forum.policies.actor import Actor, RightsVersion
from forum.policies.decision import Refused
from forum.policies.vocabulary import NEEDS_SECOND_FACTOR, Role

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes stand in for a second factor that was lost; alone they are none."""

ENDED = _("Your access has ended. Ask the focal point of your authority or the secretariat about it.")

LOCK_PERSON_AND_AUTHORITY = """
    SELECT 1 FROM accounts_user AS person, accounts_authority AS authority
    WHERE person.id = %s AND authority.id = %s FOR SHARE
"""
LOCK_FRAMEWORKS = """
    SELECT 1 FROM agreements_framework WHERE code IN (
        SELECT participation.framework_id FROM agreements_participation AS participation
        JOIN accounts_authority AS authority ON authority.party_id = participation.party_id WHERE authority.id = %s
    ) ORDER BY code FOR SHARE
"""
LOCK_GROUPS = """
    SELECT 1 FROM accounts_group WHERE id IN (
        SELECT group_id FROM accounts_groupmember WHERE seat_id = %s
    ) ORDER BY id FOR SHARE
"""


def actor_for(user: User | AnonymousUser, session: Mapping[str, Any] | None = None) -> Actor | None:
    """As whom a signed-in person acts: from the seat chosen in `session["seat"]`, else from that which began first.

    Nobody for who is signed out, suspended, or without a seat today. Three queries.
    """
    return chosen(seats_of(user), session or {})


def actor_at(person: UUID, seat: UUID) -> Actor | None:
    """As whom a person acts from a seat today; nobody, where they cannot. Three queries."""
    return next((actor for actor in actors_of([person]).get(person, []) if actor.seat == seat), None)


def seats_of(user: User | AnonymousUser) -> list[Actor]:
    """As whom a signed-in person may act: an actor for each seat, in the order the seats began. Three queries."""
    return actors_of([user.pk]).get(user.pk, []) if isinstance(user, User) else []


def chosen(seats: list[Actor], session: Mapping[str, Any]) -> Actor | None:
    """The actor of the seat chosen in the session, else the first."""
    choice = session.get("seat")
    return next((actor for actor in seats if str(actor.seat) == choice), seats[0] if seats else None)


def renewed(actor: Actor) -> Actor:
    """The actor as they stand now, their rights locked for share until the end of the transaction.

    Raises `Refused` when they can no longer speak from this seat.
    """
    _lock_rights(actor)
    if versions_of([actor.person])[actor.person] == actor.version and not _is_over(actor):
        return actor
    if now := actor_at(actor.person, actor.seat):
        return now
    raise Refused(ENDED)


def actors_of(people: Collection[UUID]) -> dict[UUID, list[Actor]]:
    """For each of these people who can speak at all, an actor per seat, in the order the seats began. Three queries."""
    today = timezone.now().date()
    seats = list(
        Seat.objects.active()
        .filter(person__in=people)
        .with_holder()
        .annotate(second_factor=_has_second_factor("person_id"))
        .prefetch_related(Prefetch("memberships", _memberships(), "standing_memberships"))
        .order_by("starts", "pk")
    )
    parties = {seat.authority.party_id for seat in seats if seat.authority.party_id}
    participations = defaultdict(list)
    for participation in Participation.objects.of_parties(parties):
        participations[participation.party_id].append(participation)
    versions = _versions(_facts(seats, participations))
    actors = defaultdict(list)
    for seat in seats:
        if seat.starts <= today and (seat.ends is None or today < seat.ends):
            own = participations[seat.authority.party_id or ""]
            actors[seat.person_id].append(_actor(seat, own, versions[seat.person_id], today))
    return dict(actors)


def versions_of(people: Collection[UUID]) -> dict[UUID, RightsVersion | None]:
    """Of each of these people the version of their rights, from all their seats; None without a seat. One query."""
    party = "authority__party__participations__"
    seats = Seat.objects.active().filter(person__in=people).annotate(second_factor=_has_second_factor("person_id"))
    grouped = seats.filter(memberships__in=_memberships()).annotate(group=Cast("memberships__group_id", CharField()))
    in_frameworks = seats.annotate(of=Value("framework")).values_list(
        *OF_SEAT, f"{party}framework_id", f"{party}framework__rights_version"
    )
    in_groups = grouped.annotate(of=Value("group")).values_list(*OF_SEAT, "group", "memberships__group__rights_version")
    versions = _versions(in_frameworks.union(in_groups, all=True))
    return {person: versions.get(person) for person in people}


OF_SEAT = (
    "person_id",
    "person__rights_version",
    "second_factor",
    "authority_id",
    "authority__rights_version",
    "of",
)
Fact = tuple[UUID, int, bool, UUID, int, str, str | None, int | None]
"""Person, its version, has a second factor, authority, its version, "framework" or "group", which, its version."""


def _facts(seats: Iterable[Any], participations: Mapping[str, list[Participation]]) -> Iterable[Fact]:
    for seat in seats:
        person = (seat.person_id, seat.person.rights_version, seat.second_factor)
        authority = (seat.authority_id, seat.authority.rights_version)
        yield (*person, *authority, "framework", None, None)
        for participation in participations[seat.authority.party_id or ""]:
            framework = participation.framework
            yield (*person, *authority, "framework", framework.pk, framework.rights_version)
        for membership in seat.standing_memberships:
            yield (*person, *authority, "group", str(membership.group_id), membership.group.rights_version)


def _versions(facts: Iterable[Fact]) -> dict[UUID, RightsVersion]:
    versions: dict[UUID, set[tuple[str, int]]] = defaultdict(set)
    for person, person_version, second_factor, authority, authority_version, of, which, version in facts:
        versions[person] |= {
            ("person", person_version),
            ("second factor", int(second_factor)),
            (f"authority:{authority}", authority_version),
        }
        if which is not None and version is not None:
            name = UUID(which) if of == "group" else which  # databases write identifiers with and without dashes
            versions[person].add((f"{of}:{name}", version))
    return {person: tuple(sorted(pairs)) for person, pairs in versions.items()}


def _actor(seat: Any, participations: list[Participation], version: RightsVersion, today: date) -> Actor:
    role = Role(seat.role)
    exempt = seat.person.is_demo and settings.DEMO_PEOPLE_EXEMPT
    party = seat.authority.party
    groups = [membership.group for membership in seat.standing_memberships]
    ends = [seat.ends, *(day for p in participations for day in (p.starts, p.ends)), *(group.ends for group in groups)]
    boundaries = [day for day in ends if day is not None and day > today]
    return Actor(
        person=seat.person_id,
        seat=seat.pk,
        name=seat.person.name,
        role=role,
        authority=seat.authority_id,
        authority_name=seat.authority.name,
        party=seat.authority.party_id,
        party_name=party.name if party else "",
        frameworks=frozenset(p.framework_id for p in participations if p.covers(today)),
        groups=frozenset(group.pk for group in groups if group.ends is None or today < group.ends),
        rooms=frozenset(map(UUID, seat.person.rooms_entered)),
        has_powers=role not in NEEDS_SECOND_FACTOR or seat.second_factor or exempt,
        cleared_first=frozenset(seat.authority.cleared_first),
        illustrative=seat.authority.illustrative,
        version=version,
        valid_until=datetime.combine(min(boundaries), time.min, UTC) if boundaries else None,
    )


def with_powers() -> Q:
    """The condition that the powers of a seat's role work: the twin of `Actor.has_powers`."""
    exempt = Q(person__is_demo=True) if settings.DEMO_PEOPLE_EXEMPT else Q(pk__in=[])
    return ~Q(role__in=NEEDS_SECOND_FACTOR) | Q(_has_second_factor("person_id")) | exempt


def _memberships() -> QuerySet[GroupMember]:
    """The memberships that can give rights, with their groups: whether one has ended today is asked of its date."""
    return GroupMember.objects.standing().select_related("group")


def _has_second_factor(person: str) -> Exists:
    return Exists(Authenticator.objects.filter(user=OuterRef(person), type__in=SECOND_FACTORS))


def _is_over(actor: Actor) -> bool:
    return actor.valid_until is not None and actor.valid_until <= timezone.now()


def _lock_rights(actor: Actor) -> None:
    """Hold the rows that rights come from. SQLite needs nothing: a verb's transaction holds its one write lock."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(LOCK_PERSON_AND_AUTHORITY, [actor.person, actor.authority])
        cursor.execute(LOCK_FRAMEWORKS, [actor.authority])
        cursor.execute(LOCK_GROUPS, [actor.seat])
