"""The steps of words that are not spoken yet: kept, found again, and spoken when nothing is left that they wait for.

They run inside a verb's transaction and publish nothing.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.discussions import events
from forum.discussions.actions.posting import AlreadyPosted
from forum.discussions.models import Reply, ReplyRevision
from forum.discussions.revisions import said_again, thread_said_again
from forum.discussions.saying import (
    ReplySaid,
    ThreadSaid,
    add_reply,
    change_words,
    require_reply,
    require_thread,
    start_thread,
)
from forum.discussions.steps import forget_draft, locked_reply, locked_thread
from forum.discussions.words import Words
from forum.events.due import fall_due
from forum.events.envelopes import Envelope
from forum.policies import threads
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import ClearanceAct, RevisionState
from forum.publishing.attribution import speaker_at
from forum.publishing.clearing import note
from forum.publishing.models import ClearanceStep
from forum.publishing.submitting import submit_key


class ChangedMeanwhile(Refused):
    """The words were changed since the page was drawn."""

    def __init__(self) -> None:
        super().__init__(_("These words were changed meanwhile. Read them as they are now, then decide."))


def keep(
    actor: Actor,
    said: ReplySaid | ThreadSaid,
    *,
    state: RevisionState,
    not_before: datetime | None,
    form_key: str,
    draft: UUID | None,
    **kept: Any,
) -> tuple[ReplyRevision, bool]:
    """Keep words that are not spoken yet; the same form sent again gives the same, and that it is no new one.

    Raises `AlreadyPosted` if the form was sent before, and posted; `Refused` if it was with other words.
    """
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
        state=state,
        not_before=not_before,
        handed_in_at=timezone.now(),
        submit_key=key,
        **kept,
    )
    try:
        with transaction.atomic():
            revision.save(force_insert=True)
    except IntegrityError:
        return _kept_before(key, said), False
    forget_draft(actor, draft)
    return revision, True


def _kept_before(key: str, said: ReplySaid | ThreadSaid) -> ReplyRevision:
    before = ReplyRevision.objects.get(submit_key=key)
    if before.body != said.words.body:
        raise Refused(_("This form was sent before, and handed in. Change those words instead."))
    return before


def locked_revision(actor: Actor, revision_id: UUID) -> ReplyRevision:
    """The revision with all that it is about, locked, its thread first. Raises `Unseen`."""
    there = ReplyRevision.objects.visible_to(actor).filter(pk=revision_id)
    if thread := there.values_list("thread_id", flat=True).first():
        locked_thread(actor, thread)
    # PostgreSQL locks no row together with a thread that need not be there: the question is asked within.
    if not ReplyRevision.objects.select_for_update().filter(pk__in=there.values("pk")).exists():
        raise Unseen
    return ReplyRevision.objects.with_all_that_is_shown().get(pk=revision_id)


def require_unchanged(revision: ReplyRevision, version: int) -> None:
    """Go on only if the words are those that were read. Raises `ChangedMeanwhile`."""
    if revision.version != version:
        raise ChangedMeanwhile


def wait_for_its_time(revision: ReplyRevision) -> None:
    """Write down when the words are to be spoken: they wait for nothing else."""
    assert revision.not_before  # noqa: S101 (a constraint of the table)
    fall_due(revision.not_before, "revision.come", revision.pk)


def hand_back(revision: ReplyRevision, comments: str) -> None:
    """Let the author of a locked revision have it back, with what to mend: what was cleared is not any more."""
    revision.state, revision.comments, revision.returned_at = RevisionState.RETURNED, comments, timezone.now()
    revision.cleared_at = None
    revision.save(update_fields=["state", "comments", "returned_at", "cleared_at"])


def speak(actor: Actor, revision: ReplyRevision, words: Words) -> tuple[Reply, list[Envelope]]:
    """Let the words of a locked revision stand, as whoever wrote them chose; nothing is left of it.

    `actor` is who lets them: the rules are asked of them. Raises `Unseen`, `Refused`, or `EditConflict`.
    """
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
    return reply, told


def tell(actor: Actor, revision: ReplyRevision, act: ClearanceAct, **said: str) -> Envelope:
    """Note a step of a revision in the authority's trail; the envelope that tells of it."""
    return events.of_clearance(noted(actor, revision, act, words=revision.words, **said))


def noted(actor: Actor, revision: ReplyRevision, act: ClearanceAct, *, words: UUID, **said: str) -> ClearanceStep:
    """Note a step in the authority's trail, of words that may be spoken by now."""
    return note(actor, act, words=words, author=revision.seat_id, capacity=revision.capacity, **said)
