"""Words that are not to be published before a time: until then nobody is told, and then they stand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.authorities import set_cleared_first
from accounts.models import Seat
from forum.discussions.actions.clearing import discard_revision, hand_in_again, return_revision, take_back
from forum.discussions.actions.curation import close_thread
from forum.discussions.actions.later import come_due, give_words_back, publish_now, reply_later
from forum.discussions.models import Reply, ReplyRevision, Thread
from forum.discussions.saying import ReplySaid
from forum.discussions.unspoken import ChangedMeanwhile
from forum.discussions.words import prepare
from forum.events.due import run_due
from forum.events.models import Due
from forum.notifications.models import MailItem
from forum.notifications.vocabulary import Cause
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Attribution, Capacity, ClearanceAct, RevisionState
from forum.publishing.authorship import is_mine
from tests.clearance import (
    POSITION,
    cleared,
    handed_in,
    its_time_comes,
    kept_for_later,
    steps,
    thread_kept_for_later,
    told,
)
from tests.errands import follow_up
from tests.threads import thread_by

pytestmark = pytest.mark.django_db

VIEW = {"capacity": Capacity.PERSONAL_VIEW, "attribution": Attribution.BY_NAME}


@pytest.fixture
def thread(world):
    return thread_by(world.actor("official_qn"))


def test_until_its_time_it_is_its_author_s_alone_and_nobody_is_told(author, focal, world, thread):
    before = told()
    revision = kept_for_later(thread, author)
    thread.refresh_from_db()
    assert (thread.last_number, Reply.objects.count(), told(), steps()) == (0, 1, before, [])
    for who in ("official_qn", "focal_qm", "colleague_qm", "moderator", "secretariat"):
        assert not ReplyRevision.objects.visible_to(world.actor(who)).exists()
    assert ReplyRevision.objects.visible_to(author).get() == revision


def test_when_its_time_has_come_it_stands_and_that_is_the_event(author, thread):
    revision = kept_for_later(thread, author, body="The text is public now.")
    run_due(timezone.now())
    assert ReplyRevision.objects.exists()
    its_time_comes(revision)
    reply = thread.replies.get(number=1)
    assert (reply.pk, reply.body, reply.shown_seat_id) == (revision.pk, "The text is public now.", author.seat)
    assert is_mine(author, reply.pk)
    assert told()[-1] == "reply.posted"
    assert not ReplyRevision.objects.exists()
    assert not Due.objects.filter(kind="revision.come").exists()
    come_due(revision.pk)
    assert thread.replies.count() == 2


def test_the_same_form_sent_twice_is_kept_once(author, thread):
    at, said = timezone.now() + timedelta(days=1), ReplySaid(prepare("Once.", thread), **VIEW)
    first, second = (reply_later(author, thread.pk, said, not_before=at, form_key="one") for _twice in range(2))
    assert first == second
    with pytest.raises(Refused, match="sent before"):
        reply_later(author, thread.pk, ReplySaid(prepare("Else.", thread), **VIEW), not_before=at, form_key="one")


def test_a_thread_begins_at_its_time(author):
    revision = thread_kept_for_later(author)
    assert not Thread.objects.exists()
    its_time_comes(revision)
    assert Thread.objects.get().title == "The study"
    assert "thread.posted" in told()


def test_what_an_authority_clears_is_cleared_first_and_then_waits(author, focal, thread):
    revision = handed_in(thread, author, days=2)
    assert cleared(revision, focal, file_reference="MIG/26/9") is None
    revision.refresh_from_db()
    assert revision.state == RevisionState.TO_COME
    assert ReplyRevision.objects.visible_to(focal).get() == revision
    assert not ReplyRevision.objects.to_be_cleared_by(focal).exists()
    its_time_comes(revision)
    assert thread.replies.get(number=1).body == POSITION
    assert steps() == [ClearanceAct.HANDED_IN, ClearanceAct.CLEARED_TO_COME, ClearanceAct.CAME]


def test_cleared_after_its_time_it_stands_at_once(author, focal, thread):
    revision = handed_in(thread, author, days=1)
    ReplyRevision.objects.update(not_before=timezone.now() - timedelta(minutes=1))
    revision.refresh_from_db()
    assert cleared(revision, focal).number == 1


def test_what_was_cleared_to_come_can_still_be_returned(author, focal, thread):
    revision = handed_in(thread, author, days=1)
    cleared(revision, focal)
    return_revision(focal, revision.pk, comments="The meeting is put off.", version=1)
    its_time_comes(revision)
    assert not thread.replies.filter(number=1).exists()
    assert ReplyRevision.objects.returned_to(author).get() == revision


def test_what_is_changed_after_clearance_is_cleared_again(author, focal, thread):
    revision = handed_in(thread, author, days=1)
    cleared(revision, focal)
    again = hand_in_again(
        author, revision.pk, words=prepare("Other.", thread), version=1, not_before=revision.not_before
    )
    assert (again.state, again.cleared_at) == (RevisionState.IN_REVIEW, None)
    its_time_comes(revision)
    assert not thread.replies.filter(number=1).exists()


def test_another_time_is_the_one_that_counts(author, thread):
    revision = kept_for_later(thread, author, days=1)
    later = timezone.now() + timedelta(days=3)
    again = hand_in_again(author, revision.pk, words=prepare("Later.", thread), version=1, not_before=later)
    its_time_comes(revision)
    assert not thread.replies.filter(number=1).exists()
    its_time_comes(again)
    assert thread.replies.get(number=1).body == "Later."


def test_taken_back_or_thrown_away_it_never_comes(author, thread):
    taken, thrown = kept_for_later(thread, author), kept_for_later(thread, author)
    take_back(author, taken.pk)
    discard_revision(author, thrown.pk)
    its_time_comes(taken)
    assert ReplyRevision.objects.get().state == RevisionState.TAKEN_BACK
    assert thread.replies.count() == 1


def test_its_author_may_publish_it_now(author, focal, thread):
    revision = kept_for_later(thread, author, body="Now, then.")
    with pytest.raises(ChangedMeanwhile):
        publish_now(author, revision.pk, words=prepare("Now, then.", thread), version=7)
    with pytest.raises(Unseen):
        publish_now(focal, revision.pk, words=prepare("Now, then.", thread), version=1)
    assert publish_now(author, revision.pk, words=prepare("Now, then.", thread), version=1).number == 1


def test_what_was_cleared_for_a_time_is_not_published_before(author, focal, thread):
    revision = handed_in(thread, author, days=1)
    cleared(revision, focal)
    with pytest.raises(Refused, match="wait for nothing but their time"):
        publish_now(author, revision.pk, words=prepare(POSITION, thread), version=1)


def test_where_it_may_not_stand_any_more_its_author_has_it_back(author, world, thread):
    revision = kept_for_later(thread, author)
    close_thread(world.actor("moderator"), thread.pk, reason="Done.")
    its_time_comes(revision)
    follow_up()
    back = ReplyRevision.objects.returned_to(author).get()
    assert (back, "closed" in back.comments) == (revision, True)
    assert MailItem.objects.filter(mail__person=author.person, cause=Cause.GIVEN_BACK).exists()


def test_what_was_taken_back_at_the_same_instant_stays_so(author, thread):
    taken = take_back(author, kept_for_later(thread, author).pk)
    thrown = kept_for_later(thread, author)
    discard_revision(author, thrown.pk)
    for one in (taken, thrown):
        give_words_back(author, one.pk, comments="Too late.")
    taken.refresh_from_db()
    assert taken.state == RevisionState.TAKEN_BACK


def test_without_access_nothing_is_spoken(author, thread):
    revision = kept_for_later(thread, author)
    Seat.objects.filter(pk=author.seat).update(ends=timezone.now().date())
    its_time_comes(revision)
    revision.refresh_from_db()
    assert (revision.state, thread.replies.count()) == (RevisionState.RETURNED, 1)


def test_what_the_authority_has_come_to_clear_is_handed_in_instead(author, focal, world, thread):
    revision = kept_for_later(thread, author)
    set_cleared_first(focal, focal.authority, capacities=[Capacity.PERSONAL_VIEW])
    its_time_comes(revision)
    assert ReplyRevision.objects.to_be_cleared_by(world.actor("focal_qm")).get() == revision
    assert cleared(revision, world.actor("focal_qm")).number == 1


def test_words_that_need_clearance_are_not_kept_without(author, thread):
    at = timezone.now() + timedelta(days=1)
    said = ReplySaid(prepare(POSITION, thread), Capacity.OFFICIAL_POSITION, Attribution.BY_NAME)
    with pytest.raises(Refused, match="hand them in"):
        reply_later(author, thread.pk, said, not_before=at, form_key="x")
