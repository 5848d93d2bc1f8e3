"""Words that an authority clears first: nobody is told of them, until they stand as their author's."""

import pytest
from django.db.models import F

from accounts.actions.authorities import set_cleared_first
from accounts.models import Seat
from forum.discussions.actions.clearing import (
    discard_revision,
    hand_in_again,
    hand_in_edit,
    return_revision,
    take_back,
)
from forum.discussions.actions.curation import close_thread
from forum.discussions.actions.posting import AlreadyPosted
from forum.discussions.actions.words import edit_reply
from forum.discussions.models import Reply, ReplyRevision, Thread
from forum.discussions.unspoken import ChangedMeanwhile
from forum.discussions.words import Passage, prepare
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Capacity, ClearanceAct, RevisionState
from forum.publishing.authorship import is_mine
from forum.publishing.models import ClearanceStep
from tests.case_studies import published_by
from tests.cast import SPEAKING
from tests.clearance import POSITION, cleared, handed_in, steps, thread_handed_in, told
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(world):
    return thread_by(world.actor("official_qn"))


@pytest.fixture
def second_focal(world):
    """The focal point without a second factor has one now: there are two who clear."""
    from allauth.mfa.models import Authenticator

    from tests.cast import TOTP_SECRET

    Authenticator.objects.create(
        user=world.user("focal_bare_qm"), type=Authenticator.Type.TOTP, data={"secret": TOTP_SECRET}
    )
    return world.actor("focal_bare_qm")


def test_an_official_position_is_not_spoken_at_once(author, thread):
    with pytest.raises(Refused, match="hand them in"):
        reply_in(thread, author, capacity=Capacity.OFFICIAL_POSITION)


def test_until_it_is_cleared_it_takes_no_number_and_nobody_is_told(author, thread):
    before = told()
    handed_in(thread, author)
    thread.refresh_from_db()
    assert (thread.last_number, Reply.objects.count(), told()) == (0, 1, before)
    assert steps() == [ClearanceAct.HANDED_IN]


def test_cleared_it_is_its_author_s_reply_with_the_identifier_it_had(author, focal, thread):
    revision = handed_in(thread, author)
    reply = cleared(revision, focal, file_reference="MIG/26/7")
    assert (reply.pk, reply.number, reply.body) == (revision.pk, 1, POSITION)
    assert reply.shown_seat_id == author.seat
    assert is_mine(author, reply.pk)
    assert not is_mine(focal, reply.pk)
    assert told()[-1] == "reply.posted"
    assert not ReplyRevision.objects.exists()
    step = ClearanceStep.objects.get(act=ClearanceAct.CLEARED)
    assert (step.words, step.author_id, step.by_id) == (reply.pk, author.seat, focal.seat)
    assert step.file_reference == "MIG/26/7"


def test_it_is_read_by_its_author_and_unread_by_who_cleared_it(author, focal, thread):
    cleared(handed_in(thread, author), focal)
    read = dict(thread.read_states.values_list("seat", "count"))
    assert read[author.seat] == 1
    assert focal.seat not in read


def test_what_it_answers_and_quotes_comes_with_it(world, author, focal, thread):
    source = reply_in(thread, world.actor("official_qn"), body="One hall, two queues.")
    revision = handed_in(thread, author, parent=source.pk, passages=[Passage(source.pk, "two queues")])
    reply = cleared(revision, focal)
    assert (reply.parent, [quote.passage for quote in reply.quotes.all()]) == (source, ["two queues"])


def test_a_thread_begins_when_its_first_words_are_cleared(author, focal):
    revision = thread_handed_in(author)
    assert not Thread.objects.exists()
    reply = cleared(revision, focal)
    assert (reply.pk, reply.number, reply.thread.title) == (revision.pk, 0, "What we recognise")
    assert "thread.posted" in told()


def test_an_edit_waits_while_the_cleared_words_stay(author, focal, thread):
    reply = cleared(handed_in(thread, author), focal)
    words = prepare("We recognise it, within a month.", thread)
    with pytest.raises(Refused, match="hand them in"):
        edit_reply(author, reply.pk, words=words, version=1)
    revision = hand_in_edit(author, reply.pk, words=words, version=1)
    reply.refresh_from_db()
    assert (reply.body, reply.version) == (POSITION, 1)
    cleared(revision, focal)
    reply.refresh_from_db()
    assert (reply.body, reply.version) == (words.body, 2)
    assert told()[-1] == "reply.edited"
    assert reply.versions.get().body == POSITION


def test_an_edit_is_handed_in_once(author, focal, thread):
    reply = cleared(handed_in(thread, author), focal)
    hand_in_edit(author, reply.pk, words=prepare("Once.", thread), version=1)
    with pytest.raises(Refused, match="on their way already"):
        hand_in_edit(author, reply.pk, words=prepare("Twice.", thread), version=1)


def test_returned_it_is_the_author_s_again_who_hands_it_in_mended(author, focal, thread):
    revision = return_revision(focal, handed_in(thread, author).pk, comments="By when?", version=1)
    with pytest.raises(Unseen):
        cleared(revision, focal)
    again = hand_in_again(author, revision.pk, words=prepare("Within a month.", thread), version=1)
    assert (again.state, again.version, again.comments) == (RevisionState.IN_REVIEW, 2, "By when?")
    assert cleared(again, focal, version=2).body == "Within a month."
    assert steps() == ["handed_in", "returned", "handed_in", "cleared"]


def test_it_is_returned_with_comments_only(author, focal, thread):
    with pytest.raises(Refused, match="what is to be mended"):
        return_revision(focal, handed_in(thread, author).pk, comments="  ", version=1)


