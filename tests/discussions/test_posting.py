"""Starting a thread, replying in it, and what a second click does."""

import pytest

from forum.discussions.actions.posting import AlreadyPosted
from forum.discussions.models import Reply, Thread
from forum.events.models import Event
from forum.policies.decision import Unseen
from forum.policies.vocabulary import Attribution, Capacity
from forum.publishing.authorship import is_mine
from tests.threads import for_parties, reply_in, thread_by


@pytest.mark.django_db
def test_a_reply_gets_the_next_number_and_its_place_below_what_it_answers(world):
    thread = thread_by(world.actor("official_qm"))
    first = reply_in(thread, world.actor("official_qn"))
    second = reply_in(thread, world.actor("official_qm"))
    below = reply_in(thread, world.actor("expert"), capacity=Capacity.EXPERT_VIEW, parent=first)
    assert [first.number, second.number, below.number] == [1, 2, 3]
    assert list(thread.replies.order_by("path").values_list("number", flat=True)) == [0, 1, 3, 2]
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
    thread = thread_by(world.actor("official_qm"), audience=for_parties(framework))
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
def test_a_focal_point_states_an_official_position(world):
    thread = thread_by(world.actor("official_qm"))
    assert reply_in(thread, world.actor("focal_qn"), capacity=Capacity.OFFICIAL_POSITION).number == 1


@pytest.mark.django_db
def test_posting_tells_the_thread_and_its_audience(world):
    thread = thread_by(world.actor("official_qm"))
    reply = reply_in(thread, world.actor("official_qn"))
    kinds = Event.objects.filter(stream__subject=str(thread.pk)).order_by("seq").values_list("kind", "object_id")
    assert list(kinds) == [("thread.posted", thread.pk), ("reply.posted", reply.pk)]
    assert Event.objects.filter(stream__kind="audience", kind="thread.posted", object_id=thread.pk).count() == 1


@pytest.mark.django_db
def test_a_form_that_posted_a_thread_posts_no_reply_and_the_other_way_round(world):
    actor = world.actor("official_qm")
    thread = thread_by(actor, body="The same words.", form_key="k")
    with pytest.raises(AlreadyPosted) as told:
        reply_in(thread, actor, body="The same words.", form_key="k")
    assert told.value.reply == thread.replies.get()
    reply = reply_in(thread, actor, body="Other words.", form_key="l")
    with pytest.raises(AlreadyPosted) as told:
        thread_by(actor, body="Other words.", form_key="l")
    assert told.value.reply == reply
    assert (Thread.objects.count(), Reply.objects.count()) == (1, 2)


@pytest.mark.django_db
def test_a_form_that_posted_in_one_thread_posts_nothing_in_another(world):
    actor = world.actor("official_qm")
    reply_in(thread_by(actor), actor, body="The same words.", form_key="k")
    with pytest.raises(AlreadyPosted):
        reply_in(thread_by(actor), actor, body="The same words.", form_key="k")


@pytest.mark.django_db
def test_a_thread_sent_again_is_the_same_thread_unless_its_title_is_another(world):
    actor = world.actor("official_qm")
    thread = thread_by(actor, title="One hall", form_key="k")
    assert thread_by(actor, title="One hall", form_key="k") == thread
    with pytest.raises(AlreadyPosted):
        thread_by(actor, title="Two halls", form_key="k")
    assert Thread.objects.get() == thread


@pytest.mark.django_db
def test_a_page_offers_to_post_the_words_of_a_used_form_with_another_key(world):
    actor, client = world.actor("official_qm"), world.client("official_qm")
    thread = thread_by(actor, form_key="k")
    sent = {"body": "My words.", "capacity": "personal_view", "attribution": "by_name"}
    answer = client.post(f"{thread.get_absolute_url()}replies/", sent | {"form_key": "k"})
    assert answer.status_code == 422
    assert "This form was sent before" in answer.content.decode()
    assert "My words.</textarea>" in answer.content.decode()
    key = answer.context["page"].form["form_key"].value()
    again = client.post(f"{thread.get_absolute_url()}replies/", sent | {"form_key": key})
    assert again.status_code == 302
    assert thread.replies.get(number=1).body == "My words."
