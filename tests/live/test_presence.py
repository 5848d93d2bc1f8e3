"""How many read and write a thread now: people, not tabs; of all processes; and nothing where nobody can tell."""

import pytest
from django.core.cache import caches

from forum.live import presence
from forum.live.presence import Presence
from tests.live.serving import Reader, session_of


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """No waiting, and no counts of other tests."""
    monkeypatch.setattr(presence, "EVERY", 0.02)
    caches["presence"].clear()


def told(reading, replying=0):
    return lambda item: item["kind"] == "presence" and (item["reading"], item["replying"]) == (reading, replying)


def test_readers_are_told_how_many_they_are_as_they_come_and_go(reader, thread):
    amara = reader("official_qm").follow(thread.stream)
    amara.next(told(1))
    fatou = reader("official_qn").follow(thread.stream)
    amara.next(told(2))
    assert fatou.next(told(2))["stream"] == thread.stream
    fatou.close()
    amara.next(told(1))


def test_somebody_with_three_tabs_is_one_reader(world, server, thread):
    session = session_of(world, "official_qm")
    tabs = [Reader.with_session(server.port, session).follow(thread.stream) for _ in range(3)]
    fatou = Reader.of(server.port, world, "official_qn").follow(thread.stream)
    fatou.next(told(2))
    assert {item["reading"] for item in tabs[0].items if item["kind"] == "presence"} <= {1, 2}
    for one in [*tabs, fatou]:
        one.close()


def test_a_figure_that_stays_the_same_is_told_once(reader, thread, server):
    amara = reader("official_qm").follow(thread.stream)
    amara.next(told(1))
    with pytest.raises(TimeoutError):
        amara.next(told(1), patience=0.3)


def test_who_types_is_replying_until_they_stop(reader, thread, monkeypatch):
    monkeypatch.setattr(presence, "TYPING", 0.3)
    amara = reader("official_qm").follow(thread.stream)
    fatou = reader("official_qn").follow(thread.stream)
    fatou.say({"typing": thread.stream})
    amara.next(told(2, 1))
    amara.next(told(2, 0))


def test_typing_where_one_does_not_read_counts_for_nothing(reader, thread, server):
    amara = reader("official_qm").follow(thread.stream)
    outsider = reader("official_qn").follow(thread.stream, how="list")
    outsider.say({"typing": thread.stream})
    outsider.say({"typing": "thread:nowhere"})
    amara.next(told(1, 0))
    with pytest.raises(TimeoutError):
        amara.next(told(1, 1), patience=0.3)
    assert not server.hub.presence._typed


def test_lists_and_other_streams_have_no_presence(reader, thread):
    amara = reader("official_qm").follow("audience:members", 0, epoch="").follow(thread.stream, how="list")
    with pytest.raises(TimeoutError):
        amara.next(lambda item: item["kind"] == "presence", patience=0.3)


def test_with_the_cache_away_no_line_is_drawn_and_it_is_said_once(reader, thread, monkeypatch):
    amara = reader("official_qm").follow(thread.stream)
    amara.next(told(1))

    def away(self, own):
        raise ConnectionError

    monkeypatch.setattr(Presence, "_shared", away)
    assert amara.next(lambda item: item["kind"] == "presence")["reading"] is None
    with pytest.raises(TimeoutError):
        amara.next(lambda item: item["kind"] == "presence", patience=0.3)
    monkeypatch.undo()
    monkeypatch.setattr(presence, "EVERY", 0.02)
    amara.next(told(1))


def test_processes_add_up_and_forget_who_went():
    one, two = Presence({}), Presence({})
    assert one._shared({"thread:a": (3, 1)}) == {"thread:a": (3, 1)}
    assert two._shared({"thread:a": (2, 0), "thread:b": (1, 0)}) == {"thread:a": (5, 1), "thread:b": (1, 0)}
    assert one._shared({"thread:a": (3, 1)}) == {"thread:a": (5, 1)}
    caches["presence"].delete(two._own_key)  # as it expires when a process dies
    assert one._shared({"thread:a": (3, 1)}) == {"thread:a": (3, 1)}
    assert caches["presence"].get(presence.PROCESSES) == [one._own_key]


def test_a_process_whose_name_was_written_over_writes_it_again():
    one, two = Presence({}), Presence({})
    one._shared({"thread:a": (1, 0)})
    caches["presence"].set(presence.PROCESSES, [])
    two._shared({"thread:a": (1, 0)})
    one._shared({"thread:a": (1, 0)})
    assert two._shared({"thread:a": (1, 0)}) == {"thread:a": (2, 0)}
