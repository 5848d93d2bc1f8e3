"""Words on their way through their authority: handed in, taken back, returned, cleared. Until then nobody is told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.discussions import events
from forum.discussions.models import Reply, ReplyRevision
from forum.discussions.revisions import kept_of_reply, kept_of_thread
from forum.discussions.saying import ReplySaid, ThreadSaid, require_reply, require_thread
from forum.discussions.steps import locked_reply, visible_thread
from forum.discussions.unspoken import (
    ChangedMeanwhile,
    hand_back,
    keep,
    locked_revision,
    noted,
    require_unchanged,
    speak,
    tell,
    wait_for_its_time,
)
from forum.discussions.words import Words
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import clearance as may
from forum.policies import threads
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import ClearanceAct, RevisionState
from forum.publishing.authorship import is_mine
from forum.publishing.clearing import clear_own, goes_to_clearance


@verb
def hand_in_reply(
    actor: Actor,
    thread_id: UUID,
    said: ReplySaid,
    *,
    form_key: str,
    draft: UUID | None = None,
    not_before: datetime | None = None,
) -> ReplyRevision:
    """Give a reply to the focal point, who clears it. The same form sent again gives the same revision.

    Cleared before `not_before`, it is published then. Raises `Unseen`, `Refused`, or `AlreadyPosted` if the form was
    sent before, and posted.
    """
    thread = visible_thread(actor, thread_id)
    require_reply(actor, thread, said)
    sent = {"form_key": form_key, "draft": draft, "not_before": not_before}
    return _handed_in(actor, said, **sent, thread=thread, asked=kept_of_reply(said))


@verb
def hand_in_thread(
    actor: Actor,
    said: ThreadSaid,
    *,
    form_key: str,
    draft: UUID | None = None,
    not_before: datetime | None = None,
) -> ReplyRevision:
    """Give a thread with its first words to the focal point. As `hand_in_reply` does."""
    require_thread(actor, said)
    sent = {"form_key": form_key, "draft": draft, "not_before": not_before}
    return _handed_in(actor, said, **sent, opening=kept_of_thread(said))


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
    sent = {"form_key": f"edit {reply.pk} {reply.version}", "draft": None, "not_before": None}
    return _handed_in(actor, said, **sent, thread=reply.thread, reply=reply, based_on=version)


@verb
def hand_in_again(
    actor: Actor, revision_id: UUID, *, words: Words, version: int, not_before: datetime | None = None
) -> ReplyRevision:
    """Give words on their way once more, mended or not: what was cleared is to be cleared again.

    Words that need no clearance wait for `not_before`. Raises `Unseen`, `Refused`, or `ChangedMeanwhile`.
    """
    revision = locked_revision(actor, revision_id)
    require(may.write_revision(actor, revision))
    require_unchanged(revision, version)
    is_to_be_cleared = goes_to_clearance(actor, revision.capacity)
    if not is_to_be_cleared and not_before is None:
        raise Refused(_("These words need no clearance: say when they are to be published, or publish them now."))
    revision.body, revision.html = words.body, words.html
    revision.version += 1
    revision.state = RevisionState.IN_REVIEW if is_to_be_cleared else RevisionState.TO_COME
    revision.handed_in_at, revision.not_before, revision.cleared_at = timezone.now(), not_before, None
    revision.save()
    if is_to_be_cleared:
        publish(tell(actor, revision, ClearanceAct.HANDED_IN))
    else:
        wait_for_its_time(revision)
    return revision


@verb
def take_back(actor: Actor, revision_id: UUID) -> ReplyRevision:
    """Have words back before they are decided on, or spoken. Raises `Unseen` or `Refused`."""
    revision = locked_revision(actor, revision_id)
    require(may.take_back(actor, revision))
    was_told = may.is_with_the_authority(revision)
    revision.state, revision.cleared_at = RevisionState.TAKEN_BACK, None
    revision.save(update_fields=["state", "cleared_at"])
    if was_told:
        publish(tell(actor, revision, ClearanceAct.TAKEN_BACK))
    return revision


@verb
def discard_revision(actor: Actor, revision_id: UUID) -> None:
    """Throw words away that were never spoken. Raises `Unseen` or `Refused`."""
    revision = locked_revision(actor, revision_id)
    require(may.write_revision(actor, revision))
    was_told = may.is_with_the_authority(revision)
    ReplyRevision.objects.filter(pk=revision.pk).delete()
    if was_told:
        publish(tell(actor, revision, ClearanceAct.TAKEN_BACK))


@verb
def return_revision(actor: Actor, revision_id: UUID, *, comments: str, version: int) -> ReplyRevision:
    """Give words back to their author with what to mend, be they cleared to be published later.

    Raises `Unseen`, `Refused`, or `ChangedMeanwhile`.
    """
    revision = locked_revision(actor, revision_id)
    require(may.give_back(actor, revision))
    require(clear_own(actor, revision.seat_id))
    require_unchanged(revision, version)
    if not comments.strip():
        raise Refused(_("Please say what is to be mended: the author reads it."))
    hand_back(revision, comments)
    publish(tell(actor, revision, ClearanceAct.RETURNED, comments=comments))
    return revision


@verb
def clear_revision(
    actor: Actor, revision_id: UUID, *, words: Words, version: int, file_reference: str = ""
) -> Reply | None:
    """Let words be spoken by whoever wrote them: now, or none yet where they are not to be published before a time.

    `words` are the revision's, rendered for today's audience. Raises `Unseen`, `Refused`, `ChangedMeanwhile`, or
    `EditConflict` if the reply was edited otherwise meanwhile.
    """
    revision = locked_revision(actor, revision_id)
    require(may.decide(actor, revision))
    require(clear_own(actor, revision.seat_id))
    require_unchanged(revision, version)
    if revision.body != words.body:
        raise ChangedMeanwhile
    if revision.not_before and revision.not_before > timezone.now():
        revision.state, revision.cleared_at = RevisionState.TO_COME, timezone.now()
        revision.save(update_fields=["state", "cleared_at"])
        wait_for_its_time(revision)
        publish(tell(actor, revision, ClearanceAct.CLEARED_TO_COME, file_reference=file_reference))
        return None
    reply, told = speak(actor, revision, words)
    step = noted(actor, revision, ClearanceAct.CLEARED, words=reply.pk, file_reference=file_reference)
    publish(*told, events.of_clearance(step))
    return reply


def _handed_in(actor: Actor, said: ReplySaid | ThreadSaid, **kept: Any) -> ReplyRevision:
    revision, is_new = keep(actor, said, state=RevisionState.IN_REVIEW, **kept)
    if is_new:
        publish(tell(actor, revision, ClearanceAct.HANDED_IN))
    return revision
