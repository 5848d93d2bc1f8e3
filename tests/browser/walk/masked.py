"""A masked room before and behind its door, and the pages about who spoke in it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from forum.discussions.actions.rooms import close_room
from forum.discussions.actions.unmasking import ask_unmasking, decide_unmasking
from tests.browser.walk.acts import refused
from tests.cast import World
from tests.rooms import entered, room_by, said_in


def masked(world: World) -> Iterator[tuple[Any, ...]]:
    """Open some, and speak in one; the stops. The secretariat of the walk has given its password a moment ago."""
    moderator = world.actor("moderator")
    room, closed = room_by(moderator), room_by(moderator, title="A room that is closed")
    to_come = room_by(moderator, title="A room to come", begins=timezone.now().date() + timedelta(days=2))
    close_room(moderator, closed.pk, reason="All is said.")
    speaking = entered(world.actor("official_qm"), room)
    first = said_in(room, speaking)
    said_in(room, entered(world.actor("labour_qm"), room), parent=first, quoting=[(first, "two buses")])
    for other in (closed, to_come):
        entered(world.actor("official_qm"), other)
    entered(world.actor("secretariat"), room)
    done = ask_unmasking(moderator, first.pk, reason="A threat.")
    decide_unmasking(world.actor("secretariat"), done.pk, agreed=True, reason="I agree.")
    asked = ask_unmasking(moderator, room.replies.get(number=2).pk, reason="Another.")
    at, acts = room.get_absolute_url(), f"/replies/{first.pk}/"
    yield "rooms/new/", "moderator", "/rooms/new/"
    yield "rooms/new/", "moderator", "/rooms/new/", refused
    yield "rooms/new/", "expert", "/rooms/new/", None, 403
    yield "rooms/<uuid:room_id>/", "expert", at
    yield "rooms/<uuid:room_id>/", "official_qm", at
    yield "rooms/<uuid:room_id>/", "official_qm", f"{at}?view=flat&to=1"
    yield "rooms/<uuid:room_id>/", "moderator", at
    yield "rooms/<uuid:room_id>/", "official_qm", closed.get_absolute_url()
    yield "rooms/<uuid:room_id>/", "official_qm", to_come.get_absolute_url()
    yield "rooms/<uuid:room_id>/closure/", "moderator", f"{at}closure/"
    yield "rooms/<uuid:room_id>/closure/", "moderator", f"{at}closure/", refused
    yield "replies/<uuid:reply_id>/acts/", "moderator", f"{acts}acts/"
    yield "replies/<uuid:reply_id>/unmasking/", "secretariat", f"{acts}unmasking/"
    yield "unmaskings/<uuid:unmasking_id>/", "secretariat", done.get_absolute_url()
    yield "unmaskings/<uuid:unmasking_id>/", "secretariat", asked.get_absolute_url()
    yield "unmaskings/<uuid:unmasking_id>/", "official_qm", done.get_absolute_url()
