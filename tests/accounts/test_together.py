"""Who is suspended in the midst of an act has acted, or does not: rights are read under a lock. With real commits."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from accounts.actions.suspension import suspend
from accounts.actors import renewed
from forum.policies.actor import Actor
from forum.policies.decision import Refused
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)


def in_a_thread(pool: ThreadPoolExecutor, act: Any) -> Future[Any]:
    def run() -> Any:
        try:
            return act()
        finally:
            connection.close()

    return pool.submit(run)


@contextmanager
def acting(pool: ThreadPoolExecutor, actor: Actor) -> Iterator[None]:
    """Somebody is in the middle of a verb."""
    began, may_end = Event(), Event()

    def act() -> None:
        with transaction.atomic():
            renewed(actor)
            began.set()
            may_end.wait(10)

    done = in_a_thread(pool, act)
    assert began.wait(10)
    try:
        yield
    finally:
        may_end.set()
        done.result(10)


def test_a_suspension_waits_for_the_act_that_has_begun():
    world = cast.assemble()
    actor, secretariat = world.actor("official_qm"), world.actor("secretariat")
    with ThreadPoolExecutor(2) as pool:
        with acting(pool, actor):
            suspension = in_a_thread(pool, lambda: suspend(secretariat, actor.person, reason="Left."))
            with pytest.raises(TimeoutError):
                suspension.result(0.5)
        assert suspension.result(10).suspended_at
    with pytest.raises(Refused, match="Your access has ended"), transaction.atomic():
        renewed(actor)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one act at a time anyway.")
def test_colleagues_act_at_the_same_time():
    world = cast.assemble()
    with ThreadPoolExecutor(2) as pool, acting(pool, world.actor("official_qm")), transaction.atomic():
        assert renewed(world.actor("colleague_qm"))
