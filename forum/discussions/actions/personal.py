"""What concerns only the person who does it: reading and drafts. Nobody is told."""

from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.discussions.models import ReplyDraft, ThreadDraft
from forum.discussions.ranges import Range
from forum.discussions.reading import add_to_read, keep_read_below, take_from_read
from forum.discussions.steps import forget_draft, visible_thread
from forum.events.verbs import verb
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.drafts import keep_as_long, save_another
from forum.publishing.models import Draft

AnyDraft = TypeVar("AnyDraft", ReplyDraft, ThreadDraft)


class DraftConflict(Refused):
    """The draft was saved elsewhere since: `draft` holds what stands on the server."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(_("This draft was changed in another window. Compare both and keep what you want."))
        self.draft = draft


@verb
def mark_read(actor: Actor, thread_id: UUID, *, ranges: list[Range]) -> list[Range]:
    """Note numbers of a thread as read by the actor; those that were not before. Raises `Unseen`."""
    return add_to_read(actor, visible_thread(actor, thread_id), ranges)


@verb
def mark_unread(actor: Actor, thread_id: UUID, *, ranges: list[Range]) -> None:
    """Note numbers of a thread as unread by the actor again. Raises `Unseen`."""
    take_from_read(actor, visible_thread(actor, thread_id), ranges)


@verb
def mark_unread_from(actor: Actor, thread_id: UUID, *, number: int) -> None:
    """Note everything from a number on as unread by the actor. Raises `Unseen`."""
    keep_read_below(actor, visible_thread(actor, thread_id), number)


@verb
def save_reply_draft(
    actor: Actor, draft_id: UUID, *, thread_id: UUID, body: str, fields: dict[str, Any], version: int
) -> ReplyDraft:
    """Keep a reply being written. `version` is the last one known where it is written, 0 for a new draft.

    What is kept already is left as it is. Raises `Unseen`, `DraftConflict` if it was saved elsewhere since, or
    `Refused` for one too many or too long.
    """
    thread = visible_thread(actor, thread_id)
    draft = _own(actor, ReplyDraft, draft_id, thread=thread)
    return _saved(draft, body=body, fields=fields, version=version)


@verb
def save_thread_draft(actor: Actor, draft_id: UUID, *, body: str, fields: dict[str, Any], version: int) -> ThreadDraft:
    """Keep a thread being started. Raises as `save_reply_draft` does."""
    return _saved(_own(actor, ThreadDraft, draft_id), body=body, fields=fields, version=version)


@verb
def discard_draft(actor: Actor, draft_id: UUID) -> None:
    """Throw a draft away, of whichever kind. What is not there, or not the actor's, is left alone."""
    forget_draft(actor, draft_id)


def _own(actor: Actor, model: type[AnyDraft], draft_id: UUID, **of: object) -> AnyDraft:
    """The draft, locked; a new one, without words and of version 0, if nobody saved it yet, be it at this instant."""
    new = {"person_id": actor.person, "seat_id": actor.seat, "version": 0, **of}
    draft, is_new = model.objects.select_for_update().get_or_create(pk=draft_id, defaults=new)
    if draft.person_id != actor.person:
        raise Unseen
    if is_new:
        kept = sum(model.objects.filter(person_id=actor.person).count() for model in (ReplyDraft, ThreadDraft))
        require(save_another(actor, kept - 1))
    return draft


def _saved(draft: AnyDraft, *, body: str, fields: dict[str, Any], version: int) -> AnyDraft:
    require(keep_as_long(len(f"{body}{fields}".encode())))
    if draft.version and (draft.body, draft.fields) == (body, fields):
        return draft
    if draft.version not in (0, version):
        raise DraftConflict(draft)
    draft.body, draft.fields = body, fields
    draft.version += 1
    draft.save()
    return draft
