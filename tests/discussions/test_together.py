"""The same form, and the same draft, sent twice at the same instant. With real commits."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from forum.discussions.actions import personal, posting
from forum.discussions.actions.personal import DraftConflict
from forum.discussions.actions.posting import AlreadyPosted
from forum.discussions.models import Reply, ReplyDraft, Thread, ThreadDraft
from tests import cast
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 0.3
"""Seconds in which a verb that need not wait has done its work."""
LATE = 20


def elsewhere(pool: ThreadPoolExecutor, act: Callable[[], Any]) -> Future[Any]:
    def run() -> Any:
        try:
            return act()
        finally:
            connection.close()

    return pool.submit(run)


@contextmanager
def uncommitted(pool: ThreadPoolExecutor, act: Callable[[], Any]) -> Iterator[None]:
    """Somebody has done the act, and commits at the end."""
    done, may_end = Event(), Event()

    def run() -> None:
        with transaction.atomic():
            act()
            done.set()
            assert may_end.wait(LATE)

    ended = elsewhere(pool, run)
    assert done.wait(LATE)
    try:
        yield
    finally:
        may_end.set()
        ended.result(LATE)


def meanwhile(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What the second says, which came when the first had done everything but committed."""
    with ThreadPoolExecutor(2) as pool:
        with uncommitted(pool, first):
            answer = elsewhere(pool, second)
            with pytest.raises(TimeoutError):
                answer.result(SOON)
        return answer.result(LATE)


@pytest.fixture
def unwrapped(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Makes an act run verbs in the transaction it is in, instead of one of their own."""

    def within(act: Callable[[], Any]) -> Callable[[], Any]:
        def run() -> Any:
            with monkeypatch.context() as patch:
                for name in ("post_thread", "post_reply"):
                    patch.setattr(f"tests.threads.{name}", getattr(posting, name).__wrapped__)
                return act()

        return run

    return within


def drafted(actor, thread, draft, body, verb=personal.save_reply_draft):
    return lambda: verb(actor, draft, thread_id=thread.pk, body=body, fields={}, version=0)


def begun(actor, draft, body, verb=personal.save_thread_draft):
    return lambda: verb(actor, draft, body=body, fields={}, version=0)


def test_two_first_saves_of_one_draft_are_a_conflict():
    world = cast.assemble()
    actor, draft = world.actor("official_qn"), uuid4()
    thread = thread_by(world.actor("official_qm"))
    first = drafted(actor, thread, draft, "One hall", personal.save_reply_draft.__wrapped__)
    with pytest.raises(DraftConflict) as told:
        meanwhile(first, drafted(actor, thread, draft, "Two halls"))
    assert told.value.draft.body == ReplyDraft.objects.get().body == "One hall"


def test_two_first_saves_of_the_same_words_are_one_draft():
    world = cast.assemble()
    actor, draft = world.actor("official_qn"), uuid4()
    meanwhile(begun(actor, draft, "One hall", personal.save_thread_draft.__wrapped__), begun(actor, draft, "One hall"))
    assert ThreadDraft.objects.get().body == "One hall"


def test_a_form_sent_twice_at_once_starts_one_thread(unwrapped):
    world = cast.assemble()
    actor = world.actor("official_qm")

    def start():
        return thread_by(actor, form_key="k")

    assert meanwhile(unwrapped(start), start) == Thread.objects.get()


def test_a_form_sent_at_once_as_a_thread_and_as_a_reply_is_posted_once(unwrapped):
    world = cast.assemble()
    actor = world.actor("official_qm")
    thread = thread_by(world.actor("official_qn"))

    def start():
        return thread_by(actor, body="The same.", form_key="k")

    def reply():
        return reply_in(thread, actor, body="The same.", form_key="k")

    with pytest.raises(AlreadyPosted):
        meanwhile(unwrapped(start), reply)
    assert Reply.objects.filter(body="The same.").count() == 1


def test_a_form_sent_at_once_to_two_threads_is_posted_once(unwrapped):
    world = cast.assemble()
    actor = world.actor("official_qm")
    one, other = (thread_by(world.actor("official_qn")) for _ in range(2))
    with pytest.raises(AlreadyPosted):
        meanwhile(
            unwrapped(lambda: reply_in(one, actor, body="The same.", form_key="k")),
            lambda: reply_in(other, actor, body="The same.", form_key="k"),
        )
    assert Reply.objects.filter(body="The same.").count() == 1
