"""The focal point's page: the authority's people, and the work that waits there, as far as its reader may see it."""

import pytest
from lxml import html

from accounts.actions.invitations import invite
from accounts.actions.suspension import suspend
from accounts.models import Seat
from forum.cases.actions.review import return_version, submit_version
from forum.policies.vocabulary import Role
from tests.accounts.asking import approved, waiting
from tests.case_studies import draft_by

pytestmark = pytest.mark.django_db


def page_of(world, who):
    answer = world.client(who).get("/authority/")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def section(page, name):
    return " ".join(page.xpath(f"string(//section[h2[@id='{name}-h']])").split())


def acts_of(page, name):
    [row] = page.xpath(f"//section[h2[@id='people-h']]//tr[th//bdi[text()='{name}']]")
    return [" ".join(link.text_content().split()) for link in row.xpath("td[last()]//a")]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("official_qm", "This page is for the focal points of an authority."),
        ("moderator", "This page is for the focal points of an authority."),
        ("expert", "This page is for the focal points of an authority."),
        ("focal_bare_qm", "Set up a second factor to use the powers of your role."),
    ],
)
def test_others_are_told_whose_it_is(world, who, sentence):
    answer = world.client(who).get("/authority/")
    assert answer.status_code == 403
    assert sentence in answer.content.decode()


def test_people_are_listed_with_what_can_be_done(world):
    page = page_of(world, "focal_qm")
    assert acts_of(page, "Amara Osei") == ["Suspend Amara Osei", "Pass on or end Amara Osei"]
    assert acts_of(page, "Milan Novak") == ["Restore Milan Novak", "Pass on or end Milan Novak"]
    assert acts_of(page, "Chidi Mensah") == ["Pass on Chidi Mensah"], "One's own."
    assert acts_of(page, "Dalia Farah") == [], "Focal points are the secretariat's."
    names = page.xpath("//section[h2[@id='people-h']]//tbody//th//bdi/text()")
    assert names == ["Chidi Mensah", "Dalia Farah", "Amara Osei", "Bilal Ndiaye", "Milan Novak"]
    assert "Esi Boateng" not in page.text_content(), "Another authority's."


def test_who_also_sits_elsewhere_is_not_theirs_to_suspend(world):
    Seat.objects.create(
        person=world.people["official_qm"],
        authority=world.authorities["labour_qm"],
        role=Role.OFFICIAL,
        starts="2024-01-01",
    )
    assert acts_of(page_of(world, "focal_qm"), "Amara Osei") == ["Pass on or end Amara Osei"]


def test_two_focal_points_are_suggested(world):
    assert "focal point. A second one" not in page_of(world, "focal_qm").text_content()
    suspend(world.actor("secretariat"), world.people["focal_bare_qm"].pk, reason="Away.")
    assert "There is one focal point. A second one is suggested" in page_of(world, "focal_qm").text_content()
    kept = world.client("secretariat").get(f"/secretariat/authorities/{world.authorities['labour_qm'].pk}/")
    assert "There is no focal point. Two are suggested" in kept.content.decode()
    university = world.client("secretariat").get(f"/secretariat/authorities/{world.authorities['university'].pk}/")
    assert "suggested" not in university.content.decode()


def test_requests_and_invitations_stand_there(world):
    approved(world)
    asked = waiting(world)
    waiting(world, "labour_qm", email="elsewhere@example.org")
    invite(
        world.actor("focal_qm"),
        email="new@example.org",
        authority=world.authorities["migration_qm"],
        role=Role.OFFICIAL,
    )
    page = page_of(world, "focal_qm")
    assert page.xpath("//section[h2[@id='requests-h']]//h3/a/@href") == [f"/access/requests/{asked.pk}/"]
    assert "new@example.org" in section(page, "invitations")
    assert "Send again" in section(page, "invitations")
    assert "elsewhere" not in page.text_content()


def test_work_stands_there_and_no_other_authority_s(world):
    author = world.actor("official_qm")
    draft, review, returned = draft_by(author), draft_by(author), draft_by(author)
    draft_by(world.actor("official_qn"))
    for version in (review, returned):
        submit_version(author, version.pk)
    return_version(world.actor("focal_qm"), returned.pk, comments="Say more.")
    page = page_of(world, "focal_qm")
    links = {
        name: page.xpath(f"//section[h2[@id='{name}-h']]//h3/a/@href") for name in ("review", "returned", "drafts")
    }
    assert links == {
        "review": [review.get_absolute_url()],
        "returned": [returned.get_absolute_url()],
        "drafts": [draft.get_absolute_url()],
    }
    assert f"/cases/writing/{review.pk}/review/" in html.tostring(page).decode()


def test_what_is_empty_says_so(world):
    page = page_of(world, "focal_qn")
    assert "Nothing waits for review." in section(page, "review")
    assert "Nothing is being written." in section(page, "drafts")
    assert "Nobody waits." in section(page, "requests")
    assert "None." in section(page, "invitations")


def test_the_secretariat_sees_no_drafts_there(world):
    """No role sees another authority's drafts, be it the secretariat."""
    version = draft_by(world.actor("official_qm"))
    client = world.client("secretariat")
    page = client.get(f"/secretariat/authorities/{world.authorities['migration_qm'].pk}/").content.decode()
    assert str(version.pk) not in page
    assert version.title not in page
    own = html.fromstring(client.get("/authority/").content.decode())
    assert own.xpath("string(//h1)") == "Commission of the Region"


@pytest.mark.parametrize(
    ("who", "links"),
    [
        ("focal_qm", {"/clearing/", "/authority/", "/invitations/"}),
        ("secretariat", {"/secretariat/", "/invitations/"}),
        ("official_qm", set()),
    ],
)
def test_the_menu_leads_to_what_one_keeps(world, who, links):
    page = html.fromstring(world.client(who).get("/exchange/").content.decode())
    assert set(page.xpath("//nav[@aria-label='What you keep']/a/@href")) == links
