"""What hangs on a seat and is of discussions goes with it: drafts, and what is read. Past words keep their author."""

from typing import cast
from uuid import UUID

from django.db.models import QuerySet

from accounts.events import SEAT_PASSED_ON
from accounts.models import Handover
from forum.discussions.models import ReadState, ReplyDraft, ReplyRevision, ThreadDraft
from forum.events.models import Event
from forum.policies.vocabulary import Capacity, RevisionState
from forum.publishing.models import Draft

KINDS = frozenset({SEAT_PASSED_ON})


def follow(event: Event) -> None:
    """Move the drafts and read marks of a seat that was passed on. Safe to repeat."""
    handover = Handover.objects.select_related("seat", "successor").get(pk=cast(UUID, event.object_id))
    for drafts in (ReplyDraft.objects.all(), ThreadDraft.objects.all()):
        _pass_drafts(handover, drafts)
    _pass_revisions(handover)
    _pass_reading(handover)


def _pass_revisions(handover: Handover) -> None:
    """Words handed in are taken back for the successor: nothing is spoken under a name whose holder did not say it.

    A personal view stays with whoever wrote it; who only changes roles keeps everything as it is.
    """
    old, new = handover.seat, handover.successor
    handed_in = ReplyRevision.objects.filter(seat=old)
    if old.person_id == new.person_id:
        handed_in.update(seat=new)
    else:
        handed_in.exclude(capacity=Capacity.PERSONAL_VIEW).update(
            seat=new, state=RevisionState.TAKEN_BACK, cleared_at=None
        )


def _pass_drafts(handover: Handover, drafts: QuerySet[Draft]) -> None:
    """A personal view is the person's, not the seat's: unless the person stays, it does not go with it."""
    old, new = handover.seat, handover.successor
    stays = old.person_id != new.person_id
    of_seat = [
        draft.pk
        for draft in drafts.filter(seat=old).only("fields")
        if not (stays and draft.fields.get("capacity") == Capacity.PERSONAL_VIEW)
    ]
    drafts.filter(pk__in=of_seat).update(seat=new, person=new.person_id)


def _pass_reading(handover: Handover) -> None:
    """Where the successor has read already, their own marks stand."""
    old, new = handover.seat, handover.successor
    moved = ReadState.objects.filter(seat=old)
    if old.person_id != new.person_id:
        own = ReadState.objects.filter(person=new.person_id).values_list("thread_id", flat=True)
        moved = moved.exclude(thread__in=list(own))
    moved.update(seat=new, person=new.person_id)
