"""What a focal point has to clear."""

from dataclasses import dataclass
from datetime import datetime

from forum.cases.models import CaseVersion
from forum.discussions.models import ReplyRevision
from forum.policies.actor import Actor
from forum.text.differences import Piece, difference

MOST = 50
"""Rows of the page; those that are left follow when these are decided."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to clear: words for a thread, with what they change, or a version of a case study."""

    since: datetime
    revision: ReplyRevision | None = None
    pieces: list[Piece] | None = None
    version: CaseVersion | None = None


def waiting_for(actor: Actor) -> list[Waiting]:
    """What the actor can clear, the longest waiting first."""
    revisions = ReplyRevision.objects.to_be_cleared_by(actor).with_all_that_is_shown().order_by("handed_in_at", "pk")
    versions = CaseVersion.objects.to_be_reviewed_by(actor).order_by("submitted_at", "pk")
    rows = [Waiting(one.handed_in_at, revision=one, pieces=_pieces(one)) for one in revisions[:MOST]]
    rows += [Waiting(one.submitted_at, version=one) for one in versions[:MOST] if one.submitted_at]
    return sorted(rows, key=lambda row: row.since)[:MOST]


def _pieces(revision: ReplyRevision) -> list[Piece] | None:
    """What would change since the words that stand, which are those last cleared."""
    return difference(revision.reply.body, revision.body) if revision.reply else None
