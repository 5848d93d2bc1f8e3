"""The demo's masked rooms: opened, entered and spoken in by the verbs, by people of demo authorities."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.actors import actors_of
from forum.discussions.actions.posting import speak_in_room
from forum.discussions.actions.rooms import RoomSaid, enter_room, open_room
from forum.discussions.models import Reply, Thread
from forum.discussions.words import prepare
from forum.policies.actor import Actor
from forum.policies.audience import Audience
from forum.policies.vocabulary import AudienceKind, ThreadKind
from forum.publishing.models import columns_of
from forum.publishing.submitting import submit_key

FILE = Path(__file__).parent / "rooms.toml"

Said = dict[str, Any]


def open_rooms(actors: dict[str, Actor], groups: dict[str, UUID]) -> list[UUID]:
    """Open the rooms of the file that are missing; those whose people can all speak."""
    return [
        _opened(said, actors, groups).pk
        for said in tomllib.loads(FILE.read_text(encoding="utf-8"))["room"]
        if said["group"] in groups and _people_of(said) <= actors.keys() and not _is_there(said, actors)
    ]


def _people_of(said: Said) -> set[str]:
    return {said["by"], *(reply["by"] for reply in said["reply"])}


def _is_there(said: Said, actors: dict[str, Actor]) -> bool:
    return Thread.objects.filter(submit_key=submit_key(actors[said["by"]], said["key"])).exists()


def _opened(said: Said, actors: dict[str, Actor], groups: dict[str, UUID]) -> Thread:
    audience = Audience(AudienceKind.GROUP, str(groups[said["group"]]))
    words = prepare(said["body"].strip(), Thread(kind=ThreadKind.ROOM, **columns_of(audience)))
    today = timezone.now().date()
    asked = RoomSaid(said["title"], words, audience, today, today + timedelta(days=said["days"]))
    room = open_room(actors[said["by"]], asked, form_key=said["key"])
    inside = {who: _entered(actors[who], room) for who in _people_of(said)}
    replies: list[Reply] = []
    for number, reply in enumerate(said["reply"]):
        parent = replies[reply["to"] - 1].pk if "to" in reply else None
        key = f"{said['key']} {number}"
        speaking = prepare(reply["body"].strip(), room)
        replies.append(speak_in_room(inside[reply["by"]], room.pk, speaking, form_key=key, parent=parent))
    return room


def _entered(actor: Actor, room: Thread) -> Actor:
    """The actor, who has accepted the rule since."""
    enter_room(actor, room.pk)
    return next(one for one in actors_of([actor.person])[actor.person] if one.seat == actor.seat)
