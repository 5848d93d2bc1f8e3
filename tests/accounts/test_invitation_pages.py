"""Inviting and being invited, through the pages."""

import re
import shlex

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import terms
from accounts.actions.invitations import accept_invitation, revoke_invitation
from accounts.models import Invitation, Seat, User
from forum.policies.vocabulary import Role, SeatStatus
from tests.accounts.test_invitations import HASH, invited
from tests.errands import done_by_the_worker
from tests.programs import ROOT

NEWCOMER = {"name": "Noor  Aziz", "password1": "quiet harbour, early ferry", "password2": "quiet harbour, early ferry"}


def form(world, **changes):
    authority = str(world.authorities["migration_qm"].pk)
    return {"email": "new@example.org", "authority": authority, "role": "official", **changes}


def test_a_focal_point_invites_a_colleague(world):
    response = world.client("focal_qm").post("/invitations/", form(world), follow=True)
    assert response.status_code == 200
    assert "The invitation is on its way to new@example.org." in response.content.decode()
    assert "Open until" in response.content.decode()
    done_by_the_worker()
    assert len(mail.outbox) == 1


def test_a_focal_point_is_offered_only_what_they_may_give(world):
    page = world.client("focal_qm").get("/invitations/").content.decode()
    assert "Ministry of Labour" not in page
    assert 'value="focal_point"' not in page
    refused = world.client("focal_qm").post(
        "/invitations/", form(world, authority=str(world.authorities["labour_qm"].pk))
    )
    assert refused.status_code == 422
    assert not Invitation.objects.exists()


def test_a_role_that_does_not_fit_the_authority_is_said_so(world):
    response = world.client("secretariat").post("/invitations/", form(world, role="moderator"))
    assert response.status_code == 422
    assert "do not sit at an authority of a Party" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("official_qm", "Focal points and the secretariat invite people."),
        ("moderator", "Focal points and the secretariat invite people."),
        ("focal_bare_qm", "Set up a second factor to use the powers of your role."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_invite_is_told_why(world, name, sentence, method):
    response = getattr(world.client(name), method)("/invitations/", form(world))
    assert response.status_code == 403
    assert sentence in response.content.decode()
    assert not Invitation.objects.exists()


def test_pending_invitations_of_other_authorities_are_not_seen(world):
    invited(world)
    assert "new@example.org" in world.client("focal_qm").get("/invitations/").content.decode()
    assert "new@example.org" in world.client("secretariat").get("/invitations/").content.decode()
    assert "new@example.org" not in world.client("focal_qn").get("/invitations/").content.decode()


def test_the_invitations_take_the_same_queries_for_any_number(world):
    client = world.client("focal_qm")
    invited(world)
    with CaptureQueriesContext(connection) as one:
        client.get("/invitations/")
    for number in range(20):
        invited(world, email=f"new{number}@example.org")
    with CaptureQueriesContext(connection) as many:
        client.get("/invitations/")
    assert len(many) == len(one)


def test_revoking_is_for_who_may_and_not_found_for_others(world):
    invitation, _ = invited(world)
    assert world.client("focal_qn").post(f"/invitations/{invitation.pk}/revocation/").status_code == 404
    assert world.client("official_qm").post(f"/invitations/{invitation.pk}/revocation/").status_code == 404
    assert world.client("focal_qm").get(f"/invitations/{invitation.pk}/revocation/").status_code == 405
    assert world.client("focal_qm").post(f"/invitations/{invitation.pk}/revocation/").status_code == 302
    invitation.refresh_from_db()
    assert invitation.revoked_at


def test_a_newcomer_accepts_and_is_signed_in(world, client):
    _, token = invited(world)
    page = client.get(f"/invitations/{token}/").content.decode()
    assert "Directorate of Migration" in page
    assert "new@example.org" in page
    response = client.post(f"/invitations/{token}/", NEWCOMER)
    assert response.status_code == 302
    person = User.objects.get(email="new@example.org")
    assert person.name == "Noor Aziz"
    assert client.session["_auth_user_id"] == str(person.pk)
    client.post("/terms/", {"edition": terms.edition()})
    assert client.get("/people/" + str(person.pk) + "/").status_code == 200


def test_who_needs_a_second_factor_is_led_to_it_without_being_asked_for_the_password_again(world, client):
    _, token = invited(world, by="secretariat", role=Role.FOCAL_POINT)
    response = client.post(f"/invitations/{token}/", NEWCOMER)
    assert response.headers["Location"] == "/account/2fa/"
    assert "Set up a second factor to use the powers of your role." in client.get("/account/2fa/").content.decode()
    assert client.get("/account/2fa/totp/activate/").status_code == 200


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"name": "Mіlan"}, "several scripts"),
        ({"password2": "another harbour, late ferry"}, "The two passwords are not the same."),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": "1234567890123", "password2": "1234567890123"}, "entirely numeric"),
    ],
)
def test_what_a_newcomer_gets_wrong_has_a_sentence_and_no_trace(world, client, change, sentence):
    _, token = invited(world)
    response = client.post(f"/invitations/{token}/", NEWCOMER | change)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()
    assert client.post(f"/invitations/{token}/", NEWCOMER).status_code == 302


