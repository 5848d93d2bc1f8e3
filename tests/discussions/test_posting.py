"""Starting a thread, replying in it, and what a second click does."""

import pytest

from forum.discussions.actions.posting import AlreadyPosted
from forum.discussions.models import Reply, Thread
from forum.events.models import Event
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Attribution, AudienceKind, Capacity
from forum.publishing.authorship import is_mine
from tests.threads import reply_in, thread_by


@pytest.mark.django_db
def test_a_reply_gets_the_next_number_and_its_place_below_what_it_answers(world):
    thread = thread_by(world.actor("official_qm"))
    first = reply_in(thread, world.actor("official_qn"))
    second = reply_in(thread, world.actor("official_qm"))
    below = reply_in(thread, world.actor("expert"), capacity=Capacity.EXPERT_VIEW, parent=first)
    assert [first.number, second.number, below.number] == [1, 2, 3]
    assert list(thread.replies.in_reading_order().values_list("number", flat=True)) == [0, 1, 3, 2]
    assert below.depth == 1


@pytest.mark.django_db
def test_the_same_form_sent_twice_gives_one_reply_and_the_same_answer(world):
    thread = thread_by(world.actor("official_qm"))
    actor = world.actor("official_qn")
    first = reply_in(thread, actor, body="One hall.", form_key="k")
    again = reply_in(thread, actor, body="One hall.", form_key="k")
    assert first == again
    assert thread.replies.count() == 2
    with pytest.raises(AlreadyPosted) as told:
        reply_in(thread, actor, body="Two halls.", form_key="k")
    assert told.value.reply == first
    assert not Reply.objects.filter(body="Two halls.").exists()


@pytest.mark.django_db
def test_a_thread_for_one_framework_does_not_exist_for_others(world):
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor("official_qm"), audience=AudienceKind.FRAMEWORK, framework=framework)
    assert thread in Thread.objects.visible_to(world.actor("official_qn"))
    for outsider in ("official_qo", "expert"):
        assert thread not in Thread.objects.visible_to(world.actor(outsider))
        with pytest.raises(Unseen):
            reply_in(thread, world.actor(outsider), capacity=Capacity.EXPERT_VIEW)


@pytest.mark.django_db
def test_the_author_is_sealed_and_a_party_only_reply_shows_nobody(world):
    thread = thread_by(world.actor("official_qm"))
    actor = world.actor("official_qn")
    reply = reply_in(thread, actor, attribution=Attribution.PARTY_ONLY)
    assert (reply.shown_seat_id, reply.shown_authority_id, reply.shown_party_id) == (None, None, "QN")
    assert is_mine(actor, reply.pk)
    assert not is_mine(world.actor("focal_qn"), reply.pk)


@pytest.mark.django_db
def test_an_official_cannot_state_an_official_position(world):
    thread = thread_by(world.actor("official_qm"))
    with pytest.raises(Refused, match="Only a focal point can state an official position"):
        reply_in(thread, world.actor("official_qn"), capacity=Capacity.OFFICIAL_POSITION)
    assert reply_in(thread, world.actor("focal_qn"), capacity=Capacity.OFFICIAL_POSITION).number == 1


@pytest.mark.django_db
def test_posting_tells_the_thread_and_its_audience(world):
    thread = thread_by(world.actor("official_qm"))
    reply = reply_in(thread, world.actor("official_qn"))
    kinds = Event.objects.filter(stream__subject=str(thread.pk)).order_by("seq").values_list("kind", "object_id")
    assert list(kinds) == [("thread.posted", thread.pk), ("reply.posted", reply.pk)]
    assert Event.objects.filter(stream__kind="audience", kind="thread.posted", object_id=thread.pk).count() == 1
