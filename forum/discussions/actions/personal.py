"""What concerns only the person who does it: reading and drafts. Nobody is told."""

from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.discussions.models import ReplyDraft, ThreadDraft
from forum.discussions.ranges import Range
from forum.discussions.reading import add_to_read, keep_read_below
from forum.discussions.steps import forget_draft, visible_thread
from forum.events.verbs import verb
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.drafts import save_another
from forum.publishing.models import Draft

AnyDraft = TypeVar("AnyDraft", ReplyDraft, ThreadDraft)


class DraftConflict(Refused):
    """The draft was saved elsewhere since: `draft` holds what stands on the server."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(_("This draft was changed in another window. Compare both and keep what you want."))
        self.draft = draft


@verb
def mark_read(actor: Actor, thread_id: UUID, *, ranges: list[Range]) -> None:
    """Note numbers of a thread as read by the actor. Raises `Unseen`."""
    add_to_read(actor, visible_thread(actor, thread_id), ranges)


@verb
def mark_unread_from(actor: Actor, thread_id: UUID, *, number: int) -> None:
    """Note everything from a number on as unread by the actor. Raises `Unseen`."""
    keep_read_below(actor, visible_thread(actor, thread_id), number)


@verb
def save_reply_draft(
    actor: Actor, draft_id: UUID, *, thread_id: UUID, body: str, fields: dict[str, Any], version: int
) -> ReplyDraft:
    """Keep a reply being written. `version` is the last one known where it is written, 0 for a new draft.

    Raises `Unseen`, or `DraftConflict` if it was saved elsewhere since.
    """
    thread = visible_thread(actor, thread_id)
    draft = _own(actor, ReplyDraft, draft_id) or ReplyDraft(
        pk=draft_id, person_id=actor.person, seat_id=actor.seat, thread=thread, version=0
    )
    return _saved(actor, draft, body=body, fields=fields, version=version)


@verb
def save_thread_draft(actor: Actor, draft_id: UUID, *, body: str, fields: dict[str, Any], version: int) -> ThreadDraft:
    """Keep a thread being started. Raises as `save_reply_draft` does."""
    draft = _own(actor, ThreadDraft, draft_id) or ThreadDraft(
        pk=draft_id, person_id=actor.person, seat_id=actor.seat, version=0
    )
    return _saved(actor, draft, body=body, fields=fields, version=version)


@verb
def discard_draft(actor: Actor, draft_id: UUID) -> None:
    """Throw a draft away, of whichever kind. What is not there, or not the actor's, is left alone."""
    forget_draft(actor, draft_id)


def _own(actor: Actor, model: type[AnyDraft], draft_id: UUID) -> AnyDraft | None:
    draft = model.objects.select_for_update().filter(pk=draft_id).first()
    if draft and draft.person_id != actor.person:
        raise Unseen
    return draft


def _saved(actor: Actor, draft: AnyDraft, *, body: str, fields: dict[str, Any], version: int) -> AnyDraft:
    if draft._state.adding:
        kept = sum(model.objects.filter(person_id=actor.person).count() for model in (ReplyDraft, ThreadDraft))
        require(save_another(actor, kept))
    elif draft.version != version and (draft.body, draft.fields) != (body, fields):
        raise DraftConflict(draft)
    draft.body, draft.fields = body, fields
    draft.version += 1
    draft.save()
    return draft
