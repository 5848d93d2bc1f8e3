"""Masked rooms of the stage: one that is open, one to come and one that is closed, and who asked who spoke."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from forum.discussions.actions.rooms import close_room, enter_room
from forum.discussions.actions.unmasking import ask_unmasking, decide_unmasking
from tests.rooms import room_by, said_in
from tests.threads import for_parties

if TYPE_CHECKING:
    from tests.cast import World


def rooms_there(world: World, author: str) -> dict[str, object]:
    """Each by its name; of the first the words, and what became of the wish to know who wrote them."""
    moderator, audience = world.actor("moderator"), for_parties(world.frameworks["FWX"])
    room = room_by(moderator, audience=audience, form_key="used room")
    to_come = room_by(moderator, audience=audience, begins=timezone.now().date() + timedelta(days=1))
    closed = room_by(moderator, audience=audience)
    for one in (room, to_come, closed):
        enter_room(world.actor(author), one.pk)
    enter_room(world.actor("secretariat"), room.pk)
    masked = said_in(room, world.actor(author), form_key="used words")
    decided = ask_unmasking(world.actor("moderator"), masked.pk, reason="A threat.")
    decide_unmasking(world.actor("secretariat"), decided.pk, agreed=False, reason="It is none.")
    unmasking = ask_unmasking(world.actor("moderator"), masked.pk, reason="A threat after all.")
    close_room(moderator, closed.pk, reason="All is said.")
    return {
        "room": room,
        "room_to_come": to_come,
        "closed_room": closed,
        "masked": masked,
        "unmasked": room.replies.get(number=0),
        "unmasking": unmasking,
        "decided_unmasking": decided,
    }
