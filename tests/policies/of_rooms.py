"""What brings about each sentence of the rules of masked rooms that no form of ours can."""

from forum.discussions.actions.response import find_useful
from forum.policies import rooms
from forum.policies.audience import EVERYBODY
from forum.policies.decision import require
from forum.policies.vocabulary import Capacity
from tests.cast import World
from tests.rooms import entered, room_by, said_in
from tests.threads import thread_by


def opened_as_a_thread(world: World) -> None:
    thread_by(world.actor("official_qm"), kind="room")


def opened_for_everybody(world: World) -> None:
    room_by(world.actor("moderator"), audience=EVERYBODY)


def found_useful_behind_a_mask(world: World) -> None:
    room = room_by(world.actor("moderator"))
    reply = said_in(room, entered(world.actor("official_qm"), room))
    find_useful(entered(world.actor("official_qn"), room), reply.pk, useful=True)


def spoken_though_cleared_first(world: World) -> None:
    room = room_by(world.actor("moderator"))
    authority = world.authorities["labour_qm"]
    authority.cleared_first = [Capacity.PERSONAL_VIEW]
    authority.save()
    said_in(room, entered(world.actor("labour_qm"), room))


def spoken_without_powers(world: World) -> None:
    room = room_by(world.actor("moderator"))
    require(rooms.speak_in_room(entered(world.actor("moderator_bare"), room), room, cleared_first=False))


REFUSED = {
    "Masked rooms are opened by moderators and the secretariat, on a page of their own.": opened_as_a_thread,
    "A room is for members, for the Parties of a framework or for a group that you can read.": opened_for_everybody,
    "In a masked room nobody says what is useful to whom.": found_useful_behind_a_mask,
    (
        "Your authority clears personal views first, and whoever clears reads who wrote. So you can read "
        "here, not write: your focal point can change what is cleared."
    ): spoken_though_cleared_first,
    "Set up a second factor before you speak in this role.": spoken_without_powers,
}
