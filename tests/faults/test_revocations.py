"""Rights are taken away one after the other while everybody writes: nobody is shown what came after.

What was said when a right was gone is told by the head of the stream, which knows nothing of who reads.
"""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import connection

from accounts.actions.groups import remove_member
from accounts.actions.seats import take_seat_away
from accounts.actions.sessions import end_session
from accounts.actions.suspension import suspend
from accounts.models import GroupMember, Seat
from forum.discussions.models import Thread
from forum.events import doorbell
from forum.events.heads import head_of
from forum.policies.vocabulary import Role
from tests.cast import LONG_AGO, Standing, World, enrol
from tests.groups import group_of
from tests.live.conftest import server as server
from tests.live.conftest import world as world
from tests.live.serving import Reader, Server, session_of
from tests.proofs.sampling import COMPLETE
from tests.threads import for_group, reply_in, thread_by

pytestmark = pytest.mark.django_db(transaction=True)

REVOCATIONS = 200 if COMPLETE else 12
WITHIN = 2.0
"""Seconds in which a socket is cut off, or loses what it follows."""
PAUSE = 0.05
"""Seconds between two replies: what is written weighs on every reader that is left."""


@dataclass(frozen=True)
class Losing:
    """Somebody who reads what members and what a group read, and is about to lose it."""

    seat: Seat
    member: GroupMember
    session: str
    reader: Reader


def suspended(world: World, one: Losing) -> None:
    suspend(world.actor("secretariat"), one.seat.person_id, reason="Under load.")


def unseated(world: World, one: Losing) -> None:
    take_seat_away(world.actor("secretariat"), one.seat.pk, reason="Under load.")


def signed_out(world: World, one: Losing) -> None:
    end_session(None, key=one.session)


def removed(world: World, one: Losing) -> None:
    remove_member(world.actor("focal_qm"), one.member.pk)


LOSSES: tuple[Callable[[World, Losing], None], ...] = (suspended, unseated, signed_out, removed)


@pytest.fixture
def group_thread(world: World) -> Thread:
    """Where a group speaks."""
    group = group_of(world, "focal_qm")
    return thread_by(world.actor("focal_qm"), audience=for_group(group))


@pytest.fixture
def crowd(world: World, server: Server, thread: Thread, group_thread: Thread) -> Iterator[list[Losing]]:
    """As many readers as lose something, each at a socket of their own that follows both threads."""
    here = [enter(world, server, f"crowd_{n}", [thread, group_thread]) for n in range(REVOCATIONS)]
    yield here
    for one in here:
        one.reader.close()


@pytest.fixture
def thread(world: World) -> Thread:
    """Where members speak."""
    return thread_by(world.actor("focal_qm"))


def enter(world: World, server: Server, name: str, threads: list[Thread]) -> Losing:
    """Somebody new at an authority, who joins the group and opens both pages."""
    world.people[name] = enrol(name, Standing(f"Somebody {name}", Role.OFFICIAL, "immigration_qn"))
    authority = world.authorities["immigration_qn"]
    seat = Seat.objects.create(person=world.people[name], authority=authority, role=Role.OFFICIAL, starts=LONG_AGO)
    member = GroupMember.objects.create(group=threads[1].audience_group, seat=seat)
    session = session_of(world, name)
    reader = Reader.with_session(server.port, session)
    for one in threads:
        reader.follow(one.stream)
    return Losing(seat, member, session, reader)


@pytest.fixture
def everybody_writes(world: World, thread: Thread, group_thread: Thread, crowd: list[Losing]) -> Iterator[None]:
    """Replies in both threads, one after the other, until the test ends."""
    over = threading.Event()
    writers = [world.actor("official_qm"), world.actor("focal_qm")]

    def write() -> None:
        try:
            while not over.wait(PAUSE):
                for actor, place in zip(writers, (thread, group_thread), strict=True):
                    reply_in(place, actor, body="While rights are taken away.")
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    yield
    over.set()
    writer.join()


@pytest.mark.parametrize("rings", [True, False], ids=["doorbell", "no doorbell"])
@pytest.mark.usefixtures("everybody_writes")
def test_nobody_is_shown_what_came_after(world, crowd, thread, group_thread, rings, monkeypatch, record_property):
    if not rings:
        monkeypatch.setattr(doorbell, "ring", lambda heads: None)
    slowest, late = 0.0, []
    for n, one in enumerate(crowd):
        lose = LOSSES[n % len(LOSSES)]
        lose(world, one)
        since = time.monotonic()
        heads = {place.stream: head_of(place.stream).after for place in (thread, group_thread)}
        lost = {group_thread.stream} if lose is removed else set(heads)
        if lose is removed:
            one.reader.next(lambda item: item == {"kind": "gone", "stream": group_thread.stream})
        else:
            assert one.reader.kinds_until_closed()[1] == 4403
        slowest = max(slowest, time.monotonic() - since)
        if lose is removed:
            one.reader.silent_for(PAUSE)
        late += [
            (lose.__name__, item["seq"])
            for item in one.reader.items
            if item.get("stream") in lost and item.get("seq", 0) > heads[item["stream"]]
        ]
    record_property("revocations", len(crowd))
    record_property("slowest", slowest)
    assert late == []
    assert slowest < WITHIN


@pytest.mark.usefixtures("everybody_writes")
def test_what_came_after_would_be_noticed(crowd, thread):
    """The proof is not blind: who loses nothing is shown what is written now."""
    before = head_of(thread.stream).after
    crowd[0].reader.next(lambda item: item.get("stream") == thread.stream and item.get("seq", 0) > before)
