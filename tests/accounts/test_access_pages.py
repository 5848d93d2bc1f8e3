"""Asking for access, and deciding about it, through the pages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from lxml import html

from accounts.actions.access import approve_request, lapse_request, refuse_request
from accounts.models import AccessRequest, ApprovedDomain, Invitation, User
from forum.policies.vocabulary import AccessState, Role, SeatStatus
from tests.accounts.asking import WORDS, approved, asked, waiting
from tests.errands import done_by_the_worker

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
CONFIRM = "Confirm that noor@example.org is your address and that this is what you ask for."


def form(world, **changes):
    return {**WORDS, "authority": str(world.authorities["migration_qm"].pk), "role": "official", **changes}


@pytest.fixture
def posted():
    """Posts, and lets the worker send the mails."""

    def post(client, address, data=None, **more):
        answer = client.post(address, data or {}, **more)
        done_by_the_worker()
        return answer

    return post


@pytest.fixture
def link(world, client, posted, mailoutbox):
    """The link that somebody gets who asked."""
    posted(client, "/access/", form(world))
    return re.search(r"/access/[\w-]{43}/", mailoutbox[-1].body).group()


def read(answer):
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def test_the_authorities_are_listed_by_party(world, client):
    page = html.fromstring(client.get("/access/").content.decode())
    groups = {
        group.get("label"): [one.text for one in group]
        for group in page.xpath("//select[@id='id_authority']/*[@label]")
    }
    assert groups == {
        "Mirania": ["Directorate of Migration", "Ministry of Labour"],
        "Norland": ["Immigration Service"],
        "Ostria": ["Passport Office"],
        "Regional bodies, organisations, universities": ["Commission of the Region", "University of the Coast"],
    }


def test_the_page_says_what_happens_and_how_long_it_takes(world, client):
    for address in ("/access/", "/access/sent/"):
        said = read(client.get(address))
        assert "Follow it within 72 hours" in said
        assert "If nobody decides within 30 days, the request lapses" in said
        assert "where no domain is approved for the authority, it is the secretariat" in said


def test_from_asking_to_the_seat(world, client, posted, mailoutbox, link):
    assert CONFIRM in read(client.get(link))
    assert AccessRequest.objects.get().state == AccessState.UNCONFIRMED, "Looking confirms nothing: mail programs look."
    assert "waits for the secretariat, since no domain is approved" in read(posted(client, link, follow=True))
    request = AccessRequest.objects.get()
    secretariat = world.client("secretariat")
    page = read(secretariat.get(f"/access/requests/{request.pk}/"))
    assert all(word in page for word in WORDS.values())
    answer = posted(secretariat, f"/access/requests/{request.pk}/approval/", follow=True)
    assert "Approved: an invitation is on its way to Noor Aziz." in read(answer)
    assert "The way in is in the mail with your invitation" in read(client.get(link))
    way_in = re.search(r"/invitations/[\w-]{43}/", mailoutbox[-1].body).group()
    assert 'value="Noor Aziz"' in client.get(way_in).content.decode(), "The name need not be typed again."
    password = "quiet harbour, early ferry"
    client.post(way_in, {"name": "Noor Aziz", "password1": password, "password2": password})
    assert User.objects.get(email=WORDS["email"]).seats.get().role == Role.OFFICIAL
    assert "Approved, and you have come in." in read(client.get(link))


def test_who_has_an_account_gets_another_seat(world, posted, mailoutbox):
    browser = world.client("official_qn")
    posted(browser, "/access/", form(world, email="official_qn@example.org"))
    link = re.search(r"/access/[\w-]{43}/", mailoutbox[-1].body).group()
    posted(browser, link)
    posted(world.client("secretariat"), f"/access/requests/{AccessRequest.objects.get().pk}/approval/")
    posted(browser, re.search(r"/invitations/[\w-]{43}/", mailoutbox[-1].body).group())
    assert world.people["official_qn"].seats.filter(status=SeatStatus.ACTIVE).count() == 2


def test_who_sits_there_already_is_told_so_behind_the_link_only(world, client, posted, mailoutbox):
    answer = posted(client, "/access/", form(world, email="official_qm@example.org"))
    assert answer.headers["Location"] == "/access/sent/"
    link = re.search(r"/access/[\w-]{43}/", mailoutbox[-1].body).group()
    refused = client.post(link)
    assert refused.status_code == 403
    assert "There is a seat for this address at this authority already." in read(refused)


def test_the_link_says_where_it_stands(world, client, posted, link, time_machine):
    time_machine.move_to(NOON, tick=False)
    approved(world)
    AccessRequest.objects.update(at_approved_domain=True)
    posted(client, link)
    assert "waits for a focal point of the authority" in read(client.get(link))
    assert "Without one it lapses on 2026-07-01" in read(client.get(link))
    request = AccessRequest.objects.get()
    refuse_request(world.actor("focal_qm"), request.pk, reason="Not known at the desk.")
    assert "Not known at the desk." in read(client.get(link))
    AccessRequest.objects.update(state=AccessState.WAITING, decided_at=None, reason="")
    time_machine.move_to(NOON + timedelta(days=181), tick=False)
    lapse_request(request.pk)
    assert "Nobody decided in time" in read(client.get(link))
    AccessRequest.objects.update(state=AccessState.WAITING, role="expert")
    assert "waits for the secretariat, which decides about experts" in read(client.get(link))


def test_an_approval_whose_invitation_is_void_says_so(world, client, posted, link):
    posted(client, link)
    approve_request(world.actor("secretariat"), AccessRequest.objects.get().pk)
    Invitation.objects.update(revoked_at=NOON)
    assert "your invitation is not open any more" in read(client.get(link))


def test_links_that_lead_nowhere_are_all_alike(world, client, link):
    AccessRequest.objects.all().delete()
    assert client.get(link).status_code == 404
    assert read(client.get(link)) == read(client.get("/access/unknown/"))


def test_who_asks_too_often_is_told_when_to_come_back(world, client, mailoutbox, posted):
    """Five times a day for one address, be it from anywhere; what was typed stays."""
    for number in range(5):
        assert posted(client, "/access/", form(world, why=f"Words {number}")).status_code == 302
    answer = posted(client, "/access/", form(world, why="One more"))
    assert answer.status_code == 429
    assert "Too many requests came from here, or for this address." in read(answer)
    assert "One more" in answer.content.decode()
    assert len(mailoutbox) == 5
    elsewhere = posted(client, "/access/", form(world, email="Noor@EXAMPLE.org"), REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 429, "It is one address however it is spelled."
    other = posted(client, "/access/", form(world, email="other@example.org"))
    assert other.status_code == 302


def test_one_place_asks_for_twenty_an_hour_at_most(world, client, posted):
    answers = [posted(client, "/access/", form(world, email=f"n{number}@example.org")) for number in range(21)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429]


def test_words_that_are_refused_count_for_no_limit(world, client):
    for _ in range(30):
        assert client.post("/access/", form(world, name="...")).status_code == 422


def test_pending_requests_of_other_authorities_are_not_found(world):
    approved(world)
    request = waiting(world)
    for who in ("focal_qn", "official_qm", "focal_bare_qm", "moderator", "expert"):
        client = world.client(who)
        assert client.get(f"/access/requests/{request.pk}/").status_code == 404
        assert client.post(f"/access/requests/{request.pk}/approval/").status_code == 404
        assert client.post(f"/access/requests/{request.pk}/refusal/", {"reason": "No."}).status_code == 404
    assert AccessRequest.objects.get().state == AccessState.WAITING


def test_a_focal_point_sees_why_they_cannot_decide(world):
    request = waiting(world)
    focal = world.client("focal_qm")
    page = focal.get(f"/access/requests/{request.pk}/").content.decode()
    assert "This address is at no domain approved for your authority, so the secretariat decides." in page
    assert "Approve and invite" not in page
    assert focal.post(f"/access/requests/{request.pk}/approval/").status_code == 403


def test_a_refusal_needs_a_reason_and_keeps_nothing_else(world):
    request = waiting(world)
    client = world.client("secretariat")
    answer = client.post(f"/access/requests/{request.pk}/refusal/", {"reason": " "})
    assert answer.status_code == 422
    assert "Give a reason. It is kept in the record." in read(answer)
    client.post(f"/access/requests/{request.pk}/refusal/", {"reason": "Not known."})
    page = read(client.get(f"/access/requests/{request.pk}/"))
    assert "Refused" in page
    assert "Not known." in page
    assert "Approve and invite" not in page


def test_a_request_is_invisible_until_it_is_confirmed(world):
    request = asked(world)
    assert world.client("secretariat").get(f"/access/requests/{request.pk}/").status_code == 404


def test_an_invitation_is_sent_again_in_the_name_of_who_sends_it(world, posted, mailoutbox):
    approved(world)
    invitation, token = approve_request(world.actor("secretariat"), waiting(world).pk)
    answer = posted(world.client("focal_qm"), f"/invitations/{invitation.pk}/resending/", follow=True)
    assert "A new link is on its way to noor@example.org." in read(answer)
    new = Invitation.objects.exclude(pk=invitation.pk).get()
    assert new.invited_by == world.seats["focal_qm"]
    assert AccessRequest.objects.get().invitation == new
    invitation.refresh_from_db()
    assert invitation.revoked_at
    assert token not in mailoutbox[-1].body
    assert posted(world.client("focal_qm"), f"/invitations/{invitation.pk}/resending/").status_code == 403
    assert posted(world.client("focal_qn"), f"/invitations/{new.pk}/resending/").status_code == 404


def test_a_lapsed_invitation_can_be_sent_again_but_not_revoked(world, time_machine):
    time_machine.move_to(NOON, tick=False)
    approve_request(world.actor("secretariat"), waiting(world).pk)
    assert "Revoke" in read(world.client("focal_qm").get("/invitations/"))
    time_machine.move_to(NOON + timedelta(hours=73), tick=False)
    page = read(world.client("focal_qm").get("/invitations/"))
    assert "Lapsed" in page
    assert "Send again" in page
    assert "Revoke" not in page


def test_a_new_link_goes_only_where_one_may_still_invite(world):
    """The domain is approved no longer, or the seat that was to be taken over is not the sender's to pass on."""
    approved(world)
    invitation, _token = approve_request(world.actor("focal_qm"), waiting(world).pk)
    ApprovedDomain.objects.update(domain="interior.example")
    answer = world.client("focal_qm").post(f"/invitations/{invitation.pk}/resending/")
    assert answer.status_code == 403
    assert "This address is not at a domain approved for your authority." in read(answer)
    assert world.client("secretariat").post(f"/invitations/{invitation.pk}/resending/").status_code == 302
