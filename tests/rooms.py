"""Masked rooms for tests, made by the verbs that make them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from forum.discussions.actions.posting import speak_in_room
from forum.discussions.actions.rooms import RoomSaid, enter_room, open_room
from forum.discussions.models import Reply, Thread
from forum.discussions.words import Passage, prepare
from forum.policies.actor import Actor
from forum.policies.audience import MEMBERS, Audience
from forum.policies.vocabulary import ThreadKind
from forum.publishing.models import columns_of


def room_by(
    actor: Actor,
    *,
    audience: Audience = MEMBERS,
    begins: date | None = None,
    days: int = 3,
    title: str = "What did not work at the border",
    body: str = "Say what you have seen. Nobody reads who said it.",
    form_key: str = "",
) -> Thread:
    """A room for members that is open from today for some days, unless said otherwise."""
    first = begins or timezone.now().date()
    words = prepare(body, Thread(kind=ThreadKind.ROOM, **columns_of(audience)))
    said = RoomSaid(title, words, audience, first, first + timedelta(days=days - 1))
    return open_room(actor, said, form_key=form_key or uuid4().hex)


def entered(actor: Actor, room: Thread) -> Actor:
    """The actor, who has accepted the rule of the room since."""
    from accounts.actors import actors_of

    enter_room(actor, room.pk)
    return next(one for one in actors_of([actor.person])[actor.person] if one.seat == actor.seat)


def said_in(
    room: Thread,
    actor: Actor,
    *,
    body: str = "We turned back two buses, and should not have.",
    parent: Reply | None = None,
    quoting: list[tuple[Reply, str]] | None = None,
    form_key: str = "",
) -> Reply:
    """Words in a room that the actor has entered."""
    how: dict[str, Any] = {
        "parent": parent.pk if parent else None,
        "passages": [Passage(source.pk, words) for source, words in quoting or []],
    }
    return speak_in_room(actor, room.pk, prepare(body, room), form_key=form_key or uuid4().hex, **how)
