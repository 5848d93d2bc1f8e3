"""What every page shows: for whom one speaks, and what waits."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject

from forum.events.heads import Head, head_of
from forum.events.models import StreamKind, stream_name
from forum.notifications.models import Waiting
from forum.policies.actor import Actor
from forum.policies.vocabulary import NEEDS_SECOND_FACTOR, Role


@dataclass(frozen=True, slots=True)
class Speaker:
    """For whom the reader of a page speaks, as the header says it."""

    person: object
    name: str
    role_label: str | Promise
    authority_name: str
    party_name: str
    second_factor_needed: bool
    demo_exempt: bool


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The context of every page. What waits is counted only where a page draws it."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"actor": None, "waiting_count": 0, "illustrative": settings.DEMO_PEOPLE_EXEMPT}
    exempt = bool(settings.DEMO_PEOPLE_EXEMPT and request.user.is_demo)  # type: ignore[union-attr]
    return {
        "actor": _speaker(actor, exempt),
        "waiting_count": SimpleLazyObject(lambda: Waiting.objects.for_actor(actor).count()),
        "waiting_head": SimpleLazyObject(lambda: _head(actor)),
        "illustrative": actor.illustrative,
    }


def _speaker(actor: Actor, exempt: bool) -> Speaker:
    return Speaker(
        person=actor.person,
        name=actor.name,
        role_label=Role(actor.role).label,
        authority_name=actor.authority_name,
        party_name=actor.party_name,
        second_factor_needed=not actor.has_powers,
        demo_exempt=exempt and actor.role in NEEDS_SECOND_FACTOR,
    )


def _head(actor: Actor) -> Head:
    return head_of(stream_name(StreamKind.PERSON, actor.person))
