"""What a reader has begun to write in a thread, offered to be gone on with: nothing is continued unasked."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from forum.discussions.asked import identifier
from forum.discussions.models import ReplyDraft, Thread

MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft, and the number of the reply that it answers, if it answers one."""

    draft: ReplyDraft
    number: int | None


def offers_of(thread: Thread, drafts: Iterable[ReplyDraft]) -> list[Offer]:
    """These drafts of a thread, the first few of those that say something."""
    offered = [draft for draft in drafts if draft.body.strip() or draft.fields.get("quote_passage")][:MOST_OFFERED]
    parents = {draft.pk: identifier(str(draft.fields.get("parent", ""))) for draft in offered}
    answered = [parent for parent in parents.values() if parent]
    numbers: dict[UUID | None, int] = dict(thread.replies.filter(pk__in=answered).values_list("pk", "number"))
    return [Offer(draft, numbers.get(parents[draft.pk])) for draft in offered]
