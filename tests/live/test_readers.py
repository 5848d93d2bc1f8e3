"""Readers who are slow, stuck, or many."""

import socket as sockets
from collections import Counter

import pytest
from django.db import OperationalError

from forum.events.heads import head_of
from forum.live import hub as hubs
from forum.live import tally
from forum.live.registry import RENDERERS
from tests.live.serving import Reader, Server, events_of, listening, session_of, until
from tests.threads import reply_in

LONG = "Two queues, one hall. " * 700


@pytest.fixture
def narrow(world):
    """A live process with small buffers to its readers, so that they are soon full."""
    with listening(send_buffer=4096) as listener:
        server = Server(listener)
        try:
            yield server
        finally:
            server.stop()


def stuck(server: Server, world, name: str) -> Reader:
    """Somebody whose browser takes nothing until it is read from."""
    wire = sockets.socket()
    wire.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
    wire.connect(("127.0.0.1", server.port))
    return Reader.of(server.port, world, name, sock=wire, max_queue=1, close_timeout=0.5)


def test_a_stuck_reader_is_skipped_and_resumes_in_order(world, narrow, thread, monkeypatch):
    monkeypatch.setattr(hubs, "BUSY_AT_MOST", 60.0)
    start = head_of(thread.stream).after
    slow = stuck(narrow, world, "official_qo").follow(thread.stream)
    quick = Reader.of(narrow.port, world, "official_qm").follow(thread.stream)
    actor = world.actor("official_qn")
    for _ in range(20):
        reply_in(thread, actor, body=LONG)
        quick.next(events_of(thread.stream))
    until(lambda: any(socket.busy_since for socket in narrow.hub.sockets), "a busy socket")
    assert slow.heard(start + 20) == quick.sequences == [start + n for n in range(1, 21)]
    for one in (slow, quick):
        one.close()


def test_what_is_kept_for_a_stuck_reader_does_not_grow(world, narrow, thread, monkeypatch):
    monkeypatch.setattr(hubs, "BUSY_AT_MOST", 60.0)
    slow = stuck(narrow, world, "official_qo").follow(thread.stream)
    (socket,) = narrow.hub.sockets
    actor = world.actor("official_qn")
    sent = 0
    while not socket.busy_since:
        reply_in(thread, actor, body=LONG)
        sent += 1
        assert sent < 100
        until(lambda: socket.busy_since or socket.places[thread.stream].seq == head_of(thread.stream).after)
    stands = socket.places[thread.stream]
    plans = []
    look = hubs.look
    monkeypatch.setattr(hubs, "look", lambda plan: plans.append(plan) or look(plan))
    for _ in range(10):
        reply_in(thread, actor, body=LONG)
    until(lambda: len(plans) >= 2, "two more looks")
    assert not any(plan.standings for plan in plans)  # nothing is read for who cannot take it
    assert socket.places[thread.stream] == stands
    assert set(socket._owed) <= {f"presence {thread.stream}"}  # the newest count alone, whenever it was taken
    slow.close()


def test_who_takes_nothing_for_seconds_is_cut_off(world, narrow, thread, monkeypatch):
    monkeypatch.setattr(hubs, "BUSY_AT_MOST", 0.2)
    slow = stuck(narrow, world, "official_qo").follow(thread.stream)
    (socket,) = narrow.hub.sockets
    actor = world.actor("official_qn")
    while socket in narrow.hub.sockets:
        reply_in(thread, actor, body=LONG)
    assert not socket.is_open
    assert slow.kinds_until_closed()[1] == 1006
    slow.close()


def test_each_event_is_drawn_once_for_each_viewpoint_and_all_get_the_same_text(world, server, thread, monkeypatch):
    drawn: Counter[tuple[str, int]] = Counter()
    render = RENDERERS["reply.posted"]

    def counting(events, viewpoint):
        drawn.update((viewpoint.language, event.seq) for event in events)
        return render(events, viewpoint)

    monkeypatch.setitem(RENDERERS, "reply.posted", counting)
    names = ["official_qm", "colleague_qm", "focal_qm", "official_qn", "official_qo", "expert", "moderator"]
    english = [Reader.of(server.port, world, name).follow(thread.stream) for name in names]
    mirrored = [Reader.of(server.port, world, name, language="qps").follow(thread.stream) for name in names]
    lists = [Reader.of(server.port, world, name).follow(thread.stream, how="list") for name in names]
    start = head_of(thread.stream).after
    for _ in range(3):
        reply_in(thread, world.actor("official_qn"))
    for one in [*english, *mirrored, *lists]:
        assert one.heard(start + 3) == [start + 1, start + 2, start + 3]
    assert drawn == {(language, start + n): 1 for language in ("en", "qps") for n in (1, 2, 3)}
    for group in (english, mirrored, lists):
        assert len({"".join(frame for frame in one.frames if '"seq"' in frame) for one in group}) == 1
    assert english[0].frames[-1] != mirrored[0].frames[-1]
    for one in [*english, *mirrored, *lists]:
        one.close()


