"""The only way in, as verbs."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.core import mail
from django_tasks_db.models import DBTaskResult

from accounts.actions.invitations import (
    accept_another_seat,
    accept_invitation,
    invite,
    revoke_invitation,
)
from accounts.actions.suspension import suspend
from accounts.actors import actor_for
from accounts.invitations import open_invitation
from accounts.mail import send_invitation
from accounts.models import Invitation, Seat, User
from forum.events.models import Event
from forum.policies import people
from forum.policies.decision import Refused
from forum.policies.people import roles_open_to_invite
from forum.policies.vocabulary import Role, SeatStatus
from forum.record.models import Entry
from tests.cast import SPEAKING
from tests.errands import done_by_the_worker

HASH = make_password("quiet harbour, early ferry")


def invited(world, by="focal_qm", email="new@example.org", authority="migration_qm", role=Role.OFFICIAL):
    return invite(world.actor(by), email=email, authority=world.authorities[authority], role=role)


def accepted(invitation, name="Noor Aziz"):
    return accept_invitation(None, invitation, name=name, password_hash=HASH)


MAY_INVITE = {"focal_qm": [Role.OFFICIAL], "focal_qn": [Role.OFFICIAL], "secretariat": list(Role)}


@pytest.mark.parametrize("name", SPEAKING)
def test_who_may_invite_to_which_roles(world, name):
    assert roles_open_to_invite(world.actor(name)) == MAY_INVITE.get(name, [])


@pytest.mark.parametrize(
    ("by", "authority", "role", "sentence"),
    [
        ("official_qm", "migration_qm", Role.OFFICIAL, "You cannot invite somebody to this role."),
        ("focal_qm", "migration_qm", Role.FOCAL_POINT, "You cannot invite somebody to this role."),
        ("focal_bare_qm", "migration_qm", Role.OFFICIAL, "You cannot invite somebody to this role."),
        ("moderator", "regional_body", Role.MODERATOR, "You cannot invite somebody to this role."),
        ("focal_qm", "labour_qm", Role.OFFICIAL, "You can invite people only to your own authority."),
        ("secretariat", "university", Role.FOCAL_POINT, "Officials and focal points sit at an authority of a Party."),
        (
            "secretariat",
            "migration_qm",
            Role.MODERATOR,
            "Moderators and the secretariat do not sit at an authority of a Party.",
        ),
    ],
)
def test_an_invitation_is_never_above_what_its_inviter_may_give(world, by, authority, role, sentence):
    with pytest.raises(Refused, match=sentence):
        invited(world, by, authority=authority, role=role)
    assert not Invitation.objects.exists()


def test_the_link_is_mailed_by_the_worker_and_only_its_digest_is_kept(world):
    invitation, token = invited(world, email=" New@Example.org ")
    assert mail.outbox == []
    assert token not in str(list(DBTaskResult.objects.values()))
    done_by_the_worker()
    [message] = mail.outbox
    assert message.to == ["new@example.org"]
    assert message.subject == "Corridor: You are invited to speak for Directorate of Migration, Mirania"
    link = f"http://localhost:8000/invitations/{token}/"
    assert link in message.body
    assert f'href="{link}"' in message.alternatives[0].content
    assert token not in str(vars(invitation))
    assert token not in str(list(Invitation.objects.values()) + list(Entry.objects.values()))


@pytest.mark.parametrize("ends", ["revoked", "lapsed", "suspended"])
def test_what_is_open_no_more_when_its_mail_would_go_is_not_mailed(world, time_machine, ends):
    invitation, _ = invited(world)
    if ends == "revoked":
        revoke_invitation(world.actor("focal_qm"), invitation)
    elif ends == "lapsed":
        time_machine.move_to(invitation.lapses_at)
    else:
        suspend(world.actor("secretariat"), world.people["focal_qm"].pk, reason="Left.")
    done_by_the_worker()
    assert mail.outbox == []
    assert not DBTaskResult.objects.exists()


def test_a_mail_that_is_sent_again_is_known_as_the_same(world):
    invitation, _ = invited(world)
    send_invitation.call(str(invitation.pk))
    send_invitation.call(str(invitation.pk))
    one, other = (message.message()["Message-ID"] for message in mail.outbox)
    assert one == other
    assert str(invitation.pk) not in one


def test_it_is_written_in_the_language_of_who_invites(world):
    User.objects.filter(pk=world.people["focal_qm"].pk).update(language="qps")
    invited(world)
    done_by_the_worker()
    assert "You are invited" not in mail.outbox[0].subject
    assert 'dir="rtl"' in mail.outbox[0].alternatives[0].content


def test_making_and_revoking_one_stands_in_the_record(world):
    invitation, _ = invited(world)
    revoke_invitation(world.actor("secretariat"), invitation)
    made, revoked = Entry.objects.all()
    assert (made.act, made.person, made.role) == ("invitation.made", world.user("focal_qm").pk, "focal_point")
    assert (revoked.act, revoked.role) == ("invitation.revoked", "secretariat")
    assert made.object_id == revoked.object_id == invitation.pk


def test_accepting_makes_a_person_with_that_address_and_that_seat(world):
    _, token = invited(world)
    person = accepted(open_invitation(token))
    address = EmailAddress.objects.get(user=person)
    assert (address.email, address.verified, address.primary) == ("new@example.org", True, True)
    assert person.check_password("quiet harbour, early ferry")
    actor = actor_for(person)
    assert (actor.role, actor.authority) == (Role.OFFICIAL, world.authorities["migration_qm"].pk)
    assert Event.objects.filter(kind="seat.granted", object_id=person.pk).exists()


def test_it_works_once(world):
    invitation, token = invited(world)
    accepted(invitation)
    assert open_invitation(token) is None
    with pytest.raises(Refused, match="not open any more"):
        accept_another_seat(None, invitation, person=User.objects.get(email="new@example.org"))
    assert Seat.objects.filter(person__email="new@example.org").count() == 1


def test_it_works_for_72_hours(world, time_machine):
    time_machine.move_to("2030-01-01T12:00:00Z", tick=False)
    invitation, token = invited(world)
    time_machine.shift(timedelta(hours=72, microseconds=-1))
    assert open_invitation(token) == invitation
    time_machine.shift(timedelta(microseconds=1))
    assert open_invitation(token) is None
    with pytest.raises(Refused, match="not open any more"):
        accepted(invitation)
    assert not User.objects.filter(email="new@example.org").exists()


def test_another_one_to_the_same_address_replaces_it(world):
    _, first = invited(world)
    _, second = invited(world)
    assert open_invitation(first) is None
    assert open_invitation(second) is not None


def test_an_unknown_token_opens_nothing(world):
    assert open_invitation("guess") is None


def the_inviter_is_suspended(world):
    suspend(world.actor("secretariat"), world.user("focal_qm").pk, reason="Left the authority.")


def the_inviter_s_seat_ends(world):
    Seat.objects.filter(pk=world.seats["focal_qm"].pk).update(status=SeatStatus.ENDED)


def the_inviter_becomes_an_official(world):
    Seat.objects.filter(pk=world.seats["focal_qm"].pk).update(role=Role.OFFICIAL)


def the_inviter_loses_the_second_factor(world):
    Authenticator.objects.filter(user=world.user("focal_qm")).delete()


@pytest.mark.parametrize(
    "loss",
    [
        the_inviter_is_suspended,
        the_inviter_s_seat_ends,
        the_inviter_becomes_an_official,
        the_inviter_loses_the_second_factor,
    ],
)
def test_it_is_void_once_its_inviter_could_not_make_it_any_more(world, loss):
    invitation, token = invited(world)
    loss(world)
    assert open_invitation(token) is None
    with pytest.raises(Refused, match="not open any more"):
        accepted(invitation)


def test_who_has_an_account_gets_a_further_seat(world):
    invitation, _ = invited(world, email="EXPERT@example.org")
    with pytest.raises(Refused, match="You have an account already"):
        accepted(invitation)
    accept_another_seat(None, invitation, person=world.user("expert"))
    seats = Seat.objects.filter(person=world.user("expert"), status=SeatStatus.ACTIVE)
    assert {seat.role for seat in seats} == {Role.EXPERT, Role.OFFICIAL}


def test_nobody_takes_a_seat_offered_to_another_address(world):
    invitation, token = invited(world, email="expert@example.org")
    with pytest.raises(Refused, match="sent to another e-mail address"):
        accept_another_seat(None, invitation, person=world.user("official_qn"))
    assert open_invitation(token) is not None


def test_an_address_that_was_never_verified_is_nobody_s(world):
    EmailAddress.objects.create(user=world.user("official_qn"), email="new@example.org", verified=False)
    invitation, _ = invited(world)
    with pytest.raises(Refused, match="sent to another e-mail address"):
        accept_another_seat(None, invitation, person=world.user("official_qn"))


def test_a_further_verified_address_is_one_s_own(world):
    EmailAddress.objects.create(user=world.user("official_qn"), email="other@example.org", verified=True)
    invitation, _ = invited(world, email="other@example.org")
    accept_another_seat(None, invitation, person=world.user("official_qn"))
    assert Seat.objects.filter(person=world.user("official_qn"), status=SeatStatus.ACTIVE).count() == 2


def test_a_new_role_at_the_same_authority_takes_the_place_of_the_old_one(world):
    invitation, _ = invited(world, by="secretariat", email="official_qm@example.org", role=Role.FOCAL_POINT)
    accept_another_seat(None, invitation, person=world.user("official_qm"))
    [seat] = Seat.objects.filter(person=world.user("official_qm"), status=SeatStatus.ACTIVE)
    assert seat.role == Role.FOCAL_POINT


@pytest.mark.parametrize("name", ["focal_qm", "secretariat"])
def test_who_may_revoke(world, name):
    invitation, token = invited(world)
    revoke_invitation(world.actor(name), invitation)
    assert open_invitation(token) is None


@pytest.mark.parametrize("name", sorted(set(SPEAKING) - {"focal_qm", "secretariat"}))
def test_who_may_not_revoke(world, name):
    invitation, token = invited(world)
    with pytest.raises(Refused, match="Only a focal point of the authority or the secretariat"):
        revoke_invitation(world.actor(name), invitation)
    assert open_invitation(token) is not None


def test_a_used_invitation_cannot_be_revoked(world):
    invitation, _ = invited(world)
    accepted(invitation)
    with pytest.raises(Refused, match="used or revoked already"):
        revoke_invitation(world.actor("focal_qm"), invitation)


@pytest.mark.parametrize("name", SPEAKING)
def test_who_sees_an_invitation_may_revoke_it(world, name):
    for authority in ("migration_qm", "labour_qm"):
        invited(world, by="secretariat", authority=authority, email=f"{authority}@example.org")
    actor = world.actor(name)
    visible = set(Invitation.objects.visible_to(actor))
    assert visible == {one for one in Invitation.objects.all() if people.revoke_invitation(actor, one.authority_id)}
