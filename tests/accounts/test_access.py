"""Asking for access: who may ask from where, what is seen when, who decides, and how it ends."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.actions.access import (
    approve_request,
    ask_for_access,
    confirm_request,
    refuse_request,
)
from accounts.actions.invitations import accept_invitation, invite
from accounts.invitations import is_open, open_invitation
from accounts.models import AccessRequest, Authority, Invitation, Seat
from forum.events.models import RIGHTS, Event
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import AccessState, Role
from forum.record.models import Entry
from forum.record.verify import faults
from tests.accounts.asking import WORDS, approved, asked, waiting
from tests.cast import SPEAKING
from tests.errands import done_by_the_worker

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
NOT_THERE = "This is not a work address of the authority as the secretariat knows them. Use another one."


def acts():
    return list(Entry.objects.order_by("seq").values_list("act", "role", "object_id", "reason"))


def told():
    return list(Event.objects.filter(stream=RIGHTS).values_list("kind", "object_id"))


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.MODERATOR, Role.SECRETARIAT])
def test_nobody_asks_for_power(world, role):
    with pytest.raises(Refused, match="You can ask to become an official or an expert"):
        asked(world, role=role)


def test_the_role_fits_the_authority(world):
    with pytest.raises(Refused, match="Officials and focal points sit at an authority of a Party"):
        asked(world, "university", Role.OFFICIAL)
    assert asked(world, "university", Role.EXPERT).role == Role.EXPERT


@pytest.mark.parametrize(
    ("email", "below", "lets_in"),
    [
        ("noor@interior.example", False, True),
        ("NOOR@Interior.EXAMPLE", False, True),
        ("noor@north.interior.example", False, False),
        ("noor@north.interior.example", True, True),
        ("noor@notinterior.example", True, False),
        ("noor@interior.example.org", True, False),
        ("noor@interiоr.example", True, False),
        ("noor@xn--interir-fjg.example", True, False),
        ("interior.example@example.org", True, False),
    ],
)
def test_one_asks_from_an_approved_domain(world, email, below, lets_in):
    approved(world, domain="interior.example", with_subdomains=below)
    approved(world, "labour_qm", "example.org")
    if lets_in:
        assert asked(world, email=email).at_approved_domain
    else:
        with pytest.raises(Refused) as no:
            asked(world, email=email)
        assert str(no.value) == NOT_THERE
        assert not AccessRequest.objects.exists()


def test_a_focal_point_invites_at_an_approved_domain_only_and_the_secretariat_anywhere(world):
    approved(world, domain="interior.example")
    said = {"email": "new@example.org", "authority": world.authorities["migration_qm"], "role": Role.OFFICIAL}
    with pytest.raises(Refused, match="This address is not at a domain approved for your authority"):
        invite(world.actor("focal_qm"), **said)
    invite(world.actor("secretariat"), **said)
    invite(world.actor("focal_qm"), **said | {"email": "new@interior.example"})
    assert Invitation.objects.count() == 2


def test_where_no_domain_is_approved_one_asks_from_anywhere(world):
    assert not asked(world).at_approved_domain


def test_what_is_asked_is_seen_by_nobody_before_it_is_confirmed(world):
    request = asked(world)
    assert request.state == AccessState.UNCONFIRMED
    assert told() == acts() == []
    for who in SPEAKING:
        assert not AccessRequest.objects.visible_to(world.actor(who)).exists()
    with pytest.raises(Unseen):
        approve_request(world.actor("secretariat"), request.pk)


def test_the_link_is_mailed_in_the_language_of_who_asks_and_only_its_digest_is_kept(world, mailoutbox):
    with translation.override("qps"):
        request = asked(world)
    done_by_the_worker()
    [mail] = mailoutbox
    assert mail.to == ["noor@example.org"]
    with translation.override("qps"):
        assert (
            str(translation.gettext("If it was you, follow this link and confirm. Nobody sees your request before:"))
            in mail.body
        )
    assert WORDS["why"] not in mail.body
    assert WORDS["name"] not in mail.body
    [token] = re.findall(r"/access/([\w-]{43})/", mail.body)
    assert token not in str(AccessRequest.objects.filter(pk=request.pk).values())


def test_a_double_click_asks_once_and_gets_one_mail(world, mailoutbox, time_machine):
    time_machine.move_to(NOON, tick=False)
    first, again = asked(world), asked(world)
    done_by_the_worker()
    assert (first.pk, first.digest) == (again.pk, again.digest)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("later", [{"why": "Other words."}, {}])
def test_other_words_or_another_day_replace_what_was_not_confirmed(world, mailoutbox, time_machine, later):
    time_machine.move_to(NOON, tick=False)
    first = asked(world)
    time_machine.move_to(NOON + timedelta(minutes=1 if later else 11), tick=False)
    again = asked(world, **later)
    assert first.pk == again.pk
    assert first.digest != again.digest
    assert AccessRequest.objects.get().why == (WORDS | later)["why"]


def test_it_waits_once_confirmed_and_followers_are_told(world):
    request = waiting(world)
    assert (request.state, bool(request.confirmed_at)) == (AccessState.WAITING, True)
    assert told() == [("access.asked", request.pk)]
    with pytest.raises(Refused, match="This request is confirmed already"):
        confirm_request(None, request.pk)
    with pytest.raises(Unseen):
        confirm_request(None, uuid4())


def test_a_newer_one_takes_the_place_of_one_that_waits(world):
    first = waiting(world)
    second = waiting(world, why="Other words.")
    assert AccessRequest.objects.get().pk == second.pk != first.pk


def test_who_speaks_for_the_authority_already_needs_nothing(world):
    request = asked(world, email="official_qm@example.org")
    with pytest.raises(Refused, match="There is a seat for this address at this authority already"):
        confirm_request(None, request.pk)
    assert waiting(world, "labour_qm", email="official_qm@example.org").state == AccessState.WAITING


def sees(who, authority):
    """The rule in plain words, sharing no code with the rule book."""
    return who == "secretariat" or (who, authority) in (("focal_qm", "migration_qm"), ("focal_qn", "immigration_qn"))


@pytest.mark.parametrize("vouched_for", [True, False])
@pytest.mark.parametrize("authority", ["migration_qm", "labour_qm", "immigration_qn"])
@pytest.mark.parametrize("who", SPEAKING)
def test_who_decides(world, who, authority, vouched_for):
    if vouched_for:
        approved(world, authority)
    request = waiting(world, authority)
    actor = world.actor(who)
    for act, more in ((approve_request, {}), (refuse_request, {"reason": "Not known here."})):
        if not sees(who, authority):
            with pytest.raises(Unseen):
                act(actor, request.pk, **more)
        elif who != "secretariat" and not vouched_for:
            with pytest.raises(Refused, match="at no domain approved for your authority, so the secretariat decides"):
                act(actor, request.pk, **more)
        else:
            act(actor, request.pk, **more)
            AccessRequest.objects.update(state=AccessState.WAITING, invitation=None)


def test_a_focal_point_does_not_let_experts_in(world):
    approved(world)
    request = waiting(world, role=Role.EXPERT)
    with pytest.raises(Refused, match="You cannot invite somebody to this role"):
        approve_request(world.actor("focal_qm"), request.pk)
    approve_request(world.actor("secretariat"), request.pk)


def test_who_is_approved_is_invited_and_comes_in(world, mailoutbox):
    approved(world)
    request = waiting(world)
    focal = world.actor("focal_qm")
    invitation, token = approve_request(focal, request.pk)
    done_by_the_worker()
    request.refresh_from_db()
    assert (request.state, request.invitation, request.decided_by_id) == (AccessState.APPROVED, invitation, focal.seat)
    assert (invitation.email, invitation.role, invitation.invited_by_id) == (request.email, Role.OFFICIAL, focal.seat)
    assert acts() == [
        ("access.approved", "focal_point", request.pk, ""),
        ("invitation.made", "focal_point", invitation.pk, ""),
    ]
    assert not list(faults())
    assert told()[-1] == ("access.settled", request.pk)
    assert f"/invitations/{token}/" in mailoutbox[-1].body
    person = accept_invitation(None, open_invitation(token), name="Noor Aziz", password_hash="!")
    assert Seat.objects.get(person=person).authority == request.authority


def test_an_invitation_falls_with_the_power_of_who_approved(world):
    approved(world)
    invitation, _token = approve_request(world.actor("focal_qm"), waiting(world).pk)
    Seat.objects.filter(pk=world.seats["focal_qm"].pk).update(status="ended", ends="2026-01-01")
    assert not is_open(Invitation.objects.select_related("authority", "invited_by").get(pk=invitation.pk))


def test_who_is_refused_reads_the_reason(world, mailoutbox):
    request = waiting(world)
    with pytest.raises(Refused, match="Give a reason"):
        refuse_request(world.actor("secretariat"), request.pk, reason=" ")
    refuse_request(world.actor("secretariat"), request.pk, reason=" Not known there. ")
    done_by_the_worker()
    assert acts() == [("access.refused", "secretariat", request.pk, "Not known there.")]
    assert mailoutbox[-1].to == [request.email]
    assert "Not known there." in mailoutbox[-1].body
    assert told()[-1] == ("access.settled", request.pk)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("first", [approve_request, refuse_request])
@pytest.mark.parametrize("second", [approve_request, refuse_request])
def test_it_is_decided_once(world, first, second):
    request, actor = waiting(world), world.actor("secretariat")
    reasons = {approve_request: {}, refuse_request: {"reason": "Not known."}}
    first(actor, request.pk, **reasons[first])
    before = acts()
    with pytest.raises(Refused, match="does not wait for a decision any more"):
        second(actor, request.pk, **reasons[second])
    assert acts() == before


def test_it_waits_for_who_can_decide(world):
    """For the secretariat where no focal point of the authority can: no domain, no focal point, none with powers."""
    focal, secretariat = world.actor("focal_qm"), world.actor("secretariat")
    by_nobody = waiting(world, "labour_qm", email="a@example.org")
    not_vouched_for = waiting(world, email="b@example.org")
    approved(world)
    theirs = waiting(world, email="c@example.org")
    expert = waiting(world, role=Role.EXPERT, email="d@example.org")

    def waits_for(actor):
        return set(AccessRequest.objects.waiting_for(actor))

    assert waits_for(focal) == {theirs}
    assert waits_for(secretariat) == {by_nobody, not_vouched_for, expert}
    assert waits_for(world.actor("focal_bare_qm")) == waits_for(world.actor("official_qm")) == set()
    Seat.objects.filter(pk=world.seats["focal_qm"].pk).update(status="ended", ends="2026-01-01")
    assert waits_for(secretariat) == {by_nobody, not_vouched_for, expert, theirs}, (
        "The other one lacks a second factor."
    )


def test_asking_takes_the_same_steps_whoever_has_an_account(world):
    """No account is looked at, so neither the answer nor its time tells of one."""

    def steps(email):
        with CaptureQueriesContext(connection) as queries:
            ask_for_access(
                None,
                authority=Authority.objects.get(name="Directorate of Migration"),
                role=Role.OFFICIAL,
                **WORDS | {"email": email},
            )
        return [re.sub(r"'[^']*'|x\d+", "", query["sql"]) for query in queries]

    known, unknown = steps("official_qm@example.org"), steps("nobody@example.org")
    assert known == unknown
    assert not [sql for sql in known if "accounts_user" in sql]
