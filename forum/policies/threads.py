"""What one may do in a thread. The reader's own words are told by `mine`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forum.policies.actor import Actor
from forum.policies.audience import EVERYBODY, Audience, read_audience
from forum.policies.decision import ALLOWED, UNSEEN, Decision, Denied
from forum.policies.rooms import OVER, read_room
from forum.policies.speaking import speak_as
from forum.policies.vocabulary import (
    CURATORS,
    OPEN_KINDS,
    SPEAKING_FOR_A_PARTY,
    Attribution,
    ReplyState,
    ThreadKind,
)

if TYPE_CHECKING:
    from forum.discussions.models import ExperienceRequest, Reply, Thread

CLOSED = _("This thread is closed. A moderator can reopen it.")
OF_ITS_SUBJECT = _("These first words are those of what the thread is about, and change with it only.")
MODERATORS_ONLY = _("Only moderators and the secretariat can do this.")


def read_thread(actor: Actor, thread: Thread) -> Decision:
    """An open thread, for its audience. A masked room is none."""
    return UNSEEN if thread.is_masked else read_audience(actor, thread.audience)


def read_words_of(actor: Actor, thread: Thread) -> Decision:
    """What stands in it, be it an open thread or a masked room."""
    return read_room(actor, thread) if thread.is_masked else read_thread(actor, thread)


def read_reply(actor: Actor, reply: Reply) -> Decision:
    """Every reply of a readable thread has a place in it, be it one line that says why its words are gone."""
    return read_words_of(actor, reply.thread)


def read_words(actor: Actor, reply: Reply, *, mine: bool) -> Decision:
    """Whether the words themselves, and their history, are still there for this actor."""
    if not (readable := read_reply(actor, reply)):
        return readable
    if reply.state == ReplyState.PUBLISHED or mine:
        return ALLOWED
    if reply.state == ReplyState.HIDDEN and actor.curates:
        return ALLOWED
    return Denied(_("These words are no longer shown."))


def post_thread(actor: Actor, *, kind: str, audience: Audience, capacity: str, attribution: str) -> Decision:
    if kind not in OPEN_KINDS:
        return Denied(_("Masked rooms are opened by moderators and the secretariat, on a page of their own."))
    if audience == EVERYBODY or not read_audience(actor, audience):
        return Denied(_("You can start a thread only for an audience you belong to."))
    return speak_as(actor, capacity, attribution)


def post_reply(actor: Actor, thread: Thread, *, capacity: str, attribution: str) -> Decision:
    if not (readable := read_thread(actor, thread)):
        return readable
    if thread.closed_at:
        return Denied(CLOSED)
    return speak_as(actor, capacity, attribution)


def answer_request(attribution: str) -> Decision:
    """The thread says which reply answers for which authority, so such a reply cannot keep its authority to itself."""
    if attribution == Attribution.PARTY_ONLY:
        return Denied(_("An answer for your authority names it. Choose another attribution, or do not mark it as one."))
    return ALLOWED


def quote(actor: Actor, source: Reply, *, into: Thread) -> Decision:
    """A quote's source stands in the same thread (threads of other audiences come with cases)."""
    if source.thread_id != into.pk or not read_reply(actor, source):
        return Denied(_("Only words of this thread can be quoted here."))
    if source.state != ReplyState.PUBLISHED:
        return Denied(_("The words you quote are no longer shown."))
    return ALLOWED


def is_of_its_subject(reply: Reply) -> bool:
    """Whether words are not their author's to change, but those of the thing that their thread is about."""
    return reply.number == 0 and bool(reply.thread.subject_address)


def change_in(thread: Thread) -> Decision:
    """Whether what stands there may still be changed by who wrote it."""
    if not thread.closed_at:
        return ALLOWED
    return Denied(OVER) if thread.is_masked else Denied(CLOSED)


def edit_reply(actor: Actor, reply: Reply, *, mine: bool) -> Decision:
    if not (readable := read_reply(actor, reply)):
        return readable
    if not mine:
        return Denied(_("You can edit only your own words."))
    if is_of_its_subject(reply):
        return Denied(OF_ITS_SUBJECT)
    if reply.state != ReplyState.PUBLISHED:
        return Denied(_("These words are no longer shown, so they cannot be edited."))
    return change_in(reply.thread)