def test_nobody_clears_other_words_than_they_read(author, focal, thread):
    revision = handed_in(thread, author)
    hand_in_again(author, revision.pk, words=prepare("Other words.", thread), version=1)
    revision.refresh_from_db()
    with pytest.raises(ChangedMeanwhile):
        cleared(revision, focal, version=1)
    with pytest.raises(ChangedMeanwhile):
        return_revision(focal, revision.pk, comments="Why?", version=1)


def test_taken_back_it_is_seen_by_nobody_else(author, focal, thread):
    revision = take_back(author, handed_in(thread, author).pk)
    assert ReplyRevision.objects.visible_to(author).filter(pk=revision.pk).exists()
    assert not ReplyRevision.objects.visible_to(focal).exists()
    with pytest.raises(Refused, match="with you already"):
        take_back(author, revision.pk)


def test_thrown_away_it_leaves_only_the_trail(author, thread):
    discard_revision(author, handed_in(thread, author).pk)
    assert not ReplyRevision.objects.exists()
    assert steps() == ["handed_in", "taken_back"]


@pytest.mark.parametrize(
    "who", ["colleague_qm", "labour_qm", "official_qn", "focal_qn", "expert", "moderator", "secretariat"]
)
def test_for_everybody_else_it_does_not_exist(world, author, thread, who):
    revision = handed_in(thread, author)
    assert not ReplyRevision.objects.visible_to(world.actor(who)).exists()
    for act in (
        lambda: cleared(revision, world.actor(who)),
        lambda: return_revision(world.actor(who), revision.pk, comments="No.", version=1),
        lambda: take_back(world.actor(who), revision.pk),
        lambda: discard_revision(world.actor(who), revision.pk),
    ):
        with pytest.raises(Unseen):
            act()


def test_a_focal_point_does_not_change_the_words(author, focal, thread):
    revision = handed_in(thread, author)
    with pytest.raises(Refused, match="Only their author"):
        hand_in_again(focal, revision.pk, words=prepare("Better words.", thread), version=1)


def test_a_focal_point_who_is_alone_speaks_at_once(focal, thread):
    assert reply_in(thread, focal, capacity=Capacity.OFFICIAL_POSITION).number == 1


def test_with_a_second_focal_point_nobody_clears_their_own(focal, second_focal, thread):
    with pytest.raises(Refused, match="hand them in"):
        reply_in(thread, focal, capacity=Capacity.OFFICIAL_POSITION)
    revision = handed_in(thread, focal)
    with pytest.raises(Refused, match="Another focal point"):
        cleared(revision, focal)
    assert not ReplyRevision.objects.to_be_cleared_by(focal).exists()
    assert ReplyRevision.objects.to_be_cleared_by(second_focal).get() == revision
    assert is_mine(focal, cleared(revision, second_focal).pk)


def test_who_is_left_alone_clears_their_own(world, focal, second_focal, thread):
    revision = handed_in(thread, focal)
    Seat.objects.filter(pk=second_focal.seat).update(status="ended")
    assert cleared(revision, world.actor("focal_qm")).number == 1


def test_each_authority_says_what_it_clears(world, focal, thread):
    set_cleared_first(focal, focal.authority, capacities=["personal_view"])
    author = world.actor("official_qm")
    with pytest.raises(Refused, match="hand them in"):
        reply_in(thread, author, capacity=Capacity.PERSONAL_VIEW)
    assert reply_in(thread, author, capacity=Capacity.OFFICIAL_POSITION).number == 1
    assert reply_in(thread, world.actor("labour_qm"), capacity=Capacity.PERSONAL_VIEW).number == 2


@pytest.mark.parametrize("who", ["official_qm", "focal_bare_qm", "labour_qm", "focal_qn", "secretariat"])
def test_others_do_not_say_what_an_authority_clears(world, focal, who):
    with pytest.raises(Refused):
        set_cleared_first(world.actor(who), focal.authority, capacities=[])


def test_the_same_form_sent_again_is_handed_in_once(author, focal, thread):
    first = handed_in(thread, author, form_key="a form")
    assert handed_in(thread, author, form_key="a form").pk == first.pk
    with pytest.raises(Refused, match="handed in"):
        handed_in(thread, author, form_key="a form", body="Other words.")
    cleared(first, focal)
    with pytest.raises(AlreadyPosted):
        handed_in(thread, author, form_key="a form")


def test_in_a_thread_that_was_closed_meanwhile_nothing_is_cleared(world, author, focal, thread):
    revision = handed_in(thread, author)
    close_thread(world.actor("moderator"), thread.pk, reason="Done.")
    with pytest.raises(Refused, match="closed"):
        cleared(revision, focal)
    assert ReplyRevision.objects.get().state == RevisionState.IN_REVIEW


def test_who_no_longer_sees_the_thread_sees_nothing_of_it(world, author, focal):
    thread = thread_by(author, audience=for_parties(world.frameworks["FWX"]))
    handed_in(thread, author)
    world.parties["QM"].participations.all().delete()
    world.frameworks["FWX"].__class__.objects.update(rights_version=F("rights_version") + 1)
    assert not ReplyRevision.objects.visible_to(world.actor("official_qm")).exists()
    assert not ReplyRevision.objects.to_be_cleared_by(world.actor("focal_qm")).exists()


def test_below_a_case_study_it_stands_for_its_author_and_who_clears_it_alone(world, author, focal):
    case = published_by(author, focal)
    handed_in(case.thread, author)
    shown = {who: POSITION in world.client(who).get(case.get_absolute_url()).content.decode() for who in SPEAKING}
    assert {who for who, seen in shown.items() if seen} == {"official_qm", "focal_qm"}
