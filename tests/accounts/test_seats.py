"""For whom people speak, and how it is chosen and ends."""

from datetime import date

import pytest
from django.test import Client

from accounts.actions.seats import end_seat, grant_seat
from accounts.actors import actor_for
from accounts.models import Seat, User
from forum.events.due import run_due
from forum.events.models import RIGHTS, Due, Event
from forum.policies.decision import Refused
from forum.policies.vocabulary import Role, SeatStatus
from forum.record.models import Entry


def granted(world, person="seatless", authority="university", role=Role.EXPERT, **more):
    return grant_seat(
        None, person=world.user(person), authority=world.authorities[authority], role=role, reason="Test.", **more
    )


def test_a_seat_begins_today_and_is_told_and_recorded(world, time_machine):
    time_machine.move_to("2030-01-31T23:30:00Z", tick=False)
    seat = granted(world)
    assert (seat.starts, seat.ends, seat.status) == (date(2030, 1, 31), None, SeatStatus.ACTIVE)
    assert actor_for(User.objects.get(email="seatless@example.org")).role == Role.EXPERT
    assert Event.objects.get(stream=RIGHTS).kind == "seat.granted"
    assert (Entry.objects.get().act, Entry.objects.get().person) == ("seat.granted", None)
    assert not Due.objects.exists()


def test_a_role_that_does_not_fit_is_refused(world):
    with pytest.raises(Refused, match="sit at an authority of a Party"):
        granted(world, role=Role.FOCAL_POINT)


def test_a_seat_that_ends_falls_due_and_is_ended_then(world, time_machine):
    time_machine.move_to("2030-01-31T12:00:00Z", tick=False)
    seat = granted(world, ends=date(2030, 3, 1))
    due = Due.objects.get()
    assert (due.kind, due.object_id, due.at.isoformat()) == ("seat.end", seat.pk, "2030-03-01T00:00:00+00:00")
    version = User.objects.get(email="seatless@example.org").rights_version
    time_machine.move_to("2030-03-01T00:00:01Z", tick=False)
    assert run_due(due.at) == 1
    seat.refresh_from_db()
    assert (seat.status, seat.ends) == (SeatStatus.ENDED, date(2030, 3, 1))
    assert User.objects.get(email="seatless@example.org").rights_version == version + 1
    assert list(Event.objects.filter(stream=RIGHTS).values_list("kind", flat=True)) == ["seat.granted", "seat.ended"]


def test_ending_a_seat_too_early_or_twice_changes_nothing(world, time_machine):
    time_machine.move_to("2030-01-31T12:00:00Z", tick=False)
    seat = granted(world, ends=date(2030, 3, 1))
    end_seat(seat.pk)
    assert Seat.objects.get(pk=seat.pk).status == SeatStatus.ACTIVE
    time_machine.move_to("2030-03-01T00:00:01Z", tick=False)
    end_seat(seat.pk)
    end_seat(seat.pk)
    assert Event.objects.filter(kind="seat.ended").count() == 1


def test_a_seat_replaced_on_its_first_day_is_still_a_span_of_time(world, time_machine):
    time_machine.move_to("2030-01-31T12:00:00Z", tick=False)
    first = granted(world, authority="migration_qm", role=Role.OFFICIAL)
    granted(world, authority="migration_qm", role=Role.FOCAL_POINT)
    first.refresh_from_db()
    assert (first.status, first.ends) == (SeatStatus.ENDED, date(2030, 2, 1))


# Through the pages.


def test_who_has_no_seat_is_told_so_on_every_page_but_their_account_s(world):
    client = world.client("seatless")
    refused = client.get("/invitations/")
    assert refused.status_code == 403
    assert "You do not speak for an authority" in refused.content.decode()
    assert client.get("/no/such/page/").status_code == 404
    for address in ("/account/email/", "/account/2fa/", "/account/sessions/", "/account/logout/"):
        assert client.get(address).status_code == 200
    assert client.post("/language/", {"language": "en", "next": "/"}).status_code == 302
    assert client.post("/account/logout/").status_code == 302


def test_a_visitor_is_led_to_sign_in(db):
    assert Client().get("/invitations/").headers["Location"] == "/account/login/?next=/invitations/"


def test_a_person_chooses_for_whom_they_speak(world):
    seat = granted(world, person="official_qm")
    client = world.client("official_qm")
    page = client.get("/people/" + str(world.user("expert").pk) + "/").content.decode()
    assert str(seat.pk) in page
    assert client.post("/people/seat/", {"seat": str(seat.pk), "next": "/account/email/"}).headers["Location"] == (
        "/account/email/"
    )
    assert client.get("/account/email/").wsgi_request.actor.role == Role.EXPERT


def test_who_has_one_seat_is_offered_no_choice(world):
    page = world.client("official_qm").get("/account/email/").content.decode()
    assert "/people/seat/" not in page


@pytest.mark.parametrize("choice", ["", "no-uuid", "of-another"])
def test_nobody_speaks_from_the_seat_of_another(world, choice):
    client = world.client("official_qm")
    seat = str(world.seats["official_qn"].pk) if choice == "of-another" else choice
    assert client.post("/people/seat/", {"seat": seat}).status_code == 404
    assert client.get("/account/email/").wsgi_request.actor.seat == world.seats["official_qm"].pk
    assert client.get("/people/seat/").status_code == 405


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_choosing_leads_nowhere_else(world, onward):
    response = world.client("official_qm").post(
        "/people/seat/", {"seat": str(world.seats["official_qm"].pk), "next": onward}
    )
    assert response.headers["Location"] == "/"


def test_a_person_is_shown_with_all_they_speak_for(world):
    granted(world, person="official_qm")
    page = world.client("expert").get(f"/people/{world.user('official_qm').pk}/").content.decode()
    assert "Directorate of Migration" in page
    assert "University of the Coast" in page
    assert "official_qm@example.org" not in page


def test_who_is_suspended_speaks_for_nobody_and_others_are_not_told_why(world):
    page = world.client("expert").get(f"/people/{world.user('suspended_qm').pk}/").content.decode()
    assert "Does not speak for an authority at present." in page
    assert "uspended" not in page


def test_every_page_says_for_whom_one_speaks(world):
    page = world.client("focal_qm").get("/account/email/").content.decode()
    for words in ("Chidi Mensah", "focal point", "Directorate of Migration", "Mirania"):
        assert words in page
