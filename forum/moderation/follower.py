"""The queue fills by what happens: whoever is new here is looked at, after their words have appeared."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from django.utils import timezone

from forum.discussions.events import REPLY_HIDDEN, REPLY_POSTED, REPLY_WITHDRAWN, THREAD_POSTED
from forum.discussions.models import Reply
from forum.events.models import Event
from forum.moderation.models import Item
from forum.policies.vocabulary import Attribution, AudienceKind, Capacity, ItemAct, ItemKind, ItemState
from forum.publishing.clearing import was_cleared

KINDS = frozenset({REPLY_POSTED, THREAD_POSTED, REPLY_HIDDEN, REPLY_WITHDRAWN})

FIRST = 3
"""How many times somebody speaks under their name as new."""

WITHIN = timedelta(days=2)
"""By when first words are looked at."""

ACTS_OF_OFFICE = (Capacity.MODERATOR, Capacity.SECRETARIAT)


def follow(event: Event) -> None:
    """Raise first words, once; settle what is no longer shown. Safe to repeat."""
    spoken = Reply.objects.select_related("thread", "shown_seat")
    about = cast(UUID, event.object_id)
    if event.kind in (REPLY_HIDDEN, REPLY_WITHDRAWN):
        _settle(about)
        return
    words = spoken.get(thread=about, number=0) if event.kind == THREAD_POSTED else spoken.get(pk=about)
    if _is_to_be_looked_at(words):
        Item.objects.get_or_create(
            kind=ItemKind.FIRST_WORDS, subject=words.pk, defaults={"due_at": timezone.now() + WITHIN}
        )


def _is_to_be_looked_at(words: Reply) -> bool:
    """First words under a name, which no authority has cleared.

    Of words without a name nothing is said, not even that their author is new, and they are not counted: that somebody
    is no longer new would tell of them. What an authority says among its own people is its own.
    """
    if words.attribution != Attribution.BY_NAME or words.capacity in ACTS_OF_OFFICE:
        return False
    if words.thread.audience_kind == AudienceKind.AUTHORITY or was_cleared(words.pk):
        return False
    assert words.shown_seat  # noqa: S101 (a constraint of the table)
    named = Reply.objects.filter(shown_seat__person=words.shown_seat.person_id)
    return named.filter(posted_at__lt=words.posted_at).count() < FIRST


def _settle(subject: UUID) -> None:
    for item in Item.objects.select_for_update().filter(subject=subject, state=ItemState.WAITING):
        item.state = ItemState.DECIDED
        item.version += 1
        item.save(update_fields=["state", "version"])
        item.steps.create(act=ItemAct.GONE)