def withdraw_reply(actor: Actor, reply: Reply, *, mine: bool) -> Decision:
    if not (readable := read_reply(actor, reply)):
        return readable
    if not mine:
        return Denied(_("You can withdraw only your own words."))
    if is_of_its_subject(reply):
        return Denied(OF_ITS_SUBJECT)
    if reply.state != ReplyState.PUBLISHED:
        return Denied(_("These words are no longer shown."))
    return ALLOWED


def hide_reply(actor: Actor, reply: Reply) -> Decision:
    if not (decision := curate(actor, reply.thread)):
        return decision
    if is_of_its_subject(reply):
        return Denied(OF_ITS_SUBJECT)
    if reply.state != ReplyState.PUBLISHED:
        return Denied(_("These words are no longer shown."))
    return ALLOWED


def show_reply(actor: Actor, reply: Reply) -> Decision:
    """Undo a hiding. What its author withdrew stays withdrawn."""
    if not (decision := curate(actor, reply.thread)):
        return decision
    if reply.state != ReplyState.HIDDEN:
        return Denied(_("These words are not hidden."))
    return ALLOWED


def curate(actor: Actor, thread: Thread) -> Decision:
    """Close, reopen, pin, hide, mark an insight: for moderators and the secretariat."""
    if not (readable := read_words_of(actor, thread)):
        return readable
    return ALLOWED if actor.curates else Denied(MODERATORS_ONLY)


def mark_insight(actor: Actor, reply: Reply) -> Decision:
    if not (decision := curate(actor, reply.thread)):
        return decision
    if reply.state != ReplyState.PUBLISHED:
        return Denied(_("These words are no longer shown."))
    return ALLOWED


def mark_answer(actor: Actor, reply: Reply, *, asked_by_me: bool) -> Decision:
    """Who asked says which reply answered; a moderator may, too."""
    if not (readable := read_reply(actor, reply)):
        return readable
    if reply.thread.kind != ThreadKind.QUESTION or reply.number == 0:
        return Denied(_("Only a reply to a question can be marked as its answer."))
    if not (asked_by_me or actor.curates):
        return Denied(_("Only who asked, or a moderator, can mark the answer."))
    if reply.state != ReplyState.PUBLISHED:
        return Denied(_("These words are no longer shown."))
    return ALLOWED


def count_usefulness(actor: Actor) -> Decision:
    """Usefulness is counted by authority, so curators, who serve them all, do not count."""
    if actor.role in CURATORS:
        return Denied(_("Only people of an authority taking part can say that something is useful to it."))
    return ALLOWED


def find_useful(actor: Actor, reply: Reply, *, mine: bool) -> Decision:
    if not (readable := read_reply(actor, reply)):
        return readable
    if mine:
        return Denied(_("Your own words are for others to find useful."))
    if reply.thread.is_masked:
        return Denied(_("In a masked room nobody says what is useful to whom."))
    if not (counts := count_usefulness(actor)):
        return counts
    if reply.state != ReplyState.PUBLISHED:
        return Denied(_("These words are no longer shown."))
    return ALLOWED


def ask_for_experience(actor: Actor, thread: Thread, *, asked_by_me: bool) -> Decision:
    """Who started the thread, focal points and curators may ask authorities for their experience."""
    if not (readable := read_thread(actor, thread)):
        return readable
    if thread.closed_at:
        return Denied(CLOSED)
    if asked_by_me or actor.is_focal_point or actor.curates:
        return ALLOWED
    return Denied(_("Only who started the thread, a focal point or a moderator can ask authorities."))


def settle_request(actor: Actor, request: ExperienceRequest) -> Decision:
    """Answer, pass on, or record "nothing to add": for officials and focal points of the authority asked."""
    if not (readable := read_thread(actor, request.thread)):
        return readable
    if request.authority_id != actor.authority or actor.role not in SPEAKING_FOR_A_PARTY:
        return Denied(_("Only officials of the authority asked can do this."))
    if request.settled_at:
        return Denied(_("Your authority has already responded."))
    return ALLOWED
