"""One look: one statement for all streams, in one snapshot."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from forum.events.envelopes import Envelope
from forum.events.models import StreamKind
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.live import look as looks
from forum.live.look import STEP, Plan, look, spans_of
from forum.live.socket import Standing
from forum.live.visitors import Visitor, visitor_of
from forum.policies.actor import Viewpoint
from tests.live.serving import session_of
from tests.threads import thread_by

LIST = Viewpoint(language="", detail=False)


@verb
def write(_, names, times=1):
    publish(*(Envelope(StreamKind(name.split(":", 1)[0]), name.split(":", 1)[1], "a", None) for name in names * times))


def plan_for(standings, **changes):
    said = {"asks": [], "everybody": [], "unchecked": [], "rights": 0, "compare": False, **changes}
    return Plan(standings=standings, **said)


@pytest.mark.parametrize("count", [1, 5, 300])
def test_a_look_is_one_statement_whatever_the_number_of_streams(transactional_db, django_assert_num_queries, count):
    names = [f"audience:framework:{n}" for n in range(count)]
    write(None, names, times=2)
    with django_assert_num_queries(3) as queries:  # BEGIN, the statement, ROLLBACK
        seen = look(plan_for({name: {Standing(LIST, 0)} for name in names}))
    assert [query["sql"].split()[0] for query in queries] == ["BEGIN", "SELECT", "ROLLBACK"]
    assert all(seen.tails[name].head == 2 and list(seen.tails[name].events) == [1, 2] for name in names)


@pytest.mark.parametrize("people", [1, 8])
def test_a_comparison_is_two_statements_more_whatever_the_number_of_people(world, django_assert_num_queries, people):
    names = [
        "official_qm",
        "colleague_qm",
        "focal_qm",
        "official_qn",
        "labour_qm",
        "expert",
        "moderator",
        "official_qo",
    ]
    visitors = [visitor_of(session_of(world, name)) for name in names[:people]]
    with django_assert_num_queries(5):
        seen = look(plan_for({}, everybody=visitors, compare=True))
    assert seen.changed == {}


def test_asking_for_many_threads_is_two_statements_more(world, django_assert_num_queries):
    threads = [thread_by(world.actor("official_qm")).stream for _ in range(5)]
    visitors = [Visitor("session", "", world.actor(name)) for name in ("official_qm", "official_qn", "expert")]
    asks = [(visitor, name) for visitor in visitors for name in threads]
    with django_assert_num_queries(5):
        seen = look(plan_for({name: {Standing(LIST, 0)} for name in threads}, asks=asks))
    assert set(seen.allowed) == set(asks)
    assert seen.bounds == dict.fromkeys(threads, "members")


def test_only_what_somebody_has_not_seen_is_read(transactional_db):
    write(None, ["audience:members"], times=200)
    standings = {Standing(LIST, 3), Standing(LIST, 10), Standing(LIST, 150), Standing(LIST, 200)}
    seen = look(plan_for({"audience:members": standings}))
    read = list(seen.tails["audience:members"].events)
    assert read == [*range(4, 10 + STEP + 1), *range(151, 201)]


def test_spans_that_overlap_are_joined():
    assert spans_of([]) == []
    assert spans_of([5, 5, 0]) == [(0, 5 + STEP)]
    assert spans_of([0, STEP, 3 * STEP]) == [(0, 2 * STEP), (3 * STEP, 4 * STEP)]


def test_a_look_does_not_hold_up_who_writes(transactional_db, monkeypatch):
    """On SQLite a look that took the write lock would stop all posting while it draws."""
    write(None, ["audience:members"])

    def elsewhere():
        try:
            write(None, ["audience:members"])
        finally:
            connection.close()

    def slow(name, events, viewpoint):
        with ThreadPoolExecutor(1) as other:
            other.submit(elsewhere).result(10)
        return {event.seq: "{}" for event in events}

    monkeypatch.setattr(looks, "_encoded", slow)
    seen = look(plan_for({"audience:members": {Standing(LIST, 0)}}))
    assert seen.tails["audience:members"].head == 1  # the snapshot
    assert look(plan_for({"audience:members": {Standing(LIST, 2)}})).tails["audience:members"].head == 2
