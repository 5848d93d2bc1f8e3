"""Whoever a narrowed thread is not for any more hears nothing of it; whom a widened one is for can follow it."""

import time

import pytest

from forum.events import doorbell
from forum.policies.audience import MEMBERS
from tests.threads import for_parties, reply_in, thread_by
from tests.widening import narrowed, widened


@pytest.mark.parametrize("rings", [True, False])
def test_who_reads_it_no_longer_hears_nothing_more_within_two_seconds(world, reader, rings, monkeypatch):
    if not rings:
        monkeypatch.setattr(doorbell, "ring", lambda heads: None)
    thread = thread_by(world.actor("official_qm"))
    ines, fatou = (reader(who).follow(thread.stream).follow("audience:members") for who in ("expert", "official_qn"))
    since = time.monotonic()
    narrowed(thread, world.actor("official_qm"), for_parties(world.frameworks["FWX"]))
    reply_in(thread, world.actor("official_qm"), body="Not for everybody.")
    ines.next(lambda item: (item["kind"], item["stream"]) == ("gone", thread.stream))
    assert time.monotonic() - since < 2
    fatou.next(lambda item: item["kind"] == "reply.posted")
    kinds = [item["kind"] for item in fatou.items if item["stream"] == thread.stream]
    assert kinds == ["following", "thread.narrowed", "reply.posted"]
    assert [item["kind"] for item in ines.items if item["stream"] == thread.stream] == ["following", "gone"]
    assert [item["kind"] for item in ines.items if item["stream"] == "audience:members"] == [
        "following",
        "thread.narrowed",
    ]


def test_who_reads_it_from_now_on_can_follow_it(world, reader):
    fwx = for_parties(world.frameworks["FWX"])
    thread = thread_by(world.actor("official_qm"), audience=fwx)
    ines = reader("expert").follow("audience:members").follow(thread.stream, 0, epoch="")
    assert ines.items[-1]["kind"] == "refused"
    fatou = reader("official_qn").follow(thread.stream)
    widened(thread, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    ines.next(lambda item: item["kind"] == "thread.widened")
    ines.follow(thread.stream)
    reply_in(thread, world.actor("expert"))
    for one in (ines, fatou):
        one.next(lambda item: item["kind"] == "reply.posted")


def test_narrowed_and_widened_again_while_nobody_looks_is_no_gap(world, reader):
    """Who could read it all the time was asked again, and missed nothing."""
    thread = thread_by(world.actor("official_qm"))
    fatou = reader("official_qn").follow(thread.stream)
    narrowed(thread, world.actor("official_qm"), for_parties(world.frameworks["FWX"]))
    widened(thread, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    reply_in(thread, world.actor("official_qm"))
    fatou.next(lambda item: item["kind"] == "reply.posted")
    assert fatou.sequences == list(range(fatou.sequences[0], fatou.sequences[0] + 3))
