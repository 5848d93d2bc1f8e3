"""The terms: read by everybody, accepted at the first sign-in and when they change, without losing anything."""

import re
from datetime import date

import pytest
from django.test import Client
from lxml import html

from accounts import terms
from accounts.actions.invitations import accept_invitation, invite
from accounts.actions.terms import accept_terms
from accounts.models import Acceptance, User
from forum.discussions.models import Reply, ReplyDraft
from forum.live.visitors import visitor_of
from forum.policies.decision import Refused
from forum.policies.vocabulary import Role
from tests.threads import thread_by

pytestmark = pytest.mark.django_db

KEYS = ("conduct", "privacy", "disclaimer")


@pytest.fixture
def newcomer(world):
    """Somebody who has just accepted an invitation."""
    invitation, _token = invite(
        world.actor("focal_qm"),
        email="new@example.org",
        authority=world.authorities["migration_qm"],
        role=Role.OFFICIAL,
    )
    return accept_invitation(None, invitation, name="Noor Aziz", password_hash="!")


@pytest.fixture
def browser(newcomer):
    client = Client()
    client.force_login(newcomer)
    return client


@pytest.fixture
def changed(monkeypatch):
    """The conduct has a second version."""
    before = terms.versions_of

    def versions_of(key):
        if key != "conduct":
            return before(key)
        new = terms.Document("conduct", 2, date(2026, 8, 1), "Photographs.", "en", "<p>No photographs.</p>")
        return (new, *before(key))

    monkeypatch.setattr(terms, "versions_of", versions_of)


def accept(client, **more):
    return client.post("/terms/", {"edition": terms.edition(), **more})


@pytest.mark.parametrize("key", KEYS)
def test_anybody_may_read_them(client, key):
    page = client.get(f"/terms/{key}/")
    assert page.status_code == 200
    assert "Version 1" in page.content.decode()
    footer = html.fromstring(client.get("/").content.decode()).xpath("//footer//a/@href")
    assert f"/terms/{key}/" in footer


def test_there_are_no_others(client):
    assert client.get("/terms/cookies/").status_code == 404
    assert client.get("/terms/conduct/2/").status_code == 404
    assert client.get("/terms/conduct/0/").status_code == 404


def test_versions_are_numbered_from_one_without_holes():
    for key in KEYS:
        numbers = [one.version for one in terms.versions_of(key)]
        assert numbers == list(range(len(numbers), 0, -1))
        assert [one.since for one in terms.versions_of(key)] == sorted(
            (one.since for one in terms.versions_of(key)), reverse=True
        )
    assert len(terms.edition()) <= User._meta.get_field("accepted_terms").max_length


def test_what_the_pages_promise_is_what_is_done():
    """Spans that the privacy page names are those of the verbs."""
    from accounts.views.access import SPANS

    text = re.sub(r"<[^>]+>", "", terms.versions_of("privacy")[0].html)
    assert f"kept for {SPANS['hours']} hours until you confirm" in text
    assert f"{SPANS['kept']} days after the decision it is deleted" in text


def test_an_earlier_version_stays_readable_and_says_so(client, changed):
    assert "No photographs." in client.get("/terms/conduct/").content.decode()
    before = client.get("/terms/conduct/1/").content.decode()
    assert "This is an earlier version." in before
    assert "No photographs." not in before


def test_who_comes_in_accepts_first_and_finds_what_to_do_then(browser, newcomer):
    led = browser.get("/exchange/?show=unread")
    assert led.headers["Location"] == "/terms/?next=%2Fexchange%2F%3Fshow%3Dunread"
    page = browser.get(led.headers["Location"])
    form = html.fromstring(page.content.decode()).xpath("//main//form[.//input[@name='edition']]")[0]
    answer = browser.post(form.get("action"), dict(form.fields))
    assert answer.headers["Location"] == "/welcome/?next=%2Fexchange%2F%3Fshow%3Dunread"
    assert 'href="/exchange/?show=unread"' in browser.get(answer.headers["Location"]).content.decode()
    assert browser.get("/exchange/?show=unread").status_code == 200
    rows = Acceptance.objects.filter(person=newcomer).values_list("document", "version")
    assert set(rows) == {(key, 1) for key in KEYS}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ["/exchange/", "/cases/", "/", "/waiting/count/", "/people/seat/", "/drafts/"])
