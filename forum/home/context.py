"""What every page shows: for whom one speaks, and what waits."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject

from accounts.models import User
from accounts.vocabulary import Direction, Theme
from forum.events.heads import Head, head_of
from forum.events.models import StreamKind, stream_name
from forum.notifications.waiting import count_for
from forum.policies.actor import Actor
from forum.policies.cases import begin_case
from forum.policies.vocabulary import NEEDS_SECOND_FACTOR, Role


@dataclass(frozen=True, slots=True)
class Speaker:
    """For whom the reader of a page speaks, as the header says it."""

    person: object
    name: str
    role_label: str | Promise
    authority_name: str
    party_name: str
    writes_cases: bool
    second_factor_needed: bool
    demo_exempt: bool
    uses_keys: bool
    read_marking: str


@dataclass(frozen=True, slots=True)
class Look:
    """How its reader wants every page to look: what stands on the first element of one. Empty is as usual."""

    theme: str = ""
    direction: str = ""
    zone: str = ""


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The context of every page. What waits is counted only where a page draws it."""
    actor: Actor | None = getattr(request, "actor", None)
    person = getattr(request, "user", None)
    every = {"look": _look(person) if isinstance(person, User) else Look(), "site": settings.ADDRESS}
    if actor is None or not isinstance(person, User):
        return every | {"actor": None, "waiting_count": 0, "illustrative": settings.DEMO_PEOPLE_EXEMPT}
    return every | {
        "actor": _speaker(actor, person),
        "waiting_count": SimpleLazyObject(lambda: count_for(actor)),
        "waiting_head": SimpleLazyObject(lambda: _head(actor)),
        "illustrative": actor.illustrative,
    }


def _look(person: User) -> Look:
    return Look(
        theme="" if person.theme == Theme.SYSTEM else person.theme,
        direction="" if person.direction == Direction.LANGUAGE else person.direction,
        zone=person.time_zone,
    )


def _speaker(actor: Actor, person: User) -> Speaker:
    exempt = bool(settings.DEMO_PEOPLE_EXEMPT and person.is_demo)
    return Speaker(
        person=actor.person,
        name=actor.name,
        role_label=Role(actor.role).label,
        authority_name=actor.authority_name,
        party_name=actor.party_name,
        writes_cases=bool(begin_case(actor)),
        second_factor_needed=not actor.has_powers,
        demo_exempt=exempt and actor.role in NEEDS_SECOND_FACTOR,
        uses_keys=person.uses_keys,
        read_marking=person.read_marking,
    )


def _head(actor: Actor) -> Head:
    return head_of(stream_name(StreamKind.PERSON, actor.person))