def test_what_cannot_be_drawn_resets_its_readers_and_nobody_else(world, server, reader, thread, monkeypatch, caplog):
    def broken(events, viewpoint):
        raise RuntimeError("a fault in a template")

    monkeypatch.setitem(RENDERERS, "reply.posted", broken)
    page = reader("official_qm").follow(thread.stream)
    as_list = reader("official_qn").follow(thread.stream, how="list")
    reply_in(thread, world.actor("official_qn"))
    page.next(lambda item: item == {"kind": "reset", "stream": thread.stream})
    as_list.next(events_of(thread.stream))
    assert "could not be drawn" in caplog.text


def test_a_database_that_is_away_is_waited_for_and_nothing_is_lost(world, server, reader, thread, monkeypatch, caplog):
    look = hubs.look
    failed = []

    def away(plan):
        failed.append(plan)
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(hubs, "HERE_EVERY", 0.0)
    amara = reader("official_qm").follow(thread.stream)
    monkeypatch.setattr(hubs, "look", away)
    reply_in(thread, world.actor("official_qn"))
    until(lambda: len(failed) >= 2, "two looks in vain")
    heard = len(amara.items)
    monkeypatch.setattr(hubs, "look", look)
    amara.next(events_of(thread.stream))
    assert not [item for item in amara.items[heard:-1] if item["kind"] == "here"]  # no sign of life that is not true
    assert caplog.text.count("The database cannot be read") == 1


def test_a_session_and_a_person_have_only_so_many_sockets(world, server, monkeypatch):
    monkeypatch.setattr(tally, "MOST_PER_PERSON", tally.MOST_PER_SESSION + 1)
    session = session_of(world, "official_qm")
    here = [Reader.with_session(server.port, session) for _ in range(tally.MOST_PER_SESSION)]
    until(lambda: len(server.hub.sockets) == tally.MOST_PER_SESSION)
    one_more = Reader.with_session(server.port, session)
    assert one_more.kinds_until_closed() == ([], 4429)
    elsewhere = Reader.of(server.port, world, "official_qm")
    until(lambda: len(server.hub.sockets) == tally.MOST_PER_SESSION + 1)
    too_many = Reader.of(server.port, world, "official_qm")
    assert too_many.kinds_until_closed() == ([], 4429)
    here.pop().close()
    until(lambda: len(server.hub.sockets) == tally.MOST_PER_SESSION)
    again = Reader.with_session(server.port, session)
    until(lambda: len(server.hub.sockets) == tally.MOST_PER_SESSION + 1)
    for one in [*here, one_more, elsewhere, too_many, again]:
        one.close()


def test_a_hundred_streams_can_be_followed_and_no_more(world, server, reader):
    amara = reader("official_qm")
    names = [f"audience:framework:FW{n}" for n in range(100)]  # the limit comes before the right
    amara.say({"follow": [{"stream": "audience:members", "after": 0, "epoch": "", "as": "list"}]})
    amara.say({"follow": [{"stream": name, "after": 0, "epoch": "", "as": "list"} for name in names]})
    too_many = amara.next(lambda item: item["stream"] == names[-1])
    assert too_many["sentence"] == "One page cannot follow that many things at once."


def test_nobody_is_left_in_the_hub_when_all_have_gone(world, server, thread):
    readers = [Reader.of(server.port, world, name).follow(thread.stream) for name in ("official_qm", "expert")]
    assert len(server.hub.sockets) == 2
    for one in readers:
        one.close()
    until(lambda: not server.hub.sockets)
    assert server.hub.rooms == server.hub._watched == {}
    assert not server.hub._asking


def test_a_sign_of_life_says_up_to_where_everything_was_sent(world, server, reader, monkeypatch, thread):
    monkeypatch.setattr(hubs, "HERE_EVERY", 0.0)
    amara = reader("official_qm").follow(thread.stream).follow("audience:members", 0, epoch="", how="list")
    reply_in(thread, world.actor("official_qn"))
    head = head_of(thread.stream).after
    amara.heard(head)
    here = amara.next(lambda item: item["kind"] == "here")
    assert here["heads"] == {thread.stream: head, "audience:members": head_of("audience:members").after}


def test_stopping_the_server_says_that_it_restarts(world, thread):
    with listening() as listener:
        server = Server(listener)
        amara = Reader.of(server.port, world, "official_qm").follow(thread.stream)
        server.stop()
        assert amara.kinds_until_closed()[1] == 1012
        amara.close()