def test_nothing_opens_before(browser, method, address):
    """Public pages neither: to who is signed in they show more."""
    answer = getattr(browser, method)(address, headers={"HX-Request": "true"})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/terms/")


@pytest.mark.parametrize("address", ["/account/email/", "/account/2fa/", "/terms/privacy/", "/account/sessions/"])
def test_one_s_account_and_the_terms_open_before(browser, address):
    assert browser.get(address).status_code == 200


def test_no_socket_speaks_before(browser, newcomer):
    assert visitor_of(browser.session.session_key) is None
    accept(browser)
    assert visitor_of(browser.session.session_key).actor.person == newcomer.pk


def test_who_has_no_seat_is_not_asked(world):
    User.objects.filter(pk=world.people["seatless"].pk).update(accepted_terms="")
    assert world.client("seatless").get("/exchange/").status_code == 403


def test_when_they_change_one_is_asked_at_the_next_page(world, changed):
    client = world.client("official_qm")
    led = client.get("/exchange/")
    assert led.headers["Location"] == "/terms/?next=%2Fexchange%2F"
    page = client.get(led.headers["Location"]).content.decode()
    assert "Photographs." in page
    assert "/terms/conduct/1/" in page
    assert len(re.findall(r"<details[^>]* open>", page)) == 1, "Only what changed is unfolded."
    assert accept(client, next="/exchange/").headers["Location"] == "/exchange/", "It is no first visit."
    assert client.get("/exchange/").status_code == 200


def test_what_is_being_typed_then_is_posted_and_saved(world, changed):
    """Whoever writes when they change loses nothing: only pages one goes to wait."""
    thread = thread_by(world.actor("official_qn"))
    client = world.client("official_qm")
    draft = "00000000-0000-4000-8000-00000000d4af"
    saved = client.post(f"/drafts/{draft}/", {"thread": str(thread.pk), "body": "Half a", "version": "0"})
    assert saved.status_code == 200
    words = {"body": "Half a reply.", "capacity": "personal_view", "attribution": "by_name", "form_key": "k"}
    posted = client.post(f"/threads/{thread.pk}/replies/", words)
    assert posted.status_code == 302
    assert Reply.objects.filter(thread=thread, body="Half a reply.").exists()
    assert ReplyDraft.objects.filter(pk=draft).exists()
    assert client.get("/waiting/count/", headers={"HX-Request": "true"}).status_code == 200
    assert client.get(f"/threads/{thread.pk}/marks/?numbers=0", headers={"Sec-Fetch-Mode": "cors"}).status_code == 200
    assert visitor_of(client.session.session_key), "What is live stays live."
    assert client.get(posted.headers["Location"]).headers["Location"].startswith("/terms/?next=")


def test_what_changed_while_it_was_read_is_read_again(world, changed):
    client = world.client("official_qm")
    answer = client.post("/terms/", {"edition": "conduct:1 privacy:1 disclaimer:1", "next": "/exchange/"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "The terms changed while you read them. Please look at them again." in page
    assert 'name="next" value="/exchange/"' in page
    assert not Acceptance.objects.filter(version=2).exists()


def test_accepting_twice_is_accepting_once(browser, newcomer):
    accept(browser)
    assert accept(browser).headers["Location"] == "/"
    assert Acceptance.objects.filter(person=newcomer).count() == 3
    assert "You have accepted the terms as they stand." in browser.get("/terms/").content.decode()


def test_what_does_not_stand_is_not_accepted(newcomer):
    for edition in ("", "conduct:1", "conduct:9 privacy:1 disclaimer:1"):
        with pytest.raises(Refused, match="The terms changed while you read them"):
            accept_terms(None, newcomer, edition=edition)
    assert not Acceptance.objects.filter(person=newcomer).exists()


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_one_is_led_nowhere_else(browser, onward):
    assert onward not in browser.get(f"/terms/?next={onward}").content.decode().partition("<main")[2]
    assert accept(browser, next=onward).headers["Location"] == "/welcome/"
    assert onward not in browser.get(f"/welcome/?next={onward}").content.decode().partition("<main")[2]
