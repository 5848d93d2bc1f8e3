"""A seat's page: passing it on and ending it, with a sentence for everything that does not work."""

import pytest
from lxml import html

from accounts.actions.invitations import invite_successor
from accounts.models import Handover, Invitation, Seat
from forum.policies.vocabulary import SeatStatus

pytestmark = pytest.mark.django_db


def read(answer):
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def offered(answer):
    return html.fromstring(answer.content.decode()).xpath("//select[@name='successor']/option[@value!='']/text()")


def test_the_page_says_what_goes_with_the_seat_and_offers_who_can_have_it(world):
    answer = world.client("focal_qm").get(f"/seats/{world.seats['official_qm'].pk}/")
    assert "drafts, groups, what is followed, what is read and what waits" in read(answer)
    assert offered(answer) == ["Bilal Ndiaye, official", "Chidi Mensah, focal point", "Dalia Farah, focal point"]


def test_a_seat_is_passed_on_to_a_colleague(world):
    seat, heir = world.seats["official_qm"], world.seats["colleague_qm"]
    client = world.client("focal_qm")
    answer = client.post(f"/seats/{seat.pk}/passing-on/", {"successor": str(heir.pk), "email": ""}, follow=True)
    assert "The seat is passed on." in read(answer)
    assert Handover.objects.get().successor == heir
    assert "Passed on to Bilal Ndiaye" in read(client.get(f"/seats/{seat.pk}/"))


def test_a_seat_is_passed_on_to_somebody_invited(world):
    seat = world.seats["official_qm"]
    said = {"successor": "", "email": "new@example.org"}
    answer = world.client("focal_qm").post(f"/seats/{seat.pk}/passing-on/", said, follow=True)
    assert "The invitation is on its way to new@example.org." in read(answer)
    assert Invitation.objects.get().takes_over == seat


def test_a_seat_is_ended_and_can_be_passed_on_afterwards(world):
    seat = world.seats["official_qm"]
    client = world.client("focal_qm")
    answer = client.post(f"/seats/{seat.pk}/end/", {"reason": "Left."}, follow=True)
    assert "The seat has ended. What hangs on it can still be passed on." in read(answer)
    assert "End it" not in read(answer)
    assert "Pass it on" in read(answer)
    left = html.fromstring(client.get("/authority/").content.decode()).xpath(
        "//h3[@id='left-h']/following-sibling::ul//a"
    )
    assert [one.get("href") for one in left] == [f"/seats/{seat.pk}/"]


def test_one_s_own_seat_is_passed_on_but_not_ended(world):
    page = read(world.client("focal_qm").get(f"/seats/{world.seats['focal_qm'].pk}/"))
    assert "Pass it on" in page
    assert "End it" not in page


@pytest.mark.parametrize("who", ["official_qm", "focal_qn", "focal_bare_qm", "moderator"])
def test_others_are_told_who_can(world, who):
    seat = world.seats["colleague_qm"]
    client = world.client(who)
    for answer in (
        client.get(f"/seats/{seat.pk}/"),
        client.post(f"/seats/{seat.pk}/passing-on/", {"successor": str(world.seats["official_qm"].pk)}),
        client.post(f"/seats/{seat.pk}/end/", {"reason": "For fun."}),
    ):
        assert answer.status_code == 403
        assert "Only the secretariat, or a focal point" in read(answer)
    assert Seat.objects.get(pk=seat.pk).status == SeatStatus.ACTIVE


def test_what_cannot_be_done_is_said_beside_the_form(world):
    seat = world.seats["focal_qm"]
    client = world.client("focal_qm")
    answer = client.post(f"/seats/{seat.pk}/passing-on/", {"successor": "", "email": "new@example.org"})
    assert answer.status_code == 422
    assert "You cannot invite somebody to this role." in read(answer)
    assert 'value="new@example.org"' in answer.content.decode()


def test_the_link_of_a_successor_says_what_they_are_invited_to(world, client):
    _invitation, token = invite_successor(world.actor("focal_qm"), world.seats["official_qm"].pk, email="n@example.org")
    assert "You take over the seat of Amara Osei." in read(client.get(f"/invitations/{token}/"))
