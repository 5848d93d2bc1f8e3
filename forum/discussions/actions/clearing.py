"""Words on their way through their authority: handed in, taken back, returned, cleared. Until then nobody is told."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.discussions import events
from forum.discussions.actions.posting import AlreadyPosted
from forum.discussions.models import Reply, ReplyRevision
from forum.discussions.revisions import kept_of_reply, kept_of_thread, said_again, thread_said_again
from forum.discussions.saying import (
    ReplySaid,
    ThreadSaid,
    add_reply,
    change_words,
    require_reply,
    require_thread,
    start_thread,
)
from forum.discussions.steps import forget_draft, locked_reply, locked_thread, visible_thread
from forum.discussions.words import Words
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import clearance as may
from forum.policies import threads
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import ClearanceAct, RevisionState
from forum.publishing.attribution import speaker_at
from forum.publishing.authorship import is_mine
from forum.publishing.clearing import clear_own, note
from forum.publishing.models import ClearanceStep
from forum.publishing.submitting import submit_key


class ChangedMeanwhile(Refused):
    """The words were changed since the page was drawn."""

    def __init__(self) -> None:
        super().__init__(_("These words were changed meanwhile. Read them as they are now, then decide."))


@verb
def hand_in_reply(
    actor: Actor, thread_id: UUID, said: ReplySaid, *, form_key: str, draft: UUID | None = None
) -> ReplyRevision:
    """Give a reply to the focal point, who clears it. The same form sent again gives the same revision.

    Raises `Unseen`, `Refused`, or `AlreadyPosted` if the form was sent before, and posted.
    """
    thread = visible_thread(actor, thread_id)
    require_reply(actor, thread, said)
    return _handed_in(actor, said, form_key, draft, thread=thread, asked=kept_of_reply(said))


@verb
def hand_in_thread(actor: Actor, said: ThreadSaid, *, form_key: str, draft: UUID | None = None) -> ReplyRevision:
    """Give a thread with its first words to the focal point. Raises as `hand_in_reply` does."""
    require_thread(actor, said)
    return _handed_in(actor, said, form_key, draft, opening=kept_of_thread(said))


@verb
def hand_in_edit(actor: Actor, reply_id: UUID, *, words: Words, version: int) -> ReplyRevision:
    """Give other words for a reply to the focal point; those that stand stay until these are cleared.

    `version` is that of the reply from which the edit began. Raises `Unseen` or `Refused`.
    """
    reply = locked_reply(actor, reply_id)
    require(threads.edit_reply(actor, reply, mine=is_mine(actor, reply.pk)))
    if ReplyRevision.objects.filter(reply=reply).exists():
        raise Refused(_("Other words for this reply are on their way already. Change those instead."))
    said = ReplySaid(words, reply.capacity, reply.attribution)
    key = f"edit {reply.pk} {reply.version}"
    return _handed_in(actor, said, key, None, thread=reply.thread, reply=reply, based_on=version)


@verb
def hand_in_again(actor: Actor, revision_id: UUID, *, words: Words, version: int) -> ReplyRevision:
    """Give words to the focal point again, mended or not. Raises `Unseen`, `Refused`, or `ChangedMeanwhile`."""
    revision = _locked(actor, revision_id)
    require(may.write_revision(actor, revision))
    _require_unchanged(revision, version)
    revision.body, revision.html = words.body, words.html
    revision.version += 1
    revision.state, revision.handed_in_at = RevisionState.IN_REVIEW, timezone.now()
    revision.save(update_fields=["body", "html", "version", "state", "handed_in_at"])
    _tell(actor, revision, ClearanceAct.HANDED_IN)
    return revision


@verb
def take_back(actor: Actor, revision_id: UUID) -> ReplyRevision:
    """Have words back before they are decided on. Raises `Unseen` or `Refused`."""
    revision = _locked(actor, revision_id)
    require(may.take_back(actor, revision))
    revision.state = RevisionState.TAKEN_BACK
    revision.save(update_fields=["state"])
    _tell(actor, revision, ClearanceAct.TAKEN_BACK)
    return revision


@verb
def discard_revision(actor: Actor, revision_id: UUID) -> None:
    """Throw words away that were never spoken. Raises `Unseen` or `Refused`."""
    revision = _locked(actor, revision_id)
    require(may.write_revision(actor, revision))
    was_in_review = revision.state == RevisionState.IN_REVIEW
    ReplyRevision.objects.filter(pk=revision.pk).delete()
    if was_in_review:
        _tell(actor, revision, ClearanceAct.TAKEN_BACK)


@verb
def return_revision(actor: Actor, revision_id: UUID, *, comments: str, version: int) -> ReplyRevision:
    """Give words back to their author with what to mend. Raises `Unseen`, `Refused`, or `ChangedMeanwhile`."""
    revision = _locked(actor, revision_id)
    _require_decision(actor, revision, version)
    if not comments.strip():
        raise Refused(_("Please say what is to be mended: the author reads it."))
    revision.state, revision.comments, revision.returned_at = RevisionState.RETURNED, comments, timezone.now()
    revision.save(update_fields=["state", "comments", "returned_at"])
    _tell(actor, revision, ClearanceAct.RETURNED, comments=comments)
    return revision


@verb
def clear_revision(actor: Actor, revision_id: UUID, *, words: Words, version: int, file_reference: str = "") -> Reply:
    """Let words be spoken by whoever wrote them: from now on they stand, and everybody reading is told.

    `words` are the revision's, rendered for today's audience. Raises `Unseen`, `Refused`, `ChangedMeanwhile`, or
    `EditConflict` if the reply was edited otherwise meanwhile.
    """
    revision = _locked(actor, revision_id)
    _require_decision(actor, revision, version)
    if revision.body != words.body:
        raise ChangedMeanwhile
    speaker = speaker_at(revision.seat)
    if revision.reply_id:
        reply = locked_reply(actor, revision.reply_id)
        require(threads.edit_reply(actor, reply, mine=True))
        told = change_words(reply, words, version=revision.based_on, standing={})
    elif revision.thread_id:
        thread = locked_thread(actor, revision.thread_id)
        said = said_again(revision, words)
        require_reply(actor, thread, said)
        reply, told = add_reply(actor, speaker, thread, said, key=revision.submit_key, pk=revision.pk)
    else:
        said_to_all = thread_said_again(revision, words)
        require_thread(actor, said_to_all)
        thread, told = start_thread(
            speaker, said_to_all, key=revision.submit_key, illustrative=actor.illustrative, pk=revision.pk
        )
        reply = thread.replies.get(number=0)
    ReplyRevision.objects.filter(pk=revision.pk).delete()
    step = _noted(actor, revision, ClearanceAct.CLEARED, words=reply.pk, file_reference=file_reference)
    publish(*told, events.of_clearance(step))
    return reply


def _handed_in(
    actor: Actor, said: ReplySaid | ThreadSaid, form_key: str, draft: UUID | None, **kept: Any
) -> ReplyRevision:
    key = submit_key(actor, form_key)
    if before := Reply.objects.filter(submit_key=key).first():
        raise AlreadyPosted(before)
    revision = ReplyRevision(
        seat_id=actor.seat,
        authority_id=actor.authority,
        capacity=said.capacity,
        attribution=said.attribution,
        body=said.words.body,
        html=said.words.html,
        handed_in_at=timezone.now(),
        submit_key=key,
        **kept,
    )
    try:
        with transaction.atomic():
            revision.save(force_insert=True)
    except IntegrityError:
        return _handed_in_before(key, said)
    forget_draft(actor, draft)
    _tell(actor, revision, ClearanceAct.HANDED_IN)
    return revision


def _handed_in_before(key: str, said: ReplySaid | ThreadSaid) -> ReplyRevision:
    """The answer to a form that comes again: what was handed in with it, if it asked for the same."""
    before = ReplyRevision.objects.get(submit_key=key)
    if before.body != said.words.body:
        raise Refused(_("This form was sent before, and handed in. Change those words instead."))
    return before


def _locked(actor: Actor, revision_id: UUID) -> ReplyRevision:
    """The revision with all that it is about, locked, its thread first. Raises `Unseen`."""
    there = ReplyRevision.objects.visible_to(actor).filter(pk=revision_id)
    if thread := there.values_list("thread_id", flat=True).first():
        locked_thread(actor, thread)
    # PostgreSQL locks no row together with a thread that need not be there: the question is asked within.
    if not ReplyRevision.objects.select_for_update().filter(pk__in=there.values("pk")).exists():
        raise Unseen
    return ReplyRevision.objects.with_all_that_is_shown().get(pk=revision_id)


def _require_decision(actor: Actor, revision: ReplyRevision, version: int) -> None:
    require(may.decide(actor, revision))
    require(clear_own(actor, revision.seat_id))
    _require_unchanged(revision, version)


def _require_unchanged(revision: ReplyRevision, version: int) -> None:
    if revision.version != version:
        raise ChangedMeanwhile


def _tell(actor: Actor, revision: ReplyRevision, act: ClearanceAct, **said: str) -> None:
    publish(events.of_clearance(_noted(actor, revision, act, words=revision.words, **said)))


def _noted(actor: Actor, revision: ReplyRevision, act: ClearanceAct, *, words: UUID, **said: str) -> ClearanceStep:
    return note(actor, act, words=words, author=revision.seat_id, capacity=revision.capacity, **said)
