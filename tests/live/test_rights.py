"""Whoever loses a right hears nothing from then on, whether the doorbell rings or not."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db.models import F

from accounts.actions.groups import end_group, remove_member
from accounts.actions.sessions import change_password, end_session
from accounts.actions.suspension import suspend
from accounts.actors import actor_for
from accounts.models import Seat, User
from forum.agreements.models import Framework, Participation
from forum.discussions.actions.response import find_useful
from forum.events import doorbell
from forum.events.envelopes import to_rights, to_thread
from forum.events.models import StreamKind, stream_name
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies.vocabulary import Role
from forum.publishing.audience import desk_of
from tests.groups import group_of
from tests.live.serving import Reader, events_of, session_of, until
from tests.threads import for_authority, for_group, for_parties, reply_in, thread_by

NOTHING = "There is nothing here that you can follow."


@pytest.fixture
def for_fwx(world):
    """A thread for the Parties of framework FWX, which QM and QN are."""
    framework = world.frameworks["FWX"]
    return thread_by(world.actor("official_qm"), audience=for_parties(framework))


@pytest.fixture
def no_doorbell(monkeypatch):
    """Nobody rings."""
    monkeypatch.setattr(doorbell, "ring", lambda heads: None)


def test_news_comes_within_a_second_or_so_when_nobody_rings(world, reader, thread, no_doorbell):
    amara = reader("official_qm").follow(thread.stream)
    since = time.monotonic()
    reply_in(thread, world.actor("official_qn"))
    amara.next(events_of(thread.stream))
    assert time.monotonic() - since < 2


def test_a_desk_is_for_the_people_of_one_authority_within_an_audience(world, reader, for_fwx):
    desk = stream_name(StreamKind.DESK, desk_of(world.authorities["migration_qm"].pk, for_fwx))
    Seat.objects.create(
        person=world.people["seatless"],
        authority=world.authorities["migration_qm"],
        role=Role.EXPERT,
        starts="2021-01-01",
    )
    for name, opens in {"colleague_qm": True, "seatless": False, "labour_qm": False, "secretariat": False}.items():
        somebody = reader(name).follow(desk, 0, epoch="")
        assert (somebody.items[-1]["kind"] == "following") is opens, name
    members = desk.replace("framework:FWX", "members")
    assert reader("seatless").follow(members, 0, epoch="").items[-1]["kind"] == "following"


def test_only_colleagues_are_told_what_their_authority_finds_useful(world, reader, for_fwx):
    reply = reply_in(for_fwx, world.actor("official_qn"))
    desk = stream_name(StreamKind.DESK, desk_of(world.authorities["migration_qm"].pk, for_fwx))
    colleague = reader("colleague_qm").follow(desk, 0, epoch="")
    other = reader("official_qn").follow(for_fwx.stream).follow(desk, 0, epoch="")
    find_useful(world.actor("official_qm"), reply.pk, useful=True)
    said = colleague.next(events_of(desk))
    assert (said["kind"], said["target"], said["html"]) == ("reply.own_usefulness_changed", str(reply.pk), "")
    assert other.silent_for(1.5)


@pytest.mark.parametrize("rings", [True, False])
def test_suspension_cuts_off_within_two_seconds(world, reader, thread, rings, request):
    if not rings:
        request.getfixturevalue("no_doorbell")
    fatou = reader("official_qn").follow(thread.stream)
    others = reader("official_qo").follow(thread.stream)
    since = time.monotonic()
    suspend(world.actor("secretariat"), world.people["official_qn"].pk, reason="Left the service.")
    reply_in(thread, world.actor("official_qm"), body="Not for everybody.")
    kinds, code = fatou.kinds_until_closed()
    assert time.monotonic() - since < 2
    assert (kinds[-1], code) == ("ended", 4403)
    assert fatou.sequences == []
    others.next(events_of(thread.stream))


def test_ending_one_session_ends_its_sockets_and_no_others(world, server, reader, thread):
    session = session_of(world, "official_qm")
    here = Reader.with_session(server.port, session).follow(thread.stream)
    there = reader("official_qm").follow(thread.stream)
    end_session(None, key=session)
    assert here.kinds_until_closed()[1] == 4403
    here.close()
    reply_in(thread, world.actor("official_qn"))
    there.next(events_of(thread.stream))


def test_a_new_password_ends_all_other_sessions(world, reader, thread):
    amara = reader("official_qm").follow(thread.stream)
    change_password(None, world.people["official_qm"], keep=None)
    assert amara.kinds_until_closed()[1] == 4403


def test_a_password_changed_behind_our_back_ends_all_sessions(world, reader, thread):
    """By Django's own command: nothing is published, and the comparison of every second finds it."""
    amara, bilal = reader("official_qm").follow(thread.stream), reader("colleague_qm").follow(thread.stream)
    world.people["official_qm"].set_password("quiet harbour, early ferry")
    world.people["official_qm"].save()
    kinds, code = amara.kinds_until_closed()
    assert (kinds[-1], code) == ("ended", 4403)
    reply_in(thread, world.actor("official_qn"))
    bilal.next(events_of(thread.stream))


