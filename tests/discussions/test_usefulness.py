"""What authorities find useful: a mark at once on their own people's pages, a figure once a second on everybody's."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.discussions.actions.response import COUNTED_WITHIN, count_useful, find_useful
from forum.events import due
from forum.events.due import run_due
from forum.events.heads import head_of
from forum.events.models import Due, Event, StreamKind, id_of, stream_name
from forum.policies.decision import Refused, Unseen
from forum.publishing.audience import desk_of
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SAYING = ("labour_qm", "official_qn", "official_qo", "expert")


@pytest.fixture
def reply(world, time_machine):
    time_machine.move_to(NOON, tick=False)
    return reply_in(thread_by(world.actor("official_qn")), world.actor("official_qm"))


@pytest.fixture
def say(world, reply):
    def said(who, useful=True):
        return find_useful(world.actor(who), reply.pk, useful=useful)

    return said


def events_of(stream):
    return list(Event.objects.filter(stream=id_of(stream)).order_by("seq").values_list("kind", "object_id"))


def told(reply):
    return [kind for kind, _about in events_of(reply.thread.stream) if kind == "reply.usefulness_changed"]


def desk(world, authority, reply):
    return stream_name(StreamKind.DESK, desk_of(world.authorities[authority].pk, reply.thread))


def test_what_many_say_within_a_second_is_one_event(reply, say):
    for who in SAYING:
        say(who)
    assert told(reply) == []
    assert run_due(NOON + COUNTED_WITHIN / 2) == 0
    assert run_due(NOON + COUNTED_WITHIN) == 1
    assert told(reply) == ["reply.usefulness_changed"]
    reply.refresh_from_db()
    assert reply.useful_count == len(SAYING)
    assert not Due.objects.exists()


def test_who_says_so_without_end_does_not_put_the_count_off(reply, say, time_machine):
    say("labour_qm")
    time_machine.move_to(NOON + COUNTED_WITHIN * 0.9, tick=False)
    say("official_qn")
    assert run_due(NOON + COUNTED_WITHIN) == 1
    reply.refresh_from_db()
    assert reply.useful_count == 2


def test_what_is_taken_back_before_it_was_counted_is_no_event(reply, say):
    say("labour_qm")
    say("labour_qm", useful=False)
    assert run_due(NOON + COUNTED_WITHIN) == 1
    assert told(reply) == []


def test_two_who_change_their_minds_leave_the_count_and_tell_nothing(reply, say, time_machine):
    say("labour_qm")
    run_due(NOON + COUNTED_WITHIN)
    time_machine.move_to(NOON + timedelta(minutes=1), tick=False)
    say("labour_qm", useful=False)
    say("official_qn")
    run_due(NOON + timedelta(minutes=2))
    assert told(reply) == ["reply.usefulness_changed"]


def test_what_is_said_while_it_is_counted_is_counted_again(reply, say, monkeypatch):
    """The worker has counted, and not yet crossed it off, when somebody speaks."""
    say("labour_qm")

    def counts(reply_id):
        count_useful(reply_id)
        say("official_qn")

    monkeypatch.setattr(due, "import_string", lambda path: counts)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + COUNTED_WITHIN)
    run_due(NOON + COUNTED_WITHIN)
    monkeypatch.undo()
    assert Due.objects.get().at == NOON + COUNTED_WITHIN * 2
    run_due(NOON + COUNTED_WITHIN * 2)
    reply.refresh_from_db()
    assert reply.useful_count == 2


def test_the_authority_s_own_people_are_told_at_once_and_on_their_stream_alone(world, reply, say):
    say("labour_qm")
    assert events_of(desk(world, "labour_qm", reply)) == [("reply.own_usefulness_changed", reply.pk)]
    assert head_of(desk(world, "migration_qm", reply)).after == 0
    say("labour_qm")
    assert len(events_of(desk(world, "labour_qm", reply))) == 1
    say("labour_qm", useful=False)
    assert len(events_of(desk(world, "labour_qm", reply))) == 2


def test_a_thread_of_a_framework_has_desks_of_its_own(world):
    """An expert of the same authority does not hear of what they may not read."""
    for_fwx = thread_by(world.actor("official_qn"), audience=for_parties(world.frameworks["FWX"]))
    reply = reply_in(for_fwx, world.actor("official_qn"))
    find_useful(world.actor("labour_qm"), reply.pk, useful=True)
    assert len(events_of(f"desk:{world.authorities['labour_qm'].pk}:framework:FWX")) == 1
    assert events_of(f"desk:{world.authorities['labour_qm'].pk}:members") == []


def test_the_mark_is_there_before_the_figure(world, reply, say):
    say("labour_qm")
    address = f"/threads/{reply.thread_id}/"
    page = world.client("labour_qm").get(address).content.decode()
    assert 'data-marks="new useful"' in page
    assert "Useful to 1 authority" not in page
    run_due(NOON + COUNTED_WITHIN)
    assert "Useful to 1 authority" in world.client("labour_qm").get(address).content.decode()


def test_refused_means_nothing_is_written_or_due(world, reply, say):
    with pytest.raises(Refused):
        say("official_qm")
    with pytest.raises(Refused):
        say("moderator")
    with pytest.raises(Unseen):
        find_useful(world.actor("labour_qm"), reply.thread_id, useful=True)
    assert not Due.objects.exists()
    assert not reply.usefulness.exists()
