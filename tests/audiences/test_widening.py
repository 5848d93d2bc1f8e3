"""Others read something only after a second look, and everybody whose words they read is told."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from accounts.models import Seat
from forum.audiences.actions.widening import ask_to_widen, confirm_widening, decline_widening, know_of_widening
from forum.audiences.models import Notice, Widening
from forum.cases.models import CaseStudy
from forum.discussions.actions.words import withdraw_reply
from forum.discussions.models import Thread
from forum.notifications.waiting import count_for
from forum.policies.audience import EVERYBODY, MEMBERS
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Attribution, Role
from forum.record.models import Entry
from tests.case_studies import published_by
from tests.cast import PASSWORD, TOTP_SECRET
from tests.errands import done_by_the_worker
from tests.groups import group_of
from tests.threads import for_authority, for_group, for_parties, reply_in, thread_by
from tests.widening import asked, widened

pytestmark = pytest.mark.django_db


@pytest.fixture
def fwx(world):
    return for_parties(world.frameworks["FWX"])


@pytest.fixture
def thread(world, fwx):
    return thread_by(world.actor("official_qm"), audience=fwx, title="Among Parties")


def second_focal_point(world):
    Seat.objects.filter(pk=world.seats["colleague_qm"].pk).update(role=Role.FOCAL_POINT)
    Authenticator.objects.create(user=world.people["colleague_qm"], type="totp", data={"secret": TOTP_SECRET})
    return world.actor("colleague_qm")


def test_nothing_changes_before_the_second_look(world, thread, fwx):
    asked(thread, world.actor("focal_qm"), MEMBERS)
    assert Thread.objects.get(pk=thread.pk).audience == fwx
    assert world.client("expert").get(thread.get_absolute_url()).status_code == 404


def test_then_the_others_read_all_of_it(world, thread):
    widened(thread, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    assert "How do you check certificates?" in world.client("expert").get(thread.get_absolute_url()).text
    acts = list(Entry.objects.order_by("seq").values_list("act", "reason"))[-2:]
    assert acts == [("widening.asked", "Others asked for it."), ("widening.confirmed", "")]


def test_another_focal_point_looks_where_there_is_one_and_else_the_secretariat(world, thread):
    focal, secretariat = world.actor("focal_qm"), world.actor("secretariat")
    waits = asked(thread, focal, MEMBERS)
    assert [one.pk for one in Widening.objects.waiting_for(secretariat)] == [waits.pk]
    with pytest.raises(Refused, match="Somebody else takes the second look"):
        confirm_widening(focal, waits.pk)
    other = second_focal_point(world)
    assert not Widening.objects.waiting_for(secretariat).exists()
    with pytest.raises(Unseen):
        confirm_widening(secretariat, waits.pk)
    assert confirm_widening(other, waits.pk).state == "confirmed"


@pytest.mark.parametrize("who", ["official_qm", "focal_bare_qm", "focal_qn", "moderator", "expert"])
def test_for_everybody_else_there_is_no_request(world, thread, who):
    waits = asked(thread, world.actor("focal_qm"), MEMBERS)
    with pytest.raises(Unseen):
        confirm_widening(world.actor(who), waits.pk)
    with pytest.raises(Unseen):
        decline_widening(world.actor(who), waits.pk, reason="No.")
    client = world.client(who)
    assert client.get(waits.get_absolute_url()).status_code == 404
    for act in ("confirmed", "declined"):
        assert client.post(f"{waits.get_absolute_url()}{act}/").status_code == 404


def test_everybody_whose_words_stand_there_is_told_and_nobody_is_named(world, thread):
    reply_in(thread, world.actor("official_qn"), attribution=Attribution.PARTY_ONLY)
    gone = reply_in(thread, world.actor("labour_qm"))
    withdraw_reply(world.actor("labour_qm"), gone.pk)
    widened(thread, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    assert set(Notice.objects.values_list("person__email", flat=True)) == {
        world.people[who].email for who in ("official_qm", "official_qn")
    }
    done_by_the_worker()
    [told] = [one for one in mail.outbox if one.to == [world.people["official_qn"].email]]
    page = world.client("official_qn").get("/waiting/").text
    assert "read by others now" in told.subject
    assert "Among Parties" in page
    assert "Among Parties" not in told.body
    assert not [name for name in ("Chidi", "Leila", "Amara") if name in told.body + page]


def test_a_notice_waits_until_one_says_that_one_knows(world, thread):
    official = world.actor("official_qm")
    before = count_for(official)
    widened(thread, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    notice = Notice.objects.get()
    assert count_for(official) == before + 1
    with pytest.raises(Unseen):
        know_of_widening(world.actor("official_qn"), notice.pk)
    world.client("official_qm").post(f"/widenings/known/{notice.pk}/")
    assert count_for(official) == before


def test_who_cannot_read_it_is_told_without_its_title_and_readers(world):
    group = group_of(world, "focal_qm", "official_qo", "official_qm", name="The drafting circle")
    thread = thread_by(world.actor("official_qm"), audience=for_group(group), title="Among few")
    reply_in(thread, world.actor("official_qo"))
    group.members.filter(seat=world.seats["official_qo"]).delete()
    type(group).objects.filter(pk=group.pk).update(rights_version=5)
    widened(thread, world.actor("focal_qm"), world.actor("secretariat"), for_parties(world.frameworks["FWX"]))
    page = world.client("official_qo").get("/waiting/").text
    assert "Words of yours can be read by others now." in page
    assert "Among few" not in page
    assert "FWX" not in page


def test_a_case_can_be_for_everybody_and_its_discussion_is_for_members(world, fwx):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"), audience=fwx.key)
    widened(case.thread, world.actor("focal_qm"), world.actor("secretariat"), EVERYBODY)
    case = CaseStudy.objects.select_related("thread").get(pk=case.pk)
    assert (case.audience, case.thread.audience) == (EVERYBODY, MEMBERS)
    assert world.client("expert").get(case.get_absolute_url()).status_code == 200


def test_only_a_case_can_be_for_everybody(world, thread):
    with pytest.raises(Refused, match="Only a case study"):
        asked(thread, world.actor("focal_qm"), EVERYBODY)


def test_what_does_not_say_of_which_authority_it_is_is_nobodys_to_widen(world, fwx):
    thread = thread_by(world.actor("official_qm"), audience=fwx, attribution=Attribution.PARTY_ONLY)
    with pytest.raises(Refused, match="do not say of which authority"):
        asked(thread, world.actor("focal_qm"), MEMBERS)


def test_the_secretariat_looks_at_what_it_does_not_read(world):
    thread = thread_by(
        world.actor("official_qm"), audience=for_authority(world.authorities["migration_qm"]), title="Among us"
    )
    waits = asked(thread, world.actor("focal_qm"), MEMBERS)
    client = world.client("secretariat")
    page = client.get(waits.get_absolute_url()).text
    assert "Among us" in page
    assert "How do you check certificates?" not in page
    assert client.get(thread.get_absolute_url()).status_code == 404
    confirm_widening(world.actor("secretariat"), waits.pk)
    assert client.get(thread.get_absolute_url()).status_code == 200


def test_it_is_declined_with_a_reason_or_taken_back_without(world, thread):
    focal, secretariat = world.actor("focal_qm"), world.actor("secretariat")
    waits = asked(thread, focal, MEMBERS)
    with pytest.raises(Refused, match="Give a reason"):
        decline_widening(secretariat, waits.pk, reason="")
    assert decline_widening(secretariat, waits.pk, reason="It names people.").state == "declined"
    with pytest.raises(Refused, match="does not wait"):
        confirm_widening(secretariat, waits.pk)
    again = asked(thread, focal, MEMBERS)
    assert decline_widening(focal, again.pk, reason="").state == "taken_back"
    assert not Widening.objects.waiting_for(secretariat).exists()


def test_the_page_is_asked_for_before_and_the_password_again(world, thread):
    client = world.client("focal_qm")
    page = client.get(f"/threads/{thread.pk}/audience/")
    assert "All members" in page.text
    before = client.get(f"/threads/{thread.pk}/audience/wider/?wider-to=members").text
    assert "Passport Office" in before
    assert "Amara Osei" in before
    sent = {"wider-to": "members", "wider-reason": "Asked for."}
    answer = client.post(f"/threads/{thread.pk}/audience/wider/", sent)
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert not Widening.objects.exists()
    again = {"password": PASSWORD, "next": f"/threads/{thread.pk}/audience/wider/"}
    resumed = client.post("/account/reauthenticate/", again, follow=True)
    assert Widening.objects.get().reason == "Asked for."
    assert "Nothing changes before" in resumed.text
    secretariat = world.client("secretariat")
    path = f"{Widening.objects.get().get_absolute_url()}confirmed/"
    assert secretariat.post(path)["Location"].startswith("/account/reauthenticate/")
    assert Widening.objects.get().state == "waiting"
    secretariat.post("/account/reauthenticate/", {"password": PASSWORD, "next": path})
    assert Widening.objects.get().state == "confirmed"


def test_a_request_that_was_overtaken_is_not_confirmed(world, thread, fwx):
    waits = asked(thread, world.actor("focal_qm"), MEMBERS)
    Thread.objects.filter(pk=thread.pk).update(audience_framework="FWY")
    with pytest.raises(Refused, match="asked again"):
        confirm_widening(world.actor("secretariat"), waits.pk)


def test_a_reason_is_needed(world, thread):
    with pytest.raises(Refused, match="Give a reason"):
        ask_to_widen(world.actor("focal_qm"), thread.pk, to=MEMBERS, reason=" ")