@verb
def leave_framework(_, party, thread):
    """A Party leaves, and something happens in a thread of its former framework: at once, in one commit."""
    Participation.objects.filter(framework="FWX", party=party).delete()
    Framework.objects.filter(pk="FWX").update(rights_version=F("rights_version") + 1)
    publish(to_rights("framework.left", None), to_thread(thread.pk, "thread.closed", thread.pk))


@pytest.mark.parametrize("rings", [True, False])
def test_a_lost_audience_drops_the_stream_before_the_frame(world, reader, for_fwx, thread, rings, request):
    if not rings:
        request.getfixturevalue("no_doorbell")
    fatou = reader("official_qn").follow(for_fwx.stream).follow(thread.stream)
    amara = reader("official_qm").follow(for_fwx.stream)
    leave_framework(None, "QN", for_fwx)
    fatou.next(lambda item: item == {"kind": "gone", "stream": for_fwx.stream})
    amara.next(events_of(for_fwx.stream))
    reply_in(thread, world.actor("official_qm"))
    fatou.next(events_of(thread.stream))  # what is still theirs goes on, on the same socket
    assert {item["stream"] for item in fatou.items if "seq" in item} == {thread.stream}


def test_a_lost_event_loses_nothing(world, reader, for_fwx):
    """Rights that changed without a word on the rights stream are found by the comparison of every second."""
    fatou = reader("official_qn").follow(for_fwx.stream)
    Participation.objects.filter(framework="FWX", party="QN").delete()
    fatou.next(lambda item: item["kind"] == "gone")
    reply_in(for_fwx, world.actor("official_qm"))
    assert fatou.silent_for(1.5)


def test_whose_rights_change_without_losing_anything_misses_nothing(world, server, reader, thread):
    amara = reader("official_qm").follow(thread.stream)
    (socket,) = server.hub.sockets
    User.objects.filter(pk=world.people["official_qm"].pk).update(rights_version=F("rights_version") + 1)
    before = socket.visitor
    until(lambda: socket.visitor is not before and thread.stream in socket.places, "the actor built anew")
    reply_in(thread, world.actor("official_qn"))
    amara.next(events_of(thread.stream))
    assert [item["kind"] for item in amara.items if "seq" not in item and item["kind"] != "presence"] == ["following"]


def test_who_loses_one_seat_of_two_goes_on_from_the_other(world, reader, for_fwx, thread):
    person = world.people["official_qn"]
    Seat.objects.create(person=person, authority=world.authorities["university"], role=Role.EXPERT, starts="2021-01-01")
    fatou = reader("official_qn").follow(for_fwx.stream).follow(thread.stream)
    Seat.objects.filter(pk=world.seats["official_qn"].pk).update(status="ended")
    fatou.next(lambda item: item == {"kind": "gone", "stream": for_fwx.stream})
    reply_in(thread, world.actor("official_qm"))
    fatou.next(events_of(thread.stream))


