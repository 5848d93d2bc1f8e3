"""What of discussions goes with a seat: drafts and what is read; past words and personal views do not."""

from uuid import uuid4

import pytest

from accounts.actions.authorities import set_cleared_first
from accounts.actions.invitations import accept_another_seat, invite
from accounts.actions.seats import pass_seat_on
from forum.discussions import follower
from forum.discussions.actions.personal import mark_read, save_reply_draft, save_thread_draft
from forum.discussions.models import ReadState, Reply, ReplyDraft, ReplyRevision, ThreadDraft
from forum.events.models import Event
from forum.policies.vocabulary import RevisionState, Role
from forum.publishing.authorship import is_mine
from tests.clearance import handed_in
from tests.errands import follow_up
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

OLD, NEW = "official_qm", "colleague_qm"


def pass_on(world, old=OLD, new=NEW):
    handover = pass_seat_on(world.actor("secretariat"), world.seats[old].pk, successor=world.seats[new].pk)
    follow_up()
    return handover


def drafted(actor, thread=None, **fields):
    draft, kept = uuid4(), {"body": "Perhaps", "fields": fields, "version": 0}
    if thread:
        save_reply_draft(actor, draft, thread_id=thread.pk, **kept)
    else:
        save_thread_draft(actor, draft, **kept)
    return draft


@pytest.fixture
def thread(world):
    thread = thread_by(world.actor("official_qn"))
    for _ in range(3):
        reply_in(thread, world.actor("official_qn"))
    return thread


def holders(model):
    return dict(model.objects.values_list("pk", "person_id"))


def test_drafts_go_with_the_seat_but_personal_views_stay(world, thread):
    old, new = world.actor(OLD), world.actor(NEW)
    reply, mine = drafted(old, thread, capacity="factual_information"), drafted(old, thread, capacity="personal_view")
    start, untold = drafted(old, capacity=""), drafted(old)
    own = drafted(new, thread)
    elsewhere = drafted(world.actor("labour_qm"), thread)
    pass_on(world)
    assert holders(ReplyDraft) == {
        reply: new.person,
        mine: old.person,
        own: new.person,
        elsewhere: world.actor("labour_qm").person,
    }
    assert holders(ThreadDraft) == {start: new.person, untold: new.person}
    assert ReplyDraft.objects.get(pk=reply).seat_id == new.seat
    page = world.client(NEW).get(f"/threads/{thread.pk}/?draft={reply}").content.decode()
    assert "Perhaps" in page


def test_drafts_of_another_seat_stay(world, thread):
    """Somebody who speaks for two authorities hands over one of them."""
    person = world.user(OLD)
    said = {"email": person.email, "authority": world.authorities["labour_qm"], "role": Role.OFFICIAL}
    invitation, _token = invite(world.actor("secretariat"), **said)
    accept_another_seat(None, invitation, person=person)
    draft = drafted(world.actor(OLD), thread)
    other = person.seats.get(authority=world.authorities["labour_qm"])
    ReplyDraft.objects.filter(pk=draft).update(seat=other)
    pass_on(world)
    assert ReplyDraft.objects.get(pk=draft).person == person


def test_what_is_read_goes_with_the_seat(world, thread):
    old, new = world.actor(OLD), world.actor(NEW)
    mark_read(old, thread.pk, ranges=[(0, 2)])
    pass_on(world)
    state = ReadState.objects.get(person=new.person)
    assert (state.person_id, state.seat_id, state.count) == (new.person, new.seat, 3)
    assert [(one.first, one.last) for one in state.ranges.all()] == [(0, 2)]


def test_who_has_read_there_keeps_their_own_marks(world, thread):
    old, new = world.actor(OLD), world.actor(NEW)
    mark_read(old, thread.pk, ranges=[(0, 3)])
    mark_read(new, thread.pk, ranges=[(1, 1)])
    pass_on(world)
    counts = dict(ReadState.objects.values_list("person_id", "count"))
    assert (counts[old.person], counts[new.person]) == (4, 1)


@pytest.mark.parametrize("attribution", ["by_name", "authority_only", "party_only"])
def test_past_words_keep_their_author(world, thread, attribution):
    old = world.actor(OLD)
    reply = reply_in(thread, old, attribution=attribution)
    shown = Reply.objects.filter(pk=reply.pk).values().get()
    pass_on(world)
    assert Reply.objects.filter(pk=reply.pk).values().get() == shown
    assert is_mine(old, reply.pk)
    assert not is_mine(world.actor(NEW), reply.pk)


def test_who_gets_another_role_keeps_everything(world, thread):
    person = world.user(OLD)
    view = drafted(world.actor(OLD), thread, capacity="personal_view")
    mark_read(world.actor(OLD), thread.pk, ranges=[(0, 1)])
    said = {"email": person.email, "authority": world.authorities["migration_qm"], "role": Role.FOCAL_POINT}
    invitation, _token = invite(world.actor("secretariat"), **said)
    accept_another_seat(None, invitation, person=person)
    follow_up()
    new = world.actor(OLD).seat
    assert new != world.seats[OLD].pk
    assert ReplyDraft.objects.get(pk=view).seat_id == new
    assert ReadState.objects.get(person=person).seat_id == new


def test_following_twice_changes_nothing_more(world, thread):
    drafted(world.actor(OLD), thread)
    mark_read(world.actor(OLD), thread.pk, ranges=[(0, 1)])
    pass_on(world)
    before = list(ReplyDraft.objects.values()), list(ReadState.objects.values())
    follower.follow(Event.objects.get(kind="seat.passed_on"))
    assert (list(ReplyDraft.objects.values()), list(ReadState.objects.values())) == before


def test_words_in_review_are_taken_back_for_the_successor_whose_name_they_would_bear(world, thread):
    revision = handed_in(thread, world.actor(OLD))
    pass_on(world)
    revision.refresh_from_db()
    assert (revision.seat, revision.state) == (world.seats[NEW], RevisionState.TAKEN_BACK)
    assert not ReplyRevision.objects.to_be_cleared_by(world.actor("focal_qm")).exists()


def test_a_personal_view_in_review_stays_with_who_wrote_it(world, thread):
    focal = world.actor("focal_qm")
    set_cleared_first(focal, focal.authority, capacities=["personal_view"])
    revision = handed_in(thread, world.actor(OLD), capacity="personal_view")
    pass_on(world)
    revision.refresh_from_db()
    assert (revision.seat, revision.state) == (world.seats[OLD], RevisionState.IN_REVIEW)
