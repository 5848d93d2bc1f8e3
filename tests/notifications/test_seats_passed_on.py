"""What waits goes with a seat, as far as it was for the seat by name; and who asks for access waits."""

import pytest
from lxml import html

from accounts.actions.access import approve_request, refuse_request
from accounts.actions.invitations import accept_another_seat, invite
from accounts.actions.seats import pass_seat_on
from accounts.models import AccessRequest
from forum.discussions.actions.personal import mark_read
from forum.events.models import Event, StreamKind, id_of, stream_name
from forum.notifications.models import Waiting
from forum.notifications.waiting import count_for, newest_for
from forum.policies.vocabulary import Role
from tests.accounts.asking import approved, waiting
from tests.errands import follow_up
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

OLD, NEW = "official_qm", "colleague_qm"


def mentioning(person):
    return f"See [@somebody](/people/{person.pk}/)."


def pass_on(world):
    pass_seat_on(world.actor("focal_qm"), world.seats[OLD].pk, successor=world.seats[NEW].pk)
    follow_up()


def waits(world, who):
    return {item.words.reply for item in newest_for(world.actor(who), 100) if item.words}


def told(world, who):
    stream = stream_name(StreamKind.PERSON, world.people[who].pk)
    return Event.objects.filter(stream=id_of(stream), kind="waiting.changed").count()


def test_answers_and_mentions_go_with_the_seat(world):
    thread = thread_by(world.actor(OLD), title="Asked of the border")
    answer = reply_in(thread, world.actor("official_qn"))
    mention = reply_in(thread, world.actor("official_qn"), body=mentioning(world.people[OLD]))
    follow_up()
    before = told(world, NEW)
    pass_on(world)
    assert waits(world, NEW) == {answer, mention}
    assert told(world, NEW) > before
    assert count_for(world.actor(NEW)) == 2
    page = " ".join(html.fromstring(world.client(NEW).get("/waiting/").content.decode()).text_content().split())
    assert "Fatou Keita replied to Amara Osei, whose seat you took over, in #1" in page
    assert "Fatou Keita mentioned Amara Osei, whose seat you took over, in #2" in page


@pytest.mark.parametrize("attribution", ["authority_only", "party_only"])
def test_nobody_learns_who_wrote_what_names_nobody(world, attribution):
    """An answer to words without a name would tell the successor whose they were."""
    thread = thread_by(world.actor("official_qn"))
    masked = reply_in(thread, world.actor(OLD), attribution=attribution)
    reply_in(thread, world.actor("official_qn"), parent=masked)
    started = thread_by(world.actor(OLD), attribution=attribution)
    reply_in(started, world.actor("official_qn"))
    follow_up()
    assert Waiting.objects.filter(person=world.people[OLD]).count() == 2
    pass_on(world)
    assert not Waiting.objects.filter(person=world.people[NEW]).exists()


def test_what_was_read_waits_for_nobody(world):
    thread = thread_by(world.actor(OLD))
    reply_in(thread, world.actor("official_qn"))
    unread = reply_in(thread, world.actor("official_qn"))
    follow_up()
    mark_read(world.actor(OLD), thread.pk, ranges=[(0, 1)])
    pass_on(world)
    assert waits(world, NEW) == {unread}


def test_what_waits_for_the_successor_already_waits_once(world):
    thread = thread_by(world.actor(OLD))
    both = reply_in(thread, world.actor("official_qn"), body=mentioning(world.people[NEW]))
    follow_up()
    pass_on(world)
    assert waits(world, NEW) == {both}
    assert Waiting.objects.get(person=world.people[NEW]).handed_from is None


def test_a_mention_stays_with_who_still_speaks(world):
    person = world.user(OLD)
    said = {"email": person.email, "authority": world.authorities["labour_qm"], "role": Role.OFFICIAL}
    invitation, _token = invite(world.actor("secretariat"), **said)
    accept_another_seat(None, invitation, person=person)
    thread = thread_by(world.actor("official_qn"))
    mention = reply_in(thread, world.actor("official_qn"), body=mentioning(person))
    follow_up()
    pass_on(world)
    assert waits(world, OLD) == {mention}
    assert waits(world, NEW) == set()


def test_the_successor_sees_only_what_they_may_read(world):
    """What waited in a thread of a framework waits unseen for who does not belong there."""
    thread = thread_by(world.actor(OLD), audience=for_parties(world.frameworks["FWX"]))
    reply_in(thread, world.actor("official_qn"))
    follow_up()
    pass_on(world)
    world.parties["QM"].participations.all().delete()
    assert waits(world, NEW) == set()


def test_who_asks_for_access_waits_for_who_decides(world):
    approved(world)
    request = waiting(world)
    follow_up()
    assert [item.access for item in newest_for(world.actor("focal_qm"), 10)] == [request]
    assert (told(world, "focal_qm"), told(world, "secretariat"), told(world, "official_qm")) == (1, 1, 0)
    page = world.client("focal_qm").get("/waiting/").content.decode()
    assert f"/access/requests/{request.pk}/" in page
    assert "Noor Aziz asks for access" in page
    refuse_request(world.actor("focal_qm"), request.pk, reason="Not known.")
    follow_up()
    assert newest_for(world.actor("focal_qm"), 10) == []
    assert told(world, "focal_qm") == 2


def test_what_is_gone_meanwhile_is_told_to_nobody(world):
    waiting(world)
    AccessRequest.objects.all().delete()
    follow_up()
    assert told(world, "secretariat") == 0


def test_the_count_of_the_header_stays_one_query(world, django_assert_num_queries):
    approved(world)
    waiting(world)
    approve_request(world.actor("focal_qm"), waiting(world, email="b@example.org").pk)
    actor = world.actor("focal_qm")
    with django_assert_num_queries(1):
        assert count_for(actor) == 1
