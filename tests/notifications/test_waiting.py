"""What waits for me: words for me, and open requests to my authority, whoever sits there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from accounts.actions.invitations import accept_another_seat, invite
from accounts.actions.seats import end_seat, grant_seat
from accounts.models import Seat
from forum.discussions.actions.personal import mark_read
from forum.discussions.actions.response import ask_for_experience, pass_request_on, record_nothing_to_add
from forum.discussions.models import ExperienceRequest, Thread
from forum.events.models import Event, StreamKind, id_of, stream_name
from forum.notifications.waiting import count_for, newest_for
from forum.policies.vocabulary import Role
from tests.errands import follow_up
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
EVERYBODY_THERE = ("official_qm", "colleague_qm", "focal_qm", "focal_bare_qm")


@pytest.fixture
def thread(world):
    return thread_by(world.actor("official_qn"), title="Asked of Mirania")


@pytest.fixture
def asked(world, thread):
    [request] = ask_for_experience(
        world.actor("official_qn"), thread.pk, authorities=[world.authorities["migration_qm"].pk]
    )
    follow_up()
    return request


def titles(client):
    page = html.fromstring(client.get("/waiting/").content.decode())
    return [heading.text_content() for heading in page.xpath("//ul[@class='topics']/li/h2")]


def figure(client):
    [count] = html.fromstring(client.get("/waiting/count/").content.decode()).xpath("//*[@class='count']")
    return int(count.text_content() or 0)


def told(world, who):
    stream = stream_name(StreamKind.PERSON, world.people[who].pk)
    return Event.objects.filter(stream=id_of(stream), kind="waiting.changed").count()


def test_a_request_waits_for_everybody_who_may_respond_for_the_authority(world, asked):
    for who in EVERYBODY_THERE:
        assert (titles(world.client(who)), figure(world.client(who))) == (["Asked of Mirania"], 1), who
        assert told(world, who) == 1
    for who in ("labour_qm", "official_qn", "moderator"):
        assert (titles(world.client(who)), figure(world.client(who)), told(world, who)) == ([], 0, 0), who


def test_who_is_seated_after_it_was_asked_sees_it_and_is_told(world, asked):
    nadia = world.people["seatless"]
    grant_seat(
        None, person=nadia, authority=world.authorities["migration_qm"], role=Role.OFFICIAL, reason="Joined today."
    )
    follow_up()
    assert told(world, "seatless") == 1
    assert (titles(world.client("seatless")), figure(world.client("seatless"))) == (["Asked of Mirania"], 1)


def test_who_accepts_another_seat_is_told(world, asked):
    person, authority = world.people["official_qo"], world.authorities["migration_qm"]
    invitation, _token = invite(world.actor("secretariat"), email=person.email, authority=authority, role=Role.OFFICIAL)
    accept_another_seat(None, invitation, person=person)
    follow_up()
    assert told(world, "official_qo") == 1


def test_who_leaves_the_authority_sees_it_no_more_and_is_told(world, asked, time_machine):
    seat = world.seats["colleague_qm"]
    Seat.objects.filter(pk=seat.pk).update(ends="2026-06-01")
    time_machine.move_to(NOON, tick=False)
    end_seat(seat.pk)
    follow_up()
    assert told(world, "colleague_qm") == 2
    authority = world.authorities["labour_qm"]
    grant_seat(None, person=seat.person, authority=authority, role=Role.OFFICIAL, reason="Moved.")
    assert count_for(world.actor("colleague_qm")) == 0


def test_an_expert_there_does_not_respond_and_has_nothing_waiting(world, asked):
    authority = world.authorities["migration_qm"]
    grant_seat(None, person=world.people["seatless"], authority=authority, role=Role.EXPERT, reason="Advises.")
    assert figure(world.client("seatless")) == 0


@pytest.mark.parametrize("how", ["nothing to add", "answered", "passed on"])
def test_what_is_settled_waits_for_nobody_there_and_they_are_told(world, asked, thread, how):
    actor = world.actor("official_qm")
    if how == "nothing to add":
        record_nothing_to_add(actor, asked.pk)
    elif how == "answered":
        reply_in(thread, actor, answers_request=True)
    else:
        pass_request_on(actor, asked.pk, authority=world.authorities["labour_qm"].pk)
    follow_up()
    for who in EVERYBODY_THERE:
        assert (figure(world.client(who)), told(world, who)) == (0, 2), who
    passed = how == "passed on"
    assert (figure(world.client("labour_qm")), told(world, "labour_qm")) == (int(passed), int(passed))


def test_a_request_that_one_may_not_read_waits_for_nobody(world):
    """Its framework's Parties only: here the Party has no part in it any more."""
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor("official_qn"), audience=for_parties(framework))
    ask_for_experience(world.actor("official_qn"), thread.pk, authorities=[world.authorities["migration_qm"].pk])
    assert figure(world.client("official_qm")) == 1
    framework.participations.filter(party="QM").delete()
    assert figure(world.client("official_qm")) == 0


