"""What a socket hears of a masked room: its words, once its rule was accepted, as long as one belongs there."""

import pytest
from django.core.cache import caches

from accounts.actions.groups import remove_member
from forum.live import presence
from tests.groups import group_of
from tests.live.serving import events_of
from tests.rooms import entered, room_by, said_in
from tests.threads import for_group

NOTHING = "There is nothing here that you can follow."


@pytest.fixture
def group(world):
    return group_of(world, "focal_qm", "official_qm", "official_qn")


@pytest.fixture
def room(world, group):
    return room_by(world.actor("moderator"), audience=for_group(group))


def test_before_the_rule_is_accepted_a_socket_hears_nothing(world, reader, room):
    waiting = reader("official_qn").follow(room.stream, 0, epoch="")
    assert waiting.items[-1]["sentence"] == NOTHING
    said_in(room, entered(world.actor("official_qm"), room))
    assert waiting.silent_for(1.5)


def test_nor_under_the_name_of_a_thread(world, reader, room):
    entered(world.actor("official_qn"), room)
    assert reader("official_qn").follow(f"thread:{room.pk}", 0, epoch="").items[-1]["sentence"] == NOTHING


def test_who_has_entered_hears_a_letter_speak(world, reader, room):
    entered(world.actor("official_qn"), room)
    hearing = reader("official_qn").follow(room.stream)
    reply = said_in(room, entered(world.actor("official_qm"), room))
    heard = hearing.next(events_of(room.stream))
    assert (heard["kind"], heard["target"]) == ("reply.posted", "p-1")
    assert f"Participant {reply.shown_label}" in heard["html"]
    assert world.people["official_qm"].name not in heard["html"]


def test_who_is_removed_from_the_group_hears_no_more(world, reader, room, group):
    entered(world.actor("official_qn"), room)
    hearing = reader("official_qn").follow(room.stream)
    remove_member(world.actor("focal_qm"), group.members.get(seat=world.seats["official_qn"]).pk)
    said_in(room, entered(world.actor("official_qm"), room))
    hearing.next(lambda item: item["kind"] == "gone" and item["stream"] == room.stream)
    assert hearing.sequences == []


def test_nobody_is_told_who_reads_or_types(world, reader, room, monkeypatch):
    monkeypatch.setattr(presence, "EVERY", 0.02)
    caches["presence"].clear()
    for who in ("official_qm", "official_qn"):
        entered(world.actor(who), room)
    one, other = (reader(who).follow(room.stream) for who in ("official_qm", "official_qn"))
    other.say({"typing": room.stream})
    assert one.silent_for(1)
    assert [item for item in one.items if item["kind"] == "presence"] == []
