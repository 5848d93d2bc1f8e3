"""Requests for access end by themselves: unconfirmed, undecided, and once they are over. With a clock that is set."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.actions.access import approve_request, lapse_request, refuse_request
from accounts.models import AccessRequest
from forum.events.due import run_due
from forum.events.models import RIGHTS, Due, Event
from forum.policies.decision import Refused
from forum.policies.vocabulary import AccessState
from tests.accounts.asking import asked, waiting
from tests.errands import done_by_the_worker

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def told():
    return list(Event.objects.filter(stream=RIGHTS).values_list("kind", "object_id"))


def test_what_nobody_confirms_is_forgotten_after_72_hours(world, time_machine):
    time_machine.move_to(NOON, tick=False)
    request = asked(world)
    run_due(NOON + timedelta(hours=71))
    assert AccessRequest.objects.exists()
    time_machine.move_to(NOON + timedelta(hours=72), tick=False)
    assert run_due(NOON + timedelta(hours=72)) == 1
    assert not AccessRequest.objects.exists()
    lapse_request(request.pk)  # again, as a worker may


def test_what_nobody_decides_lapses_and_the_applicant_is_told(world, mailoutbox, time_machine):
    time_machine.move_to(NOON, tick=False)
    request = waiting(world)
    end = NOON + timedelta(days=30)
    time_machine.move_to(end - timedelta(seconds=1), tick=False)
    lapse_request(request.pk)
    assert AccessRequest.objects.get().state == AccessState.WAITING
    time_machine.move_to(end, tick=False)
    assert run_due(end) == 1
    done_by_the_worker()
    request.refresh_from_db()
    assert request.state == AccessState.LAPSED
    assert "Nobody decided in time" in mailoutbox[-1].body
    assert told()[-1] == ("access.settled", request.pk)
    with pytest.raises(Refused):
        approve_request(world.actor("secretariat"), request.pk)
    assert Due.objects.get(object_id=request.pk).at == end + timedelta(days=180)


@pytest.mark.parametrize("how", ["refused", "approved", "lapsed"])
def test_what_is_over_is_forgotten_after_180_days(world, time_machine, how):
    time_machine.move_to(NOON, tick=False)
    request, actor = waiting(world), world.actor("secretariat")
    if how == "refused":
        refuse_request(actor, request.pk, reason="Not known.")
    elif how == "approved":
        approve_request(actor, request.pk)
    else:
        time_machine.move_to(NOON + timedelta(days=30), tick=False)
        lapse_request(request.pk)
    end = AccessRequest.objects.get().lapses_at
    time_machine.move_to(end, tick=False)
    assert run_due(end) == 1
    assert not AccessRequest.objects.exists()
