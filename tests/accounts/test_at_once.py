"""What is done by two at the same time is done once: a request, its decision, a handover. With real commits."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection

from accounts.actions.access import approve_request, confirm_request, refuse_request
from accounts.actions.invitations import accept_invitation, invite_successor
from accounts.actions.seats import pass_seat_on
from accounts.models import AccessRequest, Handover, Invitation
from forum.policies.decision import Refused
from forum.record.models import Entry
from tests import cast
from tests.accounts.asking import approved, asked, waiting
from tests.errands import done_by_the_worker

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What became of each, all having begun together."""

    def run(act):
        try:
            return act()
        except Refused as no:
            return str(no)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_a_form_sent_four_times_asks_once():
    world = cast.assemble()
    requests = at_once(*[lambda: asked(world)] * 4)
    assert len({request.pk for request in requests}) == AccessRequest.objects.count() == 1
    done_by_the_worker()
    assert len(mail.outbox) == 1


def test_a_link_followed_twice_confirms_once():
    world = cast.assemble()
    request = asked(world)
    answers = at_once(*[lambda: confirm_request(None, request.pk)] * 3)
    assert sorted(map(str, answers)).count("This request is confirmed already.") == 2


def test_two_who_decide_decide_once():
    world = cast.assemble()
    approved(world)
    request, focal, secretariat = waiting(world), world.actor("focal_qm"), world.actor("secretariat")
    answers = at_once(
        lambda: approve_request(focal, request.pk),
        lambda: refuse_request(secretariat, request.pk, reason="Not known."),
        lambda: approve_request(secretariat, request.pk),
    )
    assert answers.count("This request does not wait for a decision any more.") == 2
    assert Entry.objects.filter(act__startswith="access.").count() == 1
    assert Invitation.objects.count() <= 1


def test_a_seat_passes_on_once():
    world = cast.assemble()
    focal, old = world.actor("focal_qm"), world.seats["official_qm"]
    invitation, _token = invite_successor(focal, old.pk, email="new@example.org")
    heirs = [world.seats[name].pk for name in ("colleague_qm", "focal_qm")]
    at_once(
        *(lambda heir=heir: pass_seat_on(focal, old.pk, successor=heir) for heir in heirs),
        lambda: accept_invitation(None, invitation, name="Noor Aziz", password_hash="!"),
    )
    assert Handover.objects.filter(seat=old).count() == 1
    invitation.refresh_from_db()
    assert invitation.accepted_at, "The seat of their own they get all the same."
