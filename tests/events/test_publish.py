"""The log: sequences without holes, in the order of commits; nothing without an envelope."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from forum.events import doorbell
from forum.events.envelopes import Envelope, to_audience, to_person, to_thread
from forum.events.heads import head_of, heads_of
from forum.events.models import Event, Pending, Stream, StreamKind, id_of, stream_id, stream_name
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies.decision import Refused

ONE, TWO = UUID(int=1), UUID(int=2)


@verb
def tell(_: None, *envelopes: Envelope) -> None:
    publish(*envelopes)


@verb
def tell_and_fail(_: None, *envelopes: Envelope) -> None:
    publish(*envelopes)
    raise Refused("Changed my mind.")


def sequences(thread: UUID) -> list[int]:
    return list(
        Event.objects.filter(stream=stream_id(StreamKind.THREAD, thread)).order_by("seq").values_list("seq", flat=True)
    )


@pytest.mark.django_db
def test_events_of_one_verb_are_numbered_in_their_order_each_in_its_stream():
    tell(None, to_thread(ONE, "a", ONE), to_thread(TWO, "b", ONE), to_thread(ONE, "c", ONE))
    tell(None, to_thread(ONE, "d", ONE))
    told = Event.objects.filter(stream=stream_id(StreamKind.THREAD, ONE)).order_by("seq")
    assert [(event.seq, event.kind) for event in told] == [(1, "a"), (2, "c"), (3, "d")]
    assert sequences(TWO) == [1]
    assert Stream.objects.get(pk=stream_id(StreamKind.THREAD, ONE)).head == 3


@pytest.mark.django_db
def test_what_was_taken_back_leaves_no_hole():
    tell(None, to_thread(ONE, "a", ONE))
    with pytest.raises(Refused):
        tell_and_fail(None, to_thread(ONE, "b", ONE), to_thread(TWO, "b", ONE))
    tell(None, to_thread(ONE, "c", ONE))
    assert sequences(ONE) == [1, 2]
    assert sequences(TWO) == []


@pytest.mark.django_db
def test_publishing_nothing_is_an_error_since_it_hides_a_slip():
    with pytest.raises(ValueError, match="at least one"):
        tell(None)


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_a_verb_is_an_error():
    with pytest.raises(transaction.TransactionManagementError):
        publish(to_thread(ONE, "a", ONE))
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_verb_inside_another_is_an_error():
    @verb
    def outer(_: None) -> None:
        tell(None, to_thread(ONE, "a", ONE))

    with pytest.raises(RuntimeError):
        outer(None)
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_writers_of_crossing_streams_at_once_neither_collide_nor_leave_holes():
    def write(turn: int) -> None:
        try:
            pair = [to_thread(ONE, "a", ONE), to_thread(TWO, "a", ONE)]
            tell(None, *(pair if turn % 2 else reversed(pair)))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as writers:
        list(writers.map(write, range(60)))
    assert sequences(ONE) == sequences(TWO) == list(range(1, 61))


@pytest.mark.django_db
def test_heads_are_locked_in_the_order_of_their_identifiers():
    tell(None, to_thread(ONE, "a", ONE), to_thread(TWO, "a", ONE))
    with CaptureQueriesContext(connection) as queries:
        tell(None, to_thread(TWO, "b", ONE), to_thread(ONE, "b", ONE))
    locking = next(query["sql"] for query in queries if "ORDER BY" in query["sql"])
    assert locking.startswith('SELECT "events_stream"."id"')
    assert "ORDER BY 1 ASC" in locking
    if connection.vendor == "postgresql":
        assert locking.endswith("FOR UPDATE")


@pytest.mark.django_db
def test_the_doorbell_rings_once_for_each_verb_and_only_after_its_commit(
    monkeypatch, django_capture_on_commit_callbacks
):
    rung = []
    monkeypatch.setattr(doorbell, "ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        tell(None, to_thread(ONE, "a", ONE), to_thread(ONE, "b", ONE), to_thread(TWO, "c", ONE))
        assert rung == []
    assert rung == [{stream_id(StreamKind.THREAD, ONE): 2, stream_id(StreamKind.THREAD, TWO): 1}]


@pytest.mark.django_db
def test_each_follower_owes_the_events_it_wants_to_hear_of(settings):
    settings.EVENT_FOLLOWERS = {"first": "tests.events.followers.first", "second": "tests.events.followers.second"}
    tell(None, to_thread(ONE, "happened", ONE), to_thread(ONE, "other", ONE))
    owed = Pending.objects.order_by("follower", "event__seq").values_list("follower", "event__kind")
    assert list(owed) == [("first", "happened"), ("second", "happened"), ("second", "other")]


@pytest.mark.django_db
def test_a_page_learns_where_streams_stand_in_one_query(django_assert_num_queries):
    person = uuid4()
    tell(None, to_thread(ONE, "a", ONE), to_thread(ONE, "b", ONE), to_person(person, "c"))
    epoch = str(Stream.objects.get(pk=stream_id(StreamKind.THREAD, ONE)).epoch)
    names = [stream_name(StreamKind.THREAD, ONE), stream_name(StreamKind.PERSON, uuid4())]
    with django_assert_num_queries(1):
        known, unheard_of = heads_of(names)
    assert known.as_data() == {"stream": f"thread:{ONE}", "after": 2, "epoch": epoch}
    assert (unheard_of.after, unheard_of.epoch) == (0, "")
    assert head_of(names[0]) == known


def test_the_name_of_a_stream_and_its_kind_and_subject_give_one_identifier():
    assert id_of("audience:framework:FWX") == stream_id(StreamKind.AUDIENCE, "framework:FWX")
    assert to_audience("members", "a", ONE).stream_id == id_of("audience:members")
