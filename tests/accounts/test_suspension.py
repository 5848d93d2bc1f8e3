"""Shutting a person out, at once, and letting them in again."""

from uuid import uuid4

import pytest
from django.db.models import F

from accounts.actions.seats import grant_seat
from accounts.actions.suspension import restore, suspend
from accounts.actors import actor_for, versions_of
from accounts.models import Session, User
from forum.events.models import RIGHTS, Event
from forum.policies.decision import Refused, Unseen
from forum.record.models import Entry
from forum.record.verify import faults
from tests.cast import SPEAKING

WHY = "Left the authority on 1 March."
OWN_OFFICIALS = {"focal_qm": {"official_qm", "colleague_qm"}, "focal_qn": {"official_qn"}}


def may(name, whom):
    """The rule in plain words, sharing no code with the rule book."""
    if name == whom:
        return False
    return name == "secretariat" or whom in OWN_OFFICIALS.get(name, ())


@pytest.mark.parametrize("whom", ["colleague_qm", "focal_qm", "labour_qm", "official_qn", "moderator", "secretariat"])
@pytest.mark.parametrize("name", SPEAKING)
def test_who_may_suspend_whom(world, name, whom):
    actor, person = world.actor(name), world.user(whom)
    if may(name, whom):
        suspend(actor, person.pk, reason=WHY)
    else:
        with pytest.raises(Refused) as no:
            suspend(actor, person.pk, reason=WHY)
        assert str(no.value) == (
            "You cannot suspend yourself."
            if name == whom
            else "Only the secretariat, or a focal point for officials of the own authority, can suspend a person."
        )
    person.refresh_from_db()
    assert bool(person.suspended_at) == may(name, whom)
    assert Entry.objects.count() == may(name, whom)


def test_all_access_ends_and_is_told(world):
    person = world.user("official_qm")
    client = world.client("official_qm")
    before = versions_of([person.pk])[person.pk]
    suspend(world.actor("focal_qm"), person.pk, reason=WHY)
    assert client.get("/people/" + str(person.pk) + "/").status_code == 302
    assert not Session.objects.filter(person=person).exists()
    assert actor_for(User.objects.get(pk=person.pk)) is None
    assert (before, versions_of([person.pk])[person.pk]) != (None, before)
    assert Event.objects.get(stream=RIGHTS).kind == "person.suspended"
    assert Event.objects.get(stream=RIGHTS).object_id == person.pk


def test_it_stands_in_the_record_with_its_reason(world):
    suspend(world.actor("focal_qm"), world.user("official_qm").pk, reason=f"  {WHY} ")
    [entry] = Entry.objects.all()
    assert (entry.act, entry.person, entry.role) == ("person.suspended", world.user("focal_qm").pk, "focal_point")
    assert (entry.object_id, entry.reason) == (world.user("official_qm").pk, WHY)
    assert list(faults()) == []


@pytest.mark.parametrize("verb", [suspend, restore])
@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_a_reason_is_needed(world, verb, nothing):
    with pytest.raises(Refused, match="Give a reason"):
        verb(world.actor("secretariat"), world.user("official_qm").pk, reason=nothing)
    assert not Entry.objects.exists()


def test_nobody_is_unseen(world):
    with pytest.raises(Unseen):
        suspend(world.actor("secretariat"), uuid4(), reason=WHY)


def test_twice_is_refused(world):
    suspend(world.actor("secretariat"), world.user("official_qm").pk, reason=WHY)
    with pytest.raises(Refused, match="suspended already"):
        suspend(world.actor("secretariat"), world.user("official_qm").pk, reason=WHY)
    restore(world.actor("secretariat"), world.user("official_qm").pk, reason=WHY)
    with pytest.raises(Refused, match="not suspended"):
        restore(world.actor("secretariat"), world.user("official_qm").pk, reason=WHY)
    assert [entry.act for entry in Entry.objects.all()] == ["person.suspended", "person.restored"]


