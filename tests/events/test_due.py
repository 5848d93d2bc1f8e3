"""What falls due is done by the verb of its kind, at least once."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from forum.events.due import LEASE, fall_due, run_due
from forum.events.models import Due
from forum.events.verbs import verb

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ONE, TWO = UUID(int=1), UUID(int=2)

done: list[UUID] = []


def end(thing: UUID) -> None:
    done.append(thing)


def fail(thing: UUID) -> None:
    done.append(thing)
    raise RuntimeError("told to fail")


def repeat(thing: UUID) -> None:
    done.append(thing)
    write_down(NOON + 5 * MINUTE, "repeat", thing)


@verb
def write_down(at: datetime, kind: str, thing: UUID) -> None:
    fall_due(at, kind, thing)


@pytest.fixture(autouse=True)
def verbs(settings):
    settings.DUE_VERBS = {kind: f"{__name__}.{kind}" for kind in ("end", "fail", "repeat")}
    done.clear()


@pytest.mark.django_db
def test_what_is_due_is_done_once_and_what_is_not_yet_waits():
    write_down(NOON, "end", ONE)
    write_down(NOON + MINUTE, "end", TWO)
    assert run_due(NOON) == 1
    assert done == [ONE]
    assert run_due(NOON) == 0
    assert run_due(NOON + MINUTE) == 1
    assert done == [ONE, TWO]
    assert not Due.objects.exists()


@pytest.mark.django_db
def test_a_date_that_is_set_again_is_moved():
    write_down(NOON, "end", ONE)
    write_down(NOON + 2 * MINUTE, "end", ONE)
    assert run_due(NOON + MINUTE) == 0
    assert run_due(NOON + 2 * MINUTE) == 1


@pytest.mark.django_db
def test_what_fails_is_tried_again_when_its_lease_is_over(caplog):
    write_down(NOON, "fail", ONE)
    assert run_due(NOON) == 0
    assert run_due(NOON + LEASE / 2) == 0
    assert done == [ONE]
    run_due(NOON + LEASE)
    assert done == [ONE, ONE]
    assert "What was due failed" in caplog.text


@pytest.mark.django_db
def test_a_verb_may_set_the_next_date_of_what_it_did():
    write_down(NOON, "repeat", ONE)
    run_due(NOON)
    assert Due.objects.get().at == NOON + 5 * MINUTE
    run_due(NOON + 5 * MINUTE)
    assert done == [ONE, ONE]
