"""Demo people, where they sit, and what their Parties take part in: all of it marked illustrative."""

import tomllib
from datetime import date
from inspect import unwrap
from pathlib import Path
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts import terms
from accounts.actions.access import ask_for_access, confirm_request
from accounts.actions.seats import grant_seat
from accounts.actions.terms import accept_terms
from accounts.models import AccessRequest, ApprovedDomain, Authority, Seat, User
from forum.agreements.models import Participation, Party
from forum.events.verbs import verb
from forum.policies.vocabulary import AuthorityKind, Role

FILE = Path(__file__).parent / "people.toml"
SINCE = date(2024, 1, 1)

Said = dict[str, Any]


def read() -> Said:
    """The file of demo people: their password, Parties, what these take part in, authorities, people."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def address_of(key: str) -> str:
    """With what a person of the demo signs in."""
    return f"{key}@demo.example"


def people() -> dict[str, User]:
    """Those of the demo people who are there, by their keys."""
    return {person.email.partition("@")[0]: person for person in User.objects.filter(is_demo=True)}


@verb
def settle(_: None) -> dict[str, UUID]:
    """Make the demo's Parties, authorities and people where they are missing; its authorities by their keys."""
    said = read()
    for code, name in said["parties"].items():
        Party.objects.get_or_create(code=code, defaults={"name": name, "illustrative": True})
    for framework, parties in said["frameworks"].items():
        for party in parties:
            Participation.objects.get_or_create(
                framework_id=framework, party_id=party, starts=SINCE, defaults={"illustrative": True}
            )
    authorities = {key: _authority(one) for key, one in said["authorities"].items()}
    there = people()
    password = make_password(said["password"])  # once: it is one password, and hashing is slow on purpose
    for key, person in said["people"].items():
        if key not in there:
            _seat(key, person, authorities[person["authority"]], password)
    for key, domain in said["domains"].items():
        ApprovedDomain.objects.get_or_create(authority=authorities[key], domain=domain)
    for request in said["requests"]:
        _ask(request, authorities[request["authority"]])
    for person in people().values():
        unwrap(accept_terms)(None, person, edition=terms.edition())  # they play: nobody has to read for them
    return {key: authority.pk for key, authority in authorities.items()}


def _authority(said: Said) -> Authority:
    authority, _new = Authority.objects.get_or_create(
        name=said["name"],
        party_id=said.get("party"),
        defaults={"kind": said.get("kind", AuthorityKind.PARTY), "illustrative": True},
    )
    return authority


def _seat(key: str, said: Said, authority: Authority, password: str) -> None:
    address = address_of(key)
    person = User.objects.create(email=address, name_as_given=said["name"], password=password, is_demo=True)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    grant = unwrap(grant_seat)  # a verb without a transaction of its own
    seat = grant(None, person=person, authority=authority, role=Role(said["role"]), reason="Part of the demo.")
    Seat.objects.filter(pk=seat.pk).update(starts=SINCE)


def _ask(said: Said, authority: Authority) -> None:
    """Somebody at the door, once."""
    if AccessRequest.objects.filter(email=said["email"]).exists():
        return
    about = {key: said[key] for key in ("name", "email", "why")}
    asked = unwrap(ask_for_access)(None, authority=authority, role=Role(said["role"]), **about)
    unwrap(confirm_request)(None, asked.pk)