def test_who_is_restored_speaks_again(world):
    person = world.user("suspended_qm")
    restore(world.actor("focal_qm"), person.pk, reason="It was a mistake.")
    assert actor_for(User.objects.get(pk=person.pk)) is not None
    assert Event.objects.get(stream=RIGHTS).kind == "person.restored"


@pytest.mark.parametrize("name", sorted(set(SPEAKING) - {"focal_qm", "secretariat"}))
def test_who_may_not_restore(world, name):
    with pytest.raises(Refused, match="Only the secretariat, or a focal point"):
        restore(world.actor(name), world.user("suspended_qm").pk, reason=WHY)


def test_who_was_suspended_meanwhile_suspends_nobody(world):
    actor = world.actor("focal_qm")
    suspend(world.actor("secretariat"), world.user("focal_qm").pk, reason=WHY)
    with pytest.raises(Refused, match="Your access has ended"):
        suspend(actor, world.user("official_qm").pk, reason=WHY)
    assert User.objects.get(pk=world.user("official_qm").pk).suspended_at is None


def test_who_lost_their_powers_meanwhile_suspends_nobody(world):
    actor = world.actor("focal_qm")
    world.seats["focal_qm"].role = "official"
    world.seats["focal_qm"].save()
    User.objects.filter(pk=actor.person).update(rights_version=F("rights_version") + 1)
    with pytest.raises(Refused, match="Only the secretariat, or a focal point"):
        suspend(actor, world.user("official_qm").pk, reason=WHY)


def test_a_focal_point_suspends_nobody_who_also_sits_elsewhere(world):
    grant_seat(
        None,
        person=world.user("official_qm"),
        authority=world.authorities["labour_qm"],
        role="official",
        reason="Seconded.",
    )
    with pytest.raises(Refused, match="Only the secretariat, or a focal point"):
        suspend(world.actor("focal_qm"), world.user("official_qm").pk, reason=WHY)


# Through the pages.


def address(world, whom, act):
    return f"/people/{world.user(whom).pk}/{act}/"


def test_a_focal_point_suspends_and_restores_on_the_person_s_page(world):
    client = world.client("focal_qm")
    page = f"/people/{world.user('official_qm').pk}/"
    assert address(world, "official_qm", "suspension") in client.get(page).content.decode()
    answer = client.post(address(world, "official_qm", "suspension"), {"reason": WHY}, follow=True).content.decode()
    assert "Amara Osei is suspended, and signed out everywhere." in answer
    assert "Does not speak for an authority at present." in answer
    answer = client.post(address(world, "official_qm", "restoration"), {"reason": WHY}, follow=True).content.decode()
    assert "Amara Osei may sign in again." in answer
    assert "Directorate of Migration" in answer


def test_who_may_not_is_told_why_and_not_shown_the_way(world):
    client = world.client("official_qn")
    assert "suspension" not in client.get(f"/people/{world.user('official_qm').pk}/").content.decode()
    response = client.post(address(world, "official_qm", "suspension"), {"reason": WHY})
    assert response.status_code == 403
    assert "Only the secretariat, or a focal point" in response.content.decode()
    assert User.objects.get(pk=world.user("official_qm").pk).suspended_at is None


@pytest.mark.parametrize("act", ["suspension", "restoration"])
@pytest.mark.parametrize("reason", ["", "   ", "x" * 501, "\x00"])
def test_a_bad_reason_has_a_sentence_and_no_trace(world, act, reason):
    response = world.client("secretariat").post(address(world, "official_qm", act), {"reason": reason})
    assert response.status_code == 422
    assert "error-summary" in response.content.decode()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("act", ["suspension", "restoration"])
def test_only_a_form_does_it_and_only_to_somebody(world, act):
    client = world.client("secretariat")
    assert client.get(address(world, "official_qm", act)).status_code == 405
    assert client.post(f"/people/{uuid4()}/{act}/", {"reason": WHY}).status_code == 404
    assert client.get(f"/people/{world.user('seatless').pk}/").status_code == 404
