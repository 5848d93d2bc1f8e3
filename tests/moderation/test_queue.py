"""First words of somebody new stand at once, and wait in one list for those who curate to look at them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from forum.discussions.actions.curation import hide_reply
from forum.moderation.actions import DecidedMeanwhile, claim, keep, let_go
from forum.moderation.follower import FIRST
from forum.moderation.models import Item
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Attribution, Capacity, ItemAct, ItemState
from tests.clearance import cleared, handed_in
from tests.errands import follow_up
from tests.threads import for_authority, reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(world):
    thread = thread_by(world.actor("moderator"), capacity=Capacity.MODERATOR)
    follow_up()
    return thread


def waiting(world, who="moderator"):
    return [item.subject for item in Item.objects.visible_to(world.actor(who)).waiting()]


def test_words_of_somebody_new_stand_and_are_to_be_looked_at(world, thread):
    reply = reply_in(thread, world.actor("official_qm"))
    assert reply.number == 1
    follow_up()
    assert waiting(world) == [reply.pk]


def test_after_some_words_nobody_is_new(world, thread):
    spoken = [reply_in(thread, world.actor("official_qm")).pk for _time in range(FIRST + 2)]
    follow_up()
    assert waiting(world) == spoken[:FIRST]


def test_a_first_thread_is_looked_at_once(world):
    thread = thread_by(world.actor("official_qm"))
    follow_up()
    assert waiting(world) == [thread.replies.get().pk]


def test_words_without_a_name_do_not_make_anybody_less_new(world, thread):
    for _time in range(FIRST + 1):
        reply_in(thread, world.actor("official_qm"), attribution=Attribution.PARTY_ONLY)
    reply = reply_in(thread, world.actor("official_qm"))
    follow_up()
    assert waiting(world) == [reply.pk]


@pytest.mark.parametrize("attribution", [Attribution.AUTHORITY_ONLY, Attribution.PARTY_ONLY])
def test_of_words_without_a_name_not_even_that_is_told(world, thread, attribution):
    reply_in(thread, world.actor("official_qm"), attribution=attribution)
    follow_up()
    assert not Item.objects.exists()


def test_what_an_authority_cleared_never_waits(world, thread):
    cleared(handed_in(thread, world.actor("official_qm")), world.actor("focal_qm"))
    follow_up()
    assert not Item.objects.exists()


def test_acts_of_office_and_an_own_room_are_not_looked_at(world, thread):
    reply_in(thread, world.actor("moderator"), capacity=Capacity.MODERATOR)
    thread_by(world.actor("official_qm"), audience=for_authority(world.authorities["migration_qm"]))
    follow_up()
    assert not Item.objects.exists()


def test_what_is_no_longer_shown_needs_no_decision(world, thread):
    reply = reply_in(thread, world.actor("official_qm"))
    follow_up()
    hide_reply(world.actor("moderator"), reply.pk, reason="A name.")
    follow_up()
    item = Item.objects.get()
    assert (item.state, [step.act for step in item.steps.all()]) == (ItemState.DECIDED, [ItemAct.GONE])
    with pytest.raises(DecidedMeanwhile, match="has changed meanwhile"):
        keep(world.actor("moderator"), item.pk, version=1)


def test_one_claims_lets_go_and_keeps(world, thread):
    reply_in(thread, world.actor("official_qm"))
    follow_up()
    moderator, secretariat = world.actor("moderator"), world.actor("secretariat")
    item = claim(moderator, Item.objects.get().pk, version=1)
    with pytest.raises(Refused, match="Somebody else has claimed this"):
        keep(secretariat, item.pk, version=2)
    with pytest.raises(Refused, match="You have not claimed this"):
        let_go(secretariat, item.pk, version=2)
    let_go(moderator, item.pk, version=2)
    keep(secretariat, item.pk, version=3)
    with pytest.raises(Refused, match="decided already"):
        claim(moderator, item.pk, version=4)
    assert [step.act for step in item.steps.all()] == [ItemAct.CLAIMED, ItemAct.LET_GO, ItemAct.KEPT]
    assert waiting(world) == []


def test_a_second_decision_names_who_made_the_first(world, thread):
    reply_in(thread, world.actor("official_qm"))
    follow_up()
    item = Item.objects.get()
    keep(world.actor("moderator"), item.pk, version=1)
    with pytest.raises(DecidedMeanwhile, match=world.people["moderator"].name):
        keep(world.actor("secretariat"), item.pk, version=1)


@pytest.mark.parametrize("who", ["official_qm", "focal_qm", "expert", "moderator_bare"])
def test_nobody_else_decides(world, thread, who):
    reply_in(thread, world.actor("official_qm"))
    follow_up()
    item = Item.objects.get()
    for act in (claim, let_go, keep):
        with pytest.raises(Refused):
            act(world.actor(who), item.pk, version=1)
    for name in ("claim", "let_go", "keep"):
        assert world.client(who).post(reverse(f"moderation:{name}", args=[item.pk])).status_code == 403
    assert world.client(who).get("/moderation/").status_code == 403
    item.refresh_from_db()
    assert (item.version, item.state) == (1, ItemState.WAITING)


def test_what_is_not_there_is_not_found(world, thread):
    with pytest.raises(Unseen):
        keep(world.actor("moderator"), thread.pk, version=1)


def test_the_page_lists_them_and_says_what_was_done(world, thread):
    reply = reply_in(thread, world.actor("official_qm"), body="We begin in May.")
    follow_up()
    client, item = world.client("moderator"), Item.objects.get()
    page = client.get("/moderation/").content.decode()
    assert "We begin in May." in page
    assert f"/replies/{reply.pk}/acts/" in page
    done = client.post(reverse("moderation:keep", args=[item.pk]), {"version": "1"}, follow=True).content.decode()
    assert "The words stand as they are." in done
    assert "Nothing waits for you to look at." in done
    again = client.post(reverse("moderation:keep", args=[item.pk]), {"version": "1"}, follow=True).content.decode()
    assert "acted on this meanwhile" in again


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_decides(world, thread):
    reply_in(thread, world.actor("official_qm"))
    follow_up()
    item = Item.objects.get()

    def decide(who):
        try:
            keep(world.actor(who), item.pk, version=1)
        except Refused as no:
            return str(no)
        else:
            return "kept"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        outcomes = sorted(both.map(decide, ("moderator", "secretariat")))
    assert outcomes[-1] == "kept"
    assert "acted on this meanwhile" in outcomes[0]
    assert item.steps.count() == 1
