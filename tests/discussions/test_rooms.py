"""A masked room: fixed before its first word, entered by accepting its rule, and shown to nobody with its authors."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from accounts.models import User
from forum.discussions.actions.curation import hide_reply, reopen_thread
from forum.discussions.actions.personal import mark_read, save_reply_draft
from forum.discussions.actions.posting import AlreadyPosted, post_reply
from forum.discussions.actions.response import ask_for_experience, find_useful
from forum.discussions.actions.rooms import close_room, enter_room
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import ReadState, Reply, ReplyVersion, Thread
from forum.discussions.saying import ReplySaid
from forum.discussions.words import prepare
from forum.events.due import run_due
from forum.events.models import Event, Pending
from forum.notifications.models import Follow, Waiting
from forum.policies.decision import Refused, Unseen
from forum.policies.rooms import may_be_guessed
from forum.policies.vocabulary import Attribution, Capacity
from forum.publishing.models import SealedLabel
from forum.search.models import SearchDocument
from tests.errands import follow_up
from tests.rooms import entered, room_by, said_in
from tests.threads import for_authority, for_parties

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, 34, 56, tzinfo=UTC)


@pytest.fixture
def room(world):
    return room_by(world.actor("moderator"))


def test_a_participant_is_a_letter_and_nothing_else(world, room):
    reply = said_in(room, entered(world.actor("official_qm"), room))
    assert (reply.attribution, reply.capacity) == (Attribution.MASKED, Capacity.PARTICIPANT)
    assert reply.shown_label
    assert {reply.shown_seat, reply.shown_authority, reply.shown_party} == {None}


def test_curators_speak_by_name_in_their_office(world, room):
    reply = said_in(room, entered(world.actor("secretariat"), room))
    assert (reply.attribution, reply.capacity) == (Attribution.BY_NAME, Capacity.SECRETARIAT)


def test_an_expert_is_shown_as_everybody_is(world, room):
    reply = said_in(room, entered(world.actor("expert"), room))
    assert (reply.attribution, reply.capacity) == (Attribution.MASKED, Capacity.PARTICIPANT)


def test_a_person_keeps_their_letter_and_shares_it_with_nobody(world, room):
    one, other = (entered(world.actor(who), room) for who in ("official_qm", "labour_qm"))
    labels = [said_in(room, who).shown_label for who in (one, other, one)]
    assert labels[0] == labels[2] != labels[1]


def test_letters_tell_nothing_across_rooms(world):
    """Drawn by lot: over many rooms the first to speak has many letters."""
    labels = set()
    for _number in range(30):
        room = room_by(world.actor("moderator"))
        labels.add(said_in(room, entered(world.actor("official_qm"), room)).shown_label)
    assert len(labels) > 5


def test_more_people_than_letters_get_two(world, room):
    SealedLabel.objects.bulk_create(SealedLabel(room=room.pk, label=letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert len(said_in(room, entered(world.actor("official_qm"), room)).shown_label) == 2


def test_a_letter_and_a_name_do_not_stand_together(world, room):
    reply = said_in(room, entered(world.actor("official_qm"), room))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(shown_seat=world.actor("official_qm").seat)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(shown_label="")


def test_times_are_days(world):
    with time_machine.travel(NOON, tick=False):
        room = room_by(world.actor("moderator"))
        actor = entered(world.actor("official_qm"), room)
        reply = said_in(room, actor)
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        edit_reply(actor, reply.pk, words=prepare("Two buses, then three.", room), version=1)
    reply.refresh_from_db()
    room.refresh_from_db()
    day = NOON.replace(hour=0, minute=0, second=0)
    told = Event.objects.filter(stream__kind="room").values_list("at", flat=True)
    kept = {
        reply.posted_at,
        reply.edited_at,
        room.last_activity_at,
        room.posted_at,
        ReplyVersion.objects.get().spoken_at,
    }
    assert kept | set(told) == {day}


def test_no_word_is_there_before_the_rule_is_accepted(world, room):
    said_in(room, entered(world.actor("official_qm"), room), body="Canary words.")
    reader = world.client("labour_qm")
    for address in (room.get_absolute_url(), f"{room.get_absolute_url()}?part", f"{room.get_absolute_url()}?at=1"):
        page = reader.get(address).content.decode()
        assert "Canary words" not in page
        assert "Nobody reads who said it" not in page
    reply = room.replies.get(number=1)
    for door in ("", "acts/", "history/", "edit/"):
        assert reader.get(f"/replies/{reply.pk}/{door}").status_code == 404
    assert reader.post(f"{room.get_absolute_url()}words/", {"body": "x", "form_key": "k"}).status_code == 404
    with pytest.raises(Unseen):
        said_in(room, world.actor("labour_qm"))
    reader.post(f"{room.get_absolute_url()}entry/")
    assert "Canary words" in reader.get(room.get_absolute_url()).content.decode()
    enter_room(world.actor("labour_qm"), room.pk)
    assert User.objects.get(pk=world.people["labour_qm"].pk).rooms_entered == [str(room.pk)]


def test_outside_its_audience_there_is_no_room(world):
    room = room_by(world.actor("moderator"), audience=for_parties(world.frameworks["FWX"]))
    with pytest.raises(Unseen):
        enter_room(world.actor("official_qo"), room.pk)
    assert world.client("official_qo").get(room.get_absolute_url()).status_code == 404


def test_who_loses_the_audience_loses_the_words(world):
    """Having entered is no right of its own."""
    room = room_by(world.actor("moderator"), audience=for_parties(world.frameworks["FWX"]))
    reply = said_in(room, entered(world.actor("official_qm"), room))
    expert = world.people["expert"]
    expert.rooms_entered = [str(room.pk)]
    expert.save()
    assert not Reply.objects.visible_to(world.actor("expert")).filter(pk=reply.pk).exists()


def test_only_curators_open_rooms_for_several_authorities(world):
    with pytest.raises(Refused):
        room_by(world.actor("official_qm"))
    with pytest.raises(Refused):
        room_by(world.actor("moderator"), audience=for_authority(world.authorities["regional_body"]))


def test_the_same_form_opens_one_room(world):
    moderator = world.actor("moderator")
    assert room_by(moderator, form_key="one") == room_by(moderator, form_key="one")
    with pytest.raises(AlreadyPosted):
        room_by(moderator, form_key="one", body="Other words.")


def test_a_room_begins_and_ends_on_its_days(world):
    with time_machine.travel(NOON, tick=False):
        room = room_by(world.actor("moderator"), begins=NOON.date() + timedelta(days=2), days=2)
        actor = entered(world.actor("official_qm"), room)
        with pytest.raises(Refused, match="not begun"):
            said_in(room, actor)
    begins = datetime(2026, 6, 3, tzinfo=UTC)
    with time_machine.travel(begins, tick=False):
        run_due(begins)
        said_in(room, actor)
    ends = datetime(2026, 6, 5, tzinfo=UTC)
    with time_machine.travel(ends - timedelta(seconds=1), tick=False):
        run_due(ends - timedelta(seconds=1))
        reply = said_in(room, actor)
    with time_machine.travel(ends, tick=False):
        run_due(ends)
        with pytest.raises(Refused, match="closed"):
            said_in(room, actor)
        with pytest.raises(Refused, match="closed"):
            edit_reply(actor, reply.pk, words=prepare("Other words.", room), version=1)
        withdraw_reply(actor, reply.pk)
    with pytest.raises(Refused):
        room_by(world.actor("moderator"), begins=NOON.date())


def test_closing_early_is_for_good(world, room):
    close_room(world.actor("moderator"), room.pk, reason="All was said.")
    with pytest.raises(Refused, match="closed"):
        said_in(room, entered(world.actor("official_qm"), room))
    with pytest.raises(Unseen):
        reopen_thread(world.actor("moderator"), room.pk)
    with pytest.raises(Refused):
        close_room(world.actor("secretariat"), room.pk, reason="Again.")


def test_no_other_way_leads_into_a_room(world, room):
    """What a thread has of its readers a room has not, and no way of speaking but its own."""
    actor = entered(world.actor("official_qm"), room)
    reply = said_in(room, actor)
    other = entered(world.actor("labour_qm"), room)
    said = ReplySaid(prepare("By name.", room), Capacity.PERSONAL_VIEW, Attribution.BY_NAME)
    for way in (
        lambda: post_reply(other, room.pk, said, form_key="k"),
        lambda: mark_read(other, room.pk, ranges=[(0, 1)]),
        lambda: save_reply_draft(other, reply.pk, thread_id=room.pk, body="x", fields={}, version=0),
        lambda: ask_for_experience(world.actor("moderator"), room.pk, authorities=[other.authority]),
    ):
        with pytest.raises(Unseen):
            way()
    with pytest.raises(Refused):
        find_useful(other, reply.pk, useful=True)
    client = world.client("labour_qm")
    for door in ("", "marks/?numbers=1", "mentions/?q=A"):
        assert client.get(f"/threads/{room.pk}/{door}").status_code == 404
    assert client.post(f"/following/thread/{room.pk}/", {"follow": "1"}).status_code == 404
    assert not ReadState.objects.filter(thread=room).exists()


def test_nobody_is_told_and_nothing_is_found(world, room):
    actor = entered(world.actor("official_qm"), room)
    reply = said_in(room, actor)
    name = f"[@Somebody](/people/{world.people['labour_qm'].pk}/)"
    said_in(room, entered(world.actor("labour_qm"), room), body=f"As {name} says", parent=reply)
    assert not Pending.objects.filter(event__stream__kind="room").exists()
    follow_up()
    assert not Waiting.objects.exists()
    assert not Follow.objects.filter(thread=room).exists()
    assert not SearchDocument.objects.filter(reply__thread=room).exists()
    assert 'class="mention"' not in room.replies.get(number=2).html


def test_moderators_hide_without_learning_who(world, room):
    reply = said_in(room, entered(world.actor("official_qm"), room))
    moderator = entered(world.actor("moderator"), room)
    hide_reply(moderator, reply.pk, reason="Names a person.")
    page = world.client("moderator").get(room.get_absolute_url()).content.decode()
    assert "Names a person." in page
    assert world.people["official_qm"].name not in page


def test_whose_authority_clears_personal_views_reads_only(world, room):
    authority = world.authorities["labour_qm"]
    authority.cleared_first = [Capacity.PERSONAL_VIEW]
    authority.save()
    with pytest.raises(Refused, match="clears personal views"):
        said_in(room, entered(world.actor("labour_qm"), room))


@pytest.mark.parametrize(("number", "is_few"), [(1, True), (2, True), (3, True), (4, True), (5, False), (6, False)])
def test_fewer_than_five_people_or_parties_may_be_guessed(number, is_few):
    assert may_be_guessed(number, 9) is is_few
    assert may_be_guessed(9, number) is is_few


def test_one_is_warned_before_posting(world, room):
    entered(world.actor("official_qm"), room)
    page = world.client("official_qm").get(room.get_absolute_url()).content.decode()
    assert "Fewer than five people or Parties" in page


def test_no_verb_makes_an_open_thread_of_a_room(world, room):
    """The mask is a kind of thread, and a kind never changes."""
    reply = said_in(room, entered(world.actor("official_qm"), room))
    User.objects.filter(pk=world.people["official_qm"].pk).update(name_as_given="Renamed")
    assert Thread.objects.get(pk=room.pk).kind == "room"
    assert Reply.objects.get(pk=reply.pk).shown_label == reply.shown_label
