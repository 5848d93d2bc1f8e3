"""Demo people, where they sit, and what their Parties take part in: all of it marked illustrative."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.actions.seats import grant_seat
from accounts.models import Authority, User
from forum.agreements.models import Framework, Participation, Party
from forum.policies.vocabulary import AuthorityKind, Role

FILE = Path(__file__).parent / "people.toml"
SINCE = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One line of the list of demo people."""

    key: str
    name: str
    email: str
    role: Role
    authority: str
    party: str


def read() -> dict[str, Any]:
    """The file of demo people."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def listed() -> list[DemoPerson]:
    """Everybody of the demo, in the order of the file."""
    said = read()
    people = []
    for key, person in said["people"].items():
        authority = said["authorities"][person["authority"]]
        people.append(
            DemoPerson(
                key=key,
                name=person["name"],
                email=f"{key}@demo.example",
                role=Role(person["role"]),
                authority=authority["name"],
                party=said["parties"].get(authority.get("party", ""), ""),
            )
        )
    return people


def people() -> dict[str, User]:
    """The demo people by their key, made where they are missing."""
    said = read()
    authorities = _authorities(said)
    known = {person.email: person for person in User.objects.filter(is_demo=True)}
    return {
        one.key: known.get(one.email)
        or _person(one, authorities[said["people"][one.key]["authority"]], said["password"])
        for one in listed()
    }


@transaction.atomic
def _authorities(said: dict[str, Any]) -> dict[str, Authority]:
    for code, name in said["parties"].items():
        Party.objects.get_or_create(code=code, defaults={"name": name, "illustrative": True})
    for code, parties in said["frameworks"].items():
        for party in parties:
            Participation.objects.get_or_create(
                framework=Framework.objects.get(code=code),
                party_id=party,
                starts=SINCE,
                defaults={"illustrative": True},
            )
    return {key: _authority(one) for key, one in said["authorities"].items()}


def _authority(said: dict[str, str]) -> Authority:
    authority, _new = Authority.objects.get_or_create(
        name=said["name"],
        party_id=said.get("party"),
        defaults={"kind": said.get("kind", AuthorityKind.PARTY), "illustrative": True},
    )
    return authority


def _person(one: DemoPerson, authority: Authority, password: str) -> User:
    with transaction.atomic():
        person = User.objects.create_user(one.email, one.name, password, is_demo=True)
        EmailAddress.objects.create(user=person, email=one.email, verified=True, primary=True)
    grant_seat(None, person=person, authority=authority, role=one.role, reason="Part of the demo.")
    return person
