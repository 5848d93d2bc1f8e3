"""Followers: in order, at least once, and once in effect; one that fails holds up nobody else."""

import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from forum.events.envelopes import to_thread
from forum.events.models import Event, Pending, StreamKind, stream_id
from forum.events.running import run_pending
from tests.events.followers import first
from tests.events.test_publish import ONE, TWO, tell

PERSON = UUID(int=9)


@pytest.fixture(autouse=True)
def follower(settings):
    settings.EVENT_FOLLOWERS = {"first": "tests.events.followers.first"}
    first.heard.clear()
    first.failing.clear()


def happen(*threads: UUID) -> None:
    for thread in threads:
        tell(None, to_thread(thread, "happened", PERSON))


def told_to_the_person() -> int:
    return Event.objects.filter(stream=stream_id(StreamKind.PERSON, PERSON)).count()


@pytest.mark.django_db
def test_events_are_taken_in_once_and_in_the_order_of_their_streams():
    happen(ONE, TWO, ONE, ONE, TWO)
    assert run_pending() == 5
    assert first.heard == [(str(ONE), 1), (str(TWO), 1), (str(ONE), 2), (str(ONE), 3), (str(TWO), 2)]
    assert told_to_the_person() == 5
    assert run_pending() == 0


@pytest.mark.django_db
def test_no_more_than_the_limit_is_done_at_once():
    happen(ONE, ONE, ONE)
    assert run_pending(limit=2) == 2
    assert run_pending(limit=2) == 1


@pytest.mark.django_db
def test_an_event_that_fails_leaves_no_trace_holds_back_its_own_stream_and_is_tried_again(caplog):
    first.failing.add((str(ONE), 1))
    happen(ONE, ONE, TWO)
    assert run_pending() == 1
    assert first.heard == [(str(TWO), 1)]
    assert told_to_the_person() == 1
    assert "follower first failed" in caplog.text
    debt = Pending.objects.get(event__seq=1)
    assert debt.tries == 1
    assert debt.not_before > timezone.now()

    assert run_pending() == 0  # put off, and what follows it waits
    first.failing.clear()
    Pending.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    assert run_pending() == 2
    assert first.heard[1:] == [(str(ONE), 1), (str(ONE), 2)]


@pytest.mark.django_db
def test_many_events_put_off_do_not_hide_the_others():
    first.failing.add((str(ONE), 1))
    happen(*[ONE] * 5)
    run_pending()
    happen(TWO)
    assert run_pending(limit=1) == 1
    assert first.heard == [(str(TWO), 1)]


@pytest.mark.django_db
def test_waits_grow_longer_up_to_a_limit():
    first.failing.add((str(ONE), 1))
    happen(ONE)
    waits = []
    for tries in (0, 1, 2, 30):
        Pending.objects.update(tries=tries, not_before=None)
        before = timezone.now()
        run_pending()
        waits.append(round((Pending.objects.get().not_before - before).total_seconds()))
    assert waits == [2, 4, 8, 600]


@pytest.mark.django_db(transaction=True)
def test_several_workers_at_once_take_each_event_in_once_and_in_order():
    happen(*[ONE, TWO] * 10)
    start = threading.Barrier(3)

    def work() -> None:
        try:
            start.wait(10)
            while run_pending(limit=5) or Pending.objects.exists():
                pass
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert not Pending.objects.exists()
    for thread in (ONE, TWO):
        assert [place for place in first.heard if place[0] == str(thread)] == [(str(thread), n) for n in range(1, 11)]
    assert told_to_the_person() == 20