def test_words_and_requests_stand_in_one_order_of_time(world, time_machine):
    authority = [world.authorities["migration_qm"].pk]
    for minute, what in enumerate(["words", "request", "words", "request"]):
        time_machine.move_to(NOON + timedelta(minutes=minute), tick=False)
        starts = "official_qm" if what == "words" else "official_qn"
        thread = thread_by(world.actor(starts), title=f"{what} {minute}")
        if what == "words":
            reply_in(thread, world.actor("official_qn"))
        else:
            ask_for_experience(world.actor("official_qn"), thread.pk, authorities=authority)
        follow_up()
    in_order = ["request 3", "words 2", "request 1", "words 0"]
    assert titles(world.client("official_qm")) == in_order
    assert [item.since for item in newest_for(world.actor("official_qm"), 2)] == [
        NOON + timedelta(minutes=minute) for minute in (3, 2)
    ]
    assert figure(world.client("official_qm")) == 4
    mark_read(world.actor("official_qm"), Thread.objects.get(title_as_written="words 2").pk, ranges=[(0, 9)])
    in_order.remove("words 2")
    assert (titles(world.client("official_qm")), figure(world.client("official_qm"))) == (in_order, 3)


def test_the_page_takes_as_many_queries_for_many_as_for_one(world):
    authority, client = [world.authorities["migration_qm"].pk], world.client("official_qm")

    def add():
        thread = thread_by(world.actor("official_qm"))
        reply_in(thread, world.actor("official_qn"))
        ask_for_experience(world.actor("official_qm"), thread.pk, authorities=authority)
        follow_up()

    add()
    one = queries(client)
    for _ in range(4):
        add()
    assert ExperienceRequest.objects.count() == 5
    assert figure(client) == 10
    assert queries(client) == one


def queries(client):
    with CaptureQueriesContext(connection) as said:
        client.get("/waiting/")
    return len(said)


def test_who_may_not_read_what_mentions_them_is_not_told(world):
    """A moderator without a second factor reads members' content only; they find it once they have one."""
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor("official_qn"), audience=for_parties(framework))
    bare = world.people["moderator_bare"]
    reply = reply_in(thread, world.actor("official_qn"), body=f"Ask [@Kofi](/people/{bare.pk}/).")
    follow_up()
    assert not reply.mentions.exists()
    assert told(world, "moderator_bare") == 0
    assert world.client("official_qn").get(f"/threads/{thread.pk}/mentions/?q=Kofi").json() == []


def test_who_may_no_longer_read_is_not_told_of_answers(world):
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor("official_qm"), audience=for_parties(framework))
    framework.participations.filter(party="QM").delete()
    reply_in(thread, world.actor("official_qn"))
    follow_up()
    assert (told(world, "official_qm"), figure(world.client("official_qm"))) == (0, 0)