def test_a_double_submit_makes_one_person(world, client):
    _, token = invited(world)
    client.post(f"/invitations/{token}/", NEWCOMER)
    assert client.post(f"/invitations/{token}/", NEWCOMER).status_code == 404
    assert User.objects.filter(email="new@example.org").count() == 1


def lapsed(world):
    invitation, token = invited(world)
    Invitation.objects.filter(pk=invitation.pk).update(lapses_at=invitation.invited_at)
    return token


def used(world):
    invitation, token = invited(world)
    accept_invitation(None, invitation, name="Noor Aziz", password_hash=HASH)
    return token


def revoked(world):
    invitation, token = invited(world)
    revoke_invitation(world.actor("focal_qm"), invitation)
    return token


def void(world):
    _, token = invited(world)
    Seat.objects.filter(pk=world.seats["focal_qm"].pk).update(status=SeatStatus.ENDED)
    return token


@pytest.mark.parametrize("closed", [lapsed, used, revoked, void])
@pytest.mark.parametrize("method", ["get", "post"])
def test_all_that_is_not_open_looks_like_what_never_was(world, client, closed, method):
    def answer(token):
        response = getattr(client, method)(f"/invitations/{token}/", NEWCOMER)
        return response.status_code, response.content.decode().replace(token, "")

    token = closed(world)
    people = User.objects.count()
    status, page = answer(token)
    assert status == 404
    assert strip(page) == strip(answer("never-was")[1])
    assert User.objects.count() == people


def strip(page):
    """A page without the token against forged forms, which is new each time."""
    return [line for line in page.splitlines() if "csrf" not in line.lower()]


def test_who_has_an_account_signs_in_first_and_then_accepts(world, client):
    _, token = invited(world, email="expert@example.org")
    page = client.get(f"/invitations/{token}/").content.decode()
    assert f"/account/login/?next=/invitations/{token}/" in page
    assert "password1" not in page
    client.post(f"/invitations/{token}/", NEWCOMER)
    assert Seat.objects.filter(person=world.user("expert")).count() == 1
    expert = world.client("expert")
    assert "Accept" in expert.get(f"/invitations/{token}/").content.decode()
    response = expert.post(f"/invitations/{token}/", follow=True)
    assert "You may speak for Directorate of Migration now." in response.content.decode()
    assert Seat.objects.filter(person=world.user("expert")).count() == 2


def test_somebody_else_is_asked_to_sign_out(world):
    _, token = invited(world, email="expert@example.org")
    other = world.client("official_qn")
    assert "signed in as somebody else" in other.get(f"/invitations/{token}/").content.decode()
    other.post(f"/invitations/{token}/")
    assert Seat.objects.filter(person=world.user("official_qn")).count() == 1


def test_who_has_no_seat_accepts_one(world):
    _, token = invited(world, email="seatless@example.org")
    seatless = world.client("seatless")
    assert seatless.post(f"/invitations/{token}/").status_code == 302
    assert seatless.get(f"/people/{world.user('seatless').pk}/").status_code == 200


def test_inviting_says_the_same_whether_the_address_is_known_or_not(world, time_machine):
    time_machine.move_to("2030-01-01T12:00:00Z", tick=False)
    client = world.client("secretariat")
    answers = []
    for email in ("expert@example.org", "nobody@example.org"):
        response = client.post("/invitations/", form(world, email=email), follow=True)
        page = response.content.decode().replace(email, "").replace(str(Invitation.objects.get().pk), "")
        answers.append((response.status_code, strip(page)))
        Invitation.objects.all().delete()
    assert answers[0] == answers[1]


def test_the_operator_invites_the_secretariat(db, capsys):
    call_command("invite_secretariat", "first@example.org", "--authority", "Commission of the Region")
    said = capsys.readouterr().out
    [invitation] = Invitation.objects.all()
    assert (invitation.role, invitation.authority.kind, invitation.invited_by) == (
        Role.SECRETARIAT,
        "regional_body",
        None,
    )
    link = next(line for line in said.splitlines() if "/invitations/" in line)
    done_by_the_worker()
    assert link in mail.outbox[0].body


def test_the_readme_gives_the_command_that_makes_the_first_account(db):
    [given] = re.findall(r"manage\.py (invite_secretariat [^`]*)`", (ROOT / "README.md").read_text())
    call_command(*shlex.split(given.replace("NAME@BODY", "first@example.org")))
    assert Invitation.objects.get().role == Role.SECRETARIAT


def test_the_operator_is_told_what_is_wrong(world):
    with pytest.raises(CommandError, match="Enter a valid email address"):
        call_command("invite_secretariat", "first", "--authority", "Commission of the Region")
