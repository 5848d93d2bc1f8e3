"""Asking to be erased, taking it back, and what the secretariat decides."""

import pytest

from accounts.actions.erasure import ask_for_erasure
from accounts.models import ErasureRequest, Seat, User
from forum.home.actions.erasure import erase_person
from forum.notifications.waiting import newest_for
from forum.policies.decision import Refused, Unseen
from forum.record.models import Entry
from tests.cast import PASSWORD
from tests.errands import done_by_the_worker
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

ASKING = "official_qm"


@pytest.fixture
def asked(world):
    world.client(ASKING).post("/account/data/erasure/")
    return ErasureRequest.objects.get()


def decide(world, request, act, **said):
    browser = world.client("secretariat")
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser.post(f"/secretariat/erasures/{request.pk}/{act}/", said)


def test_who_asks_waits_for_the_secretariat_and_nobody_else(world, asked, mailoutbox):
    assert [item.erasure for item in newest_for(world.actor("secretariat"), 10)] == [asked]
    assert newest_for(world.actor("moderator"), 10) == []
    done_by_the_worker()
    [mail] = [one for one in mailoutbox if one.to == ["secretariat@example.org"]]
    assert f"/secretariat/erasures/{asked.pk}/" in mail.body
    assert "Amara" not in mail.body
    page = world.client("secretariat").get("/secretariat/").content.decode()
    assert f"/secretariat/erasures/{asked.pk}/" in page


def test_asked_twice_it_waits_once(world, asked):
    world.client(ASKING).post("/account/data/erasure/")
    assert ErasureRequest.objects.count() == 1


def test_what_was_asked_can_be_taken_back(world, asked):
    page = world.client(ASKING).get("/account/data/").content.decode()
    assert "Take my request back" in page
    world.client(ASKING).post("/account/data/erasure/taken-back/")
    assert newest_for(world.actor("secretariat"), 10) == []
    assert decide(world, asked, "grant", name="Amara Osei").status_code == 422
    assert User.objects.get(pk=asked.person_id).name == "Amara Osei"


def test_who_is_refused_reads_why_and_the_record_does_not(world, asked):
    decide(world, asked, "refusal", reason="Your seat is under review.")
    assert "Your seat is under review." in world.client(ASKING).get("/account/data/").content.decode()
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.reason) == ("erasure.refused", "")


def test_who_has_no_seat_any_more_can_ask_too(world):
    page = world.client("seatless").get("/account/data/")
    assert page.status_code == 200
    world.client("seatless").post("/account/data/erasure/")
    assert ErasureRequest.objects.get().person == world.people["seatless"]


def test_granting_asks_for_the_password_and_for_the_name(world, asked):
    sent_on = world.client("secretariat").post(f"/secretariat/erasures/{asked.pk}/grant/", {"name": "Amara Osei"})
    assert sent_on.headers["Location"].startswith("/account/reauthenticate/")
    assert decide(world, asked, "grant", name="Amara").status_code == 422
    assert User.objects.get(pk=asked.person_id).erased_at is None
    assert decide(world, asked, "grant", name=" Amara  Osei ").status_code == 302
    assert User.objects.get(pk=asked.person_id).erased_at
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.object_id, entry.reason) == ("person.erased", asked.person_id, "")


@pytest.mark.parametrize("who", ["moderator", "focal_qm", "official_qn"])
def test_nobody_but_the_secretariat_erases(world, asked, who):
    with pytest.raises(Unseen):
        erase_person(world.actor(who), asked.pk, confirmation="Amara Osei")


def test_nobody_decides_about_themselves(world):
    request = ask_for_erasure(None, world.people["secretariat"])
    with pytest.raises(Refused, match="Somebody else"):
        erase_person(world.actor("secretariat"), request.pk, confirmation="Leila Haddad")


def test_who_is_erased_is_shown_as_a_former_member_and_has_no_page(world, asked):
    thread = thread_by(world.actor("official_qn"))
    reply_in(thread, world.actor(ASKING))
    browser = world.client(ASKING)
    decide(world, asked, "grant", name="Amara Osei")
    page = world.client("labour_qm").get(thread.get_absolute_url()).content.decode()
    assert "Former member" in page
    assert "Directorate of Migration" in page
    assert "Amara" not in page
    assert f"/people/{asked.person_id}/" not in page
    assert world.client("labour_qm").get(f"/people/{asked.person_id}/").status_code == 404
    assert browser.get("/exchange/").headers["Location"].startswith("/account/login/")


def test_what_hangs_on_the_seat_can_still_be_passed_on(world, asked):
    decide(world, asked, "grant", name="Amara Osei")
    seat = Seat.objects.get(person=asked.person_id)
    browser = world.client("focal_qm")
    assert "Former member" in browser.get("/authority/").content.decode()
    heir = {"successor": str(world.seats["colleague_qm"].pk)}
    answer = browser.post(f"/seats/{seat.pk}/passing-on/", heir, follow=True)
    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, f"/seats/{seat.pk}/")
