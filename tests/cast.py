"""The cast: who plays in the tests, and each one's standing in one line."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from inspect import unwrap

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from accounts import actors, terms
from accounts.actions.terms import accept_terms
from accounts.models import Authority, Seat, User
from forum.agreements.models import Framework, Participation, Party
from forum.policies.actor import Actor
from forum.policies.vocabulary import NEEDS_SECOND_FACTOR, AuthorityKind, Role

LONG_AGO = date(2020, 1, 1)
PASSWORD = "two queues, one hall"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

PARTIES = {"QM": "Mirania", "QN": "Norland", "QO": "Ostria"}
FRAMEWORKS = {"FWX": ("QM", "QN"), "FWY": ("QO",)}
AUTHORITIES = {
    "migration_qm": ("Directorate of Migration", "QM"),
    "labour_qm": ("Ministry of Labour", "QM"),
    "immigration_qn": ("Immigration Service", "QN"),
    "passports_qo": ("Passport Office", "QO"),
    "university": ("University of the Coast", AuthorityKind.CIVIL_SOCIETY),
    "regional_body": ("Commission of the Region", AuthorityKind.REGIONAL_BODY),
}


@dataclass(frozen=True)
class Standing:
    """What a member of the cast is: the name on the page, the role and authority of their seat, and what is amiss."""

    name: str
    role: Role | None
    authority: str | None
    second_factor: bool = True
    suspended: bool = False


CAST = {
    "official_qm": Standing("Amara Osei", Role.OFFICIAL, "migration_qm"),
    "colleague_qm": Standing("Bilal Ndiaye", Role.OFFICIAL, "migration_qm"),
    "focal_qm": Standing("Chidi Mensah", Role.FOCAL_POINT, "migration_qm"),
    "focal_bare_qm": Standing("Dalia Farah", Role.FOCAL_POINT, "migration_qm", second_factor=False),
    "labour_qm": Standing("Esi Boateng", Role.OFFICIAL, "labour_qm"),
    "official_qn": Standing("Fatou Keita", Role.OFFICIAL, "immigration_qn"),
    "focal_qn": Standing("Goran Petrov", Role.FOCAL_POINT, "immigration_qn"),
    "official_qo": Standing("Hana Sato", Role.OFFICIAL, "passports_qo"),
    "expert": Standing("Ines Duarte", Role.EXPERT, "university"),
    "moderator": Standing("Jonas Weber", Role.MODERATOR, "regional_body"),
    "moderator_bare": Standing("Kofi Antwi", Role.MODERATOR, "regional_body", second_factor=False),
    "secretariat": Standing("Leila Haddad", Role.SECRETARIAT, "regional_body"),
    "suspended_qm": Standing("Milan Novak", Role.OFFICIAL, "migration_qm", suspended=True),
    "seatless": Standing("Nadia Rahman", None, None),
}
SPEAKING = tuple(name for name, standing in CAST.items() if standing.role and not standing.suspended)
"""Who has an Actor."""


@dataclass(frozen=True)
class World:
    """Everybody, where they sit, and what their Parties take part in: FWX has QM and QN as Parties, FWY has QO."""

    people: dict[str, User] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    authorities: dict[str, Authority] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)

    def user(self, name: str) -> User:
        return self.people[name]

    def actor(self, name: str) -> Actor:
        """Who speaks; a KeyError for those of the cast who cannot."""
        actor = actors.actor_for(User.objects.get(pk=self.people[name].pk))
        if actor is None:
            raise KeyError(f"{name} cannot speak.")
        return actor

    def client(self, name: str) -> Client:
        """A browser in which this person is signed in."""
        client = Client()
        client.force_login(self.people[name])
        return client


def assemble() -> World:
    """Write the whole cast into the database."""
    world = World()
    for code, name in PARTIES.items():
        world.parties[code] = Party.objects.create(code=code, name=name, illustrative=True)
    for code, parties in FRAMEWORKS.items():
        world.frameworks[code] = framework = Framework.objects.create(code=code, name=f"Framework {code[-1]}")
        for party in parties:
            Participation.objects.create(framework=framework, party=world.parties[party], starts=LONG_AGO)
    for key, (name, kind) in AUTHORITIES.items():
        party = world.parties.get(kind)
        kind = AuthorityKind.PARTY if party else kind
        world.authorities[key] = Authority.objects.create(name=name, kind=kind, party=party, illustrative=True)
    for key, standing in CAST.items():
        world.people[key] = person = enrol(key, standing)
        if standing.role and standing.authority:
            authority = world.authorities[standing.authority]
            world.seats[key] = Seat.objects.create(
                person=person, authority=authority, role=standing.role, starts=LONG_AGO
            )
    return world


def code(secret: str = TOTP_SECRET) -> str:
    """What the authenticator app shows now."""
    _earlier, now, _later = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, now)))


def enrol(key: str, standing: Standing) -> User:
    """A person who accepted the terms, with a verified e-mail address and, where the role needs it, a second factor."""
    suspended_at = datetime(2024, 1, 1, tzinfo=UTC) if standing.suspended else None
    person = User.objects.create_user(f"{key}@example.org", standing.name, PASSWORD, suspended_at=suspended_at)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    unwrap(accept_terms)(None, person, edition=terms.edition())
    person.refresh_from_db()
    if standing.role in NEEDS_SECOND_FACTOR and standing.second_factor:
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET})
    return person
