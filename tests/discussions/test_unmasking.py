"""Who wrote masked words: shown to two of the staff, who both gave a reason, and the author told of it."""

import re

import pytest

from forum.discussions.actions.unmasking import ask_unmasking, decide_unmasking, know_of_unmasking
from forum.discussions.models import Unmasking
from forum.events.models import Event
from forum.notifications.waiting import count_for
from forum.policies.decision import Refused, Unseen
from forum.record.models import Entry
from tests.errands import follow_up
from tests.pages import masked
from tests.rooms import entered, room_by, said_in

pytestmark = pytest.mark.django_db
RANDOM = re.compile(r'name="form_key" value="[^"]*"')


@pytest.fixture
def reply(world):
    room = room_by(world.actor("moderator"))
    entered(world.actor("labour_qm"), room)
    entered(world.actor("secretariat"), room)
    return said_in(room, entered(world.actor("official_qm"), room))


@pytest.fixture
def asked(world, reply):
    return ask_unmasking(world.actor("moderator"), reply.pk, reason="A threat.")


def shows_author(world, who, unmasking):
    page = world.client(who).get(unmasking.get_absolute_url())
    return page.status_code == 200 and world.people["official_qm"].name in page.content.decode()


def seen_by(world, who, reply):
    """The part of the page that is the room's: beside it stands what waits for its reader."""
    return RANDOM.sub("", masked(world.client(who).get(f"{reply.thread.get_absolute_url()}?part")))


def test_two_offices_are_shown_the_author_and_nobody_else(world, reply, asked):
    decide_unmasking(world.actor("secretariat"), asked.pk, agreed=True, reason="I agree.")
    assert shows_author(world, "moderator", asked)
    assert shows_author(world, "secretariat", asked)
    assert world.client("labour_qm").get(asked.get_absolute_url()).status_code == 404


def test_before_it_is_agreed_nobody_is_shown(world, asked):
    assert not shows_author(world, "moderator", asked)
    assert not shows_author(world, "secretariat", asked)
    assert world.client("official_qm").get(asked.get_absolute_url()).status_code == 404


def test_nobody_agrees_with_themselves(world, asked):
    with pytest.raises(Refused, match="other office"):
        decide_unmasking(world.actor("moderator"), asked.pk, agreed=True, reason="I agree.")
    with pytest.raises(Unseen):
        decide_unmasking(world.actor("official_qm"), asked.pk, agreed=True, reason="I agree.")


def test_a_refusal_shows_nobody(world, asked):
    decide_unmasking(world.actor("secretariat"), asked.pk, agreed=False, reason="No threat.")
    assert not shows_author(world, "moderator", asked)
    assert not shows_author(world, "secretariat", asked)
    assert world.client("official_qm").get(asked.get_absolute_url()).status_code == 404
    with pytest.raises(Refused, match="decided already"):
        decide_unmasking(world.actor("secretariat"), asked.pk, agreed=True, reason="After all.")


def test_one_asks_once_at_a_time_for_masked_words_only(world, reply, asked):
    with pytest.raises(Refused, match="already"):
        ask_unmasking(world.actor("secretariat"), reply.pk, reason="Also.")
    with pytest.raises(Refused, match="not masked"):
        ask_unmasking(world.actor("moderator"), reply.thread.replies.get(number=0).pk, reason="Why?")
    with pytest.raises(Refused):
        ask_unmasking(world.actor("labour_qm"), reply.pk, reason="Who?")


def test_the_author_is_told_and_the_record_names_nobody(world, reply, asked):
    author = world.actor("official_qm")
    before = count_for(author)
    decide_unmasking(world.actor("secretariat"), asked.pk, agreed=True, reason="I agree.")
    follow_up()
    assert count_for(author) == before + 1
    assert Event.objects.filter(stream__kind="person", stream__subject=str(author.person)).exists()
    page = world.client("official_qm").get(asked.get_absolute_url()).content.decode()
    assert "You were shown as the author" in page
    assert "A threat." not in page
    know_of_unmasking(author, asked.pk)
    assert count_for(author) == before
    with pytest.raises(Unseen):
        know_of_unmasking(world.actor("labour_qm"), asked.pk)
    entries = Entry.objects.filter(act__startswith="unmasking.")
    assert [(one.act, one.object_id) for one in entries.order_by("seq")] == [
        ("unmasking.asked", reply.pk),
        ("unmasking.done", reply.pk),
    ]
    assert author.person not in {one.person for one in entries}


def test_the_room_never_changes(world, reply, asked):
    readers = ("labour_qm", "secretariat", "official_qm")
    before = {who: seen_by(world, who, reply) for who in readers}
    told = Event.objects.filter(stream__kind="room").count()
    decide_unmasking(world.actor("secretariat"), asked.pk, agreed=True, reason="I agree.")
    follow_up()
    assert Event.objects.filter(stream__kind="room").count() == told
    assert {who: seen_by(world, who, reply) for who in readers} == before
    reply.refresh_from_db()
    assert reply.shown_label
    assert Unmasking.objects.count() == 1
