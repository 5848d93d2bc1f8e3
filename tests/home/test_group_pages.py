"""The pages of named groups, and threads that are for few, without script."""

import pytest

from accounts.models import Group, GroupMember
from forum.discussions.models import Thread
from tests.groups import group_of
from tests.threads import for_authority, for_group, thread_by

pytestmark = pytest.mark.django_db

STARTED = {
    "kind": "question",
    "title": "Among ourselves",
    "body": "What is missing?",
    "capacity": "factual_information",
    "attribution": "by_name",
    "form_key": "a key",
}


@pytest.fixture
def group(world):
    return group_of(world, "focal_qm", "official_qm", "expert")


def test_a_focal_point_makes_a_group_finds_somebody_and_adds_them(world):
    client = world.client("focal_qm")
    made = client.post("/groups/new/", {"name": "Drafting group", "purpose": "Lists.", "ends": "2090-01-01"})
    group = Group.objects.get()
    assert made.headers["Location"] == f"/groups/{group.pk}/members/"
    found = client.get(made.headers["Location"], {"find": "hana"})
    assert "Hana Sato" in found.content.decode()
    seat = world.seats["official_qo"]
    added = client.post(made.headers["Location"], {"seat": seat.pk}, follow=True)
    assert "Hana Sato belongs to the group now." in added.content.decode()
    assert "Drafting group" in world.client("official_qo").get("/groups/").content.decode()


def test_its_page_says_what_it_is_who_belongs_to_it_and_what_is_said(world, group):
    thread_by(world.actor("official_qm"), title="Only among us", audience=for_group(group))
    page = world.client("expert").get(f"/groups/{group.pk}/").content.decode()
    for said in ("Drafting group", "To write one list.", "Amara Osei", "Directorate of Migration", "Only among us"):
        assert said in page
    assert "Leave this group" in page
    assert "End the group" not in page
    assert "End the group" in world.client("focal_qm").get(f"/groups/{group.pk}/").content.decode()


@pytest.mark.parametrize("who", ["colleague_qm", "official_qo", "moderator_bare"])
def test_for_everybody_else_it_does_not_exist(world, group, who):
    client = world.client(who)
    for place in ("", "changes/", "members/", "end/"):
        assert client.get(f"/groups/{group.pk}/{place}").status_code == 404
    assert "Drafting group" not in client.get("/groups/").content.decode()


def test_a_member_leaves(world, group):
    client = world.client("expert")
    member = GroupMember.objects.get(seat=world.seats["expert"])
    assert (
        "You have left the group." in client.post(f"/groups/members/{member.pk}/removal/", follow=True).content.decode()
    )
    assert client.get(f"/groups/{group.pk}/").status_code == 404


def test_the_owner_changes_it_and_ends_it(world, group):
    client, place = world.client("focal_qm"), f"/groups/{group.pk}/"
    client.post(f"{place}changes/", {"name": "Other group", "purpose": "Lists.", "ends": "", "version": "1"})
    assert "Other group" in client.get(place).content.decode()
    client.post(f"{place}end/", {"reason": "The list is written."})
    assert client.get(place).status_code == 404
    assert "ended" in world.client("moderator").get(place).content.decode()


def test_a_thread_is_started_for_a_group_from_its_page(world, group):
    client, audience = world.client("official_qm"), f"group:{group.pk}"
    form = client.get("/threads/new/", {"audience": audience}).content.decode()
    assert f'<option value="{audience}" selected>' in form
    client.post("/threads/new/", STARTED | {"audience": audience})
    assert Thread.objects.get().audience_group == group
    assert world.client("official_qo").get(Thread.objects.get().get_absolute_url()).status_code == 404


def test_the_form_says_in_plain_words_who_reads_each_audience(world, group):
    form = world.client("official_qm").get("/threads/new/").content.decode()
    for said in (
        "All members: everybody who is let in here",
        "Parties of FWX: their officials and focal points, moderators and the secretariat",
        "The group Drafting group: its members, moderators and the secretariat",
        "Own authority: the people of Directorate of Migration, and nobody else",
    ):
        assert said in form
    assert "Drafting group" not in world.client("official_qo").get("/threads/new/").content.decode()


def test_what_an_authority_says_among_its_own_is_read_by_no_curator(world):
    own = thread_by(
        world.actor("official_qm"), title="Only us", audience=for_authority(world.authorities["migration_qm"])
    )
    for who, status in {
        "colleague_qm": 200,
        "focal_bare_qm": 200,
        "labour_qm": 404,
        "expert": 404,
        "moderator": 404,
        "secretariat": 404,
    }.items():
        assert world.client(who).get(own.get_absolute_url()).status_code == status, who
    listed = world.client("colleague_qm").get("/exchange/").content.decode()
    assert "Visible to Directorate of Migration only" in listed


def test_nobody_starts_a_thread_for_a_group_or_an_authority_that_is_not_theirs(world, group):
    client = world.client("official_qo")
    for audience in (f"group:{group.pk}", f"authority:{world.authorities['migration_qm'].pk}"):
        answer = client.post("/threads/new/", STARTED | {"audience": audience})
        assert answer.status_code == 422
        assert "You can start a thread only for an audience you belong to." in answer.content.decode()
    assert not Thread.objects.exists()