def test_a_right_that_ends_by_the_clock_ends_on_open_sockets(world, reader, for_fwx, settings):
    settings.SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    Participation.objects.filter(framework="FWX", party="QN").update(ends=tomorrow)
    fatou = reader("official_qn").follow(for_fwx.stream)
    assert actor_for(world.people["official_qn"]).valid_until.date() == tomorrow
    with time_machine.travel(datetime.combine(tomorrow, datetime.min.time(), UTC), tick=True):
        fatou.next(lambda item: item == {"kind": "gone", "stream": for_fwx.stream})


NOT_FOR = {
    "official_qo": ["THREAD"],
    "expert": ["THREAD", "audience:framework:FWX"],
    "official_qm": [
        "thread:00000000-0000-4000-8000-000000000000",
        "thread:not-an-identifier",
        "thread:",
        "thread",
        "rights:",
        "person:00000000-0000-4000-8000-000000000000",
        "audience:framework:FWY",
        "audience:framework",
        "audience:members:",
        "nothing:at all\x00",
        "desk:",
        "desk:members",
        "desk:00000000-0000-4000-8000-000000000000:members",
    ],
}


def test_what_one_may_not_follow_is_refused_as_what_does_not_exist(reader, for_fwx):
    for name, streams in NOT_FOR.items():
        somebody = reader(name)
        for stream in streams:
            stream = for_fwx.stream if stream == "THREAD" else stream
            somebody.follow(stream, 0, epoch="")
            assert somebody.items.pop() == {"kind": "refused", "stream": stream, "sentence": NOTHING}
        assert somebody.items == []


def test_the_same_thread_under_another_spelling_is_another_name(reader, thread):
    amara = reader("official_qm").follow(thread.stream.upper().replace("THREAD", "thread"), 0, epoch="")
    assert amara.items[-1]["kind"] == "refused"


def test_those_within_the_audience_may_follow_it(reader, for_fwx):
    for name in ("official_qm", "focal_qn", "moderator", "secretariat"):
        somebody = reader(name).follow(for_fwx.stream).follow("audience:framework:FWX", 0, epoch="", how="list")
        assert [item["kind"] for item in somebody.items] == ["following", "following"]


@pytest.mark.parametrize("rings", [True, False])
def test_who_leaves_a_group_hears_nothing_more_of_it(world, reader, rings, request):
    if not rings:
        request.getfixturevalue("no_doorbell")
    group = group_of(world, "focal_qm", "official_qm", "expert")
    thread = thread_by(world.actor("official_qm"), audience=for_group(group))
    audience = stream_name(StreamKind.AUDIENCE, for_group(group).key)
    ines = reader("expert").follow(thread.stream).follow(audience)
    chidi = reader("focal_qm").follow(thread.stream)
    remove_member(world.actor("focal_qm"), group.members.get(seat=world.seats["expert"]).pk)
    reply_in(thread, world.actor("official_qm"), body="Not for everybody.")
    chidi.next(events_of(thread.stream))
    both = {thread.stream, audience}
    ines.next(lambda _item: {one["stream"] for one in ines.items if one["kind"] == "gone"} == both)
    assert ines.sequences == []


def test_when_a_group_ends_its_streams_are_gone_but_for_curators(world, reader):
    group = group_of(world, "focal_qm", "official_qm")
    thread = thread_by(world.actor("official_qm"), audience=for_group(group))
    amara, jonas = (reader(who).follow(thread.stream) for who in ("official_qm", "moderator"))
    end_group(world.actor("focal_qm"), group.pk, reason="It is done.")
    amara.next(lambda item: item["kind"] == "gone")
    reply_in(thread, world.actor("moderator"), body="The list is kept.")
    jonas.next(events_of(thread.stream))
    assert amara.sequences == []


def test_what_an_authority_says_among_its_own_is_followed_by_its_own_only(world, reader):
    own = thread_by(world.actor("official_qm"), audience=for_authority(world.authorities["migration_qm"]))
    audience = stream_name(StreamKind.AUDIENCE, for_authority(world.authorities["migration_qm"]).key)
    for name, opens in {"colleague_qm": True, "labour_qm": False, "moderator": False, "secretariat": False}.items():
        for stream in (own.stream, audience):
            somebody = reader(name).follow(stream, 0, epoch="")
            assert (somebody.items[-1]["kind"] == "following") is opens, (name, stream)
