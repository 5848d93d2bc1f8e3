"""Joining, what was missed, and what comes: without a gap between them."""

import threading

import pytest
from django.db import connection

from forum.discussions.actions.curation import hide_reply
from forum.events.envelopes import to_person, to_thread
from forum.events.heads import head_of
from forum.events.models import Stream, id_of
from forum.live.look import STEP
from forum.live.room import FARTHEST
from tests.events.test_publish import tell
from tests.live.serving import events_of
from tests.threads import reply_in


def test_a_reply_reaches_who_reads_the_thread_as_it_stands_in_the_page(world, reader, thread):
    amara = reader("official_qm").follow(thread.stream)
    reply = reply_in(thread, world.actor("official_qn"), body="Two halls.")
    item = amara.next(events_of(thread.stream))
    assert (item["kind"], item["target"]) == ("reply.posted", f"p-{reply.number}")
    assert f'id="p-{reply.number}"' in item["html"]
    assert "Two halls." in item["html"]


def test_who_follows_as_a_list_hears_that_something_happened_and_no_more(world, reader, thread):
    amara = reader("official_qm").follow(thread.stream, how="list")
    reply_in(thread, world.actor("official_qn"), body="Two halls.")
    item = amara.next(events_of(thread.stream))
    assert (item["kind"], item["target"], item["html"]) == ("reply.posted", None, None)
    assert "Two halls." not in "".join(amara.frames)


def test_what_was_missed_comes_first_and_nothing_twice(world, reader, thread):
    page = head_of(thread.stream)
    replies = [reply_in(thread, world.actor("official_qn")) for _ in range(3)]
    amara = reader("official_qm").follow(thread.stream, page.after)
    following = next(item for item in amara.items if item["kind"] == "following")
    assert following["head"] == page.after + 3
    assert following["epoch"] == page.epoch
    reply_in(thread, world.actor("official_qn"))
    assert amara.heard(page.after + 4) == [page.after + n for n in (1, 2, 3, 4)]
    assert [item["target"] for item in amara.items if "seq" in item][:3] == [f"p-{one.number}" for one in replies]


def test_joining_while_others_write_loses_nothing_and_repeats_nothing(world, reader, thread):
    page = head_of(thread.stream)

    def write() -> None:
        try:
            for _ in range(40):
                tell(None, to_thread(thread.pk, "thread.closed", thread.pk))
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    readers = [reader(name).follow(thread.stream, page.after) for name in ("official_qm", "official_qn", "expert")]
    writer.join()
    for one in readers:
        assert one.heard(page.after + 40) == [page.after + n for n in range(1, 41)]


def test_who_comes_back_after_a_gap_resumes_where_they_were(world, reader, thread):
    amara = reader("official_qm").follow(thread.stream)
    first = reply_in(thread, world.actor("official_qn"))
    seq = amara.next(events_of(thread.stream))["seq"]
    amara.close()
    for _ in range(5):
        reply_in(thread, world.actor("official_qn"))
    back = reader("official_qm").follow(thread.stream, seq)
    assert back.heard(seq + 5) == [seq + n for n in range(1, 6)]
    assert f"p-{first.number}" not in [item.get("target") for item in back.items]


def test_a_replay_shows_todays_words(world, reader, thread):
    page = head_of(thread.stream)
    reply = reply_in(thread, world.actor("official_qn"), body="The secret recipe.")
    hide_reply(world.actor("moderator"), reply.pk, reason="Off topic.")
    amara = reader("official_qm").follow(thread.stream, page.after)
    amara.heard(page.after + 2)
    assert "secret recipe" not in "".join(amara.frames)


def test_following_again_moves_the_position(world, reader, thread):
    page = head_of(thread.stream)
    reply_in(thread, world.actor("official_qn"))
    amara = reader("official_qm").follow(thread.stream, page.after)
    amara.heard(page.after + 1)
    amara.follow(thread.stream, page.after)
    amara.next(lambda item: item.get("seq") == page.after + 1)


def test_who_unfollows_hears_nothing_more(world, server, reader, thread):
    amara = reader("official_qm").follow(thread.stream)
    amara.say({"unfollow": [thread.stream]})
    other = f"person:{world.people['official_qm'].pk}"
    amara.follow(other)  # frames are read one after the other
    assert list(server.hub.rooms) == [other]


def test_what_can_be_resumed_comes_in_frames_of_bounded_length(reader, thread):
    for missed in (STEP - 1, STEP, STEP + 1, FARTHEST):
        page = head_of(thread.stream)
        tell(None, *[to_thread(thread.pk, "thread.closed", thread.pk)] * missed)
        amara = reader("official_qm").follow(thread.stream, page.after)
        assert amara.heard(page.after + missed) == [page.after + n for n in range(1, missed + 1)]
        assert max(frame.count('"seq":') for frame in amara.frames) <= STEP


def test_who_missed_too_much_is_told_to_fetch_the_page(world, reader, thread):
    page = head_of(thread.stream)
    tell(None, *[to_thread(thread.pk, "thread.closed", thread.pk)] * (FARTHEST + 1))
    amara = reader("official_qm").follow(thread.stream, page.after)
    amara.next(lambda item: item == {"kind": "reset", "stream": thread.stream})
    assert amara.sequences == []


def test_a_position_of_another_log_is_reset(world, reader, thread):
    head = head_of(thread.stream)
    amara = reader("official_qm").follow(thread.stream, 0, epoch="8c7d3f0e-0000-4000-8000-000000000000")
    assert amara.items[-1]["kind"] == "reset"
    amara.follow(thread.stream, head.after + 7)
    amara.next(lambda item: item["kind"] == "reset")


@pytest.mark.parametrize("change", [{"epoch": "8c7d3f0e-0000-4000-8000-000000000000"}, {"head": 0}])
def test_a_restored_log_resets_who_is_connected(world, reader, thread, change):
    reply_in(thread, world.actor("official_qn"))
    amara = reader("official_qm").follow(thread.stream)
    Stream.objects.filter(pk=id_of(thread.stream)).update(**change)
    amara.next(lambda item: item == {"kind": "reset", "stream": thread.stream})


def test_a_stream_nobody_has_written_to_yet_can_be_followed(world, reader, thread):
    stream = f"person:{world.people['official_qm'].pk}"
    amara = reader("official_qm").follow(stream, 0, epoch="", how="list")
    tell(None, to_person(world.people["official_qm"].pk, "waiting.changed"))
    assert amara.next(events_of(stream))["seq"] == 1
