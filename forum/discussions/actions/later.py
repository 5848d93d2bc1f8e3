"""Embargo: words that are not to be published before a time. Until then they are a revision, and nobody is told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actors import actor_at
from forum.discussions import events
from forum.discussions.models import Reply, ReplyRevision
from forum.discussions.revisions import audience_of, kept_of_reply, kept_of_thread
from forum.discussions.saying import ReplySaid, ThreadSaid, require_reply, require_thread
from forum.discussions.steps import visible_thread
from forum.discussions.unspoken import (
    hand_back,
    keep,
    locked_revision,
    noted,
    require_unchanged,
    speak,
    tell,
    wait_for_its_time,
)
from forum.discussions.words import Words, prepare
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import clearance as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import ClearanceAct, RevisionState
from forum.publishing.clearing import goes_to_clearance, require_at_once


@verb
def reply_later(
    actor: Actor,
    thread_id: UUID,
    said: ReplySaid,
    *,
    not_before: datetime,
    form_key: str,
    draft: UUID | None = None,
) -> ReplyRevision:
    """Keep a reply that nobody need clear until its time. The same form sent again gives the same revision.

    Raises `Unseen`, `Refused`, or `AlreadyPosted` if the form was sent before, and posted.
    """
    thread = visible_thread(actor, thread_id)
    require_reply(actor, thread, said)
    sent = {"form_key": form_key, "draft": draft, "not_before": not_before}
    return _kept(actor, said, **sent, thread=thread, asked=kept_of_reply(said))


@verb
def start_thread_later(
    actor: Actor, said: ThreadSaid, *, not_before: datetime, form_key: str, draft: UUID | None = None
) -> ReplyRevision:
    """Keep a thread with its first words until its time. Raises as `reply_later` does."""
    require_thread(actor, said)
    sent = {"form_key": form_key, "draft": draft, "not_before": not_before}
    return _kept(actor, said, **sent, opening=kept_of_thread(said))


@verb
def publish_now(actor: Actor, revision_id: UUID, *, words: Words, version: int) -> Reply:
    """Publish one's own words before the time that they wait for. `words` are theirs, rendered for today's audience.

    Raises `Unseen`, `Refused`, or `ChangedMeanwhile`.
    """
    revision = locked_revision(actor, revision_id)
    require(may.publish_now(actor, revision))
    require_at_once(actor, revision.capacity)
    require_unchanged(revision, version)
    reply, told = speak(actor, revision, words)
    publish(*told, events.of_what_came(revision.pk))
    return reply


def come_due(revision_id: UUID) -> None:
    """Publish words whose time has come; give them back to their author where they may not stand any more."""
    revision = ReplyRevision.objects.with_all_that_is_shown().filter(pk=revision_id).first()
    if revision is None or revision.state != RevisionState.TO_COME:
        return
    author = actor_at(revision.seat.person_id, revision.seat_id)
    if author is None:
        give_words_back(None, revision_id, comments=_("Their author had lost access when the time came."))
        return
    try:
        come(author, revision_id, words=prepare(revision.body, audience_of(revision)), version=revision.version)
    except Unseen:
        give_words_back(author, revision_id, comments=_("Their author could not read the thread when the time came."))
    except Refused as no:
        give_words_back(author, revision_id, comments=str(no))


@verb
def come(actor: Actor, revision_id: UUID, *, words: Words, version: int) -> None:
    """Speak, unless the words were changed, taken back or given another time since they were rendered."""
    revision = locked_revision(actor, revision_id)
    is_as_it_was = (revision.state, revision.version) == (RevisionState.TO_COME, version)
    if not is_as_it_was or (revision.not_before and revision.not_before > timezone.now()):
        return
    if revision.cleared_at is None and goes_to_clearance(actor, revision.capacity):
        _hand_in(actor, revision)
        return
    reply, told = speak(actor, revision, words)
    if revision.cleared_at:
        noted(actor, revision, ClearanceAct.CAME, words=reply.pk)
    publish(*told, events.of_what_came(revision.pk))


def _hand_in(actor: Actor, revision: ReplyRevision) -> None:
    """The authority decided meanwhile that such words are cleared first."""
    revision.state, revision.handed_in_at, revision.not_before = RevisionState.IN_REVIEW, timezone.now(), None
    revision.save(update_fields=["state", "handed_in_at", "not_before"])
    publish(tell(actor, revision, ClearanceAct.HANDED_IN))


@verb
def give_words_back(actor: Actor | None, revision_id: UUID, *, comments: str) -> None:
    """Let the author have words back that may not be spoken; `actor` is the author, where they have access."""
    revision = ReplyRevision.objects.select_for_update().filter(pk=revision_id, state=RevisionState.TO_COME).first()
    if revision is None:
        return  # taken back, or thrown away, at this instant
    if actor and revision.cleared_at:
        noted(actor, revision, ClearanceAct.RETURNED, words=revision.words, comments=comments)
    hand_back(revision, comments)
    publish(events.of_what_came(revision.pk))


def _kept(actor: Actor, said: ReplySaid | ThreadSaid, **kept: Any) -> ReplyRevision:
    require_at_once(actor, said.capacity)
    revision, is_new = keep(actor, said, state=RevisionState.TO_COME, **kept)
    if is_new:
        wait_for_its_time(revision)
    return revision
