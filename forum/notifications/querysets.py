"""Questions about what waits, and what is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from forum.discussions.querysets import is_read, shown_of
from forum.policies.actor import Actor
from forum.policies.vocabulary import ReplyState
from forum.publishing.audience import within_audience

if TYPE_CHECKING:
    from forum.notifications.models import Follow, Waiting


class WaitingQuerySet(QuerySet["Waiting"]):
    def for_actor(self, actor: Actor) -> Self:
        """The words that still wait for the actor, of what they may see: those unread.

        In a thread whose following they stopped, mentions only.
        """
        from forum.notifications.models import Follow, WaitingKind

        stopped = Follow.objects.filter(
            person_id=actor.person, thread=OuterRef("reply__thread"), stopped_at__isnull=False
        )
        seen = within_audience(actor, of="reply__thread__")
        waiting = self.filter(seen, ~is_read(actor, "reply__"), person_id=actor.person)
        return waiting.filter(Q(kind=WaitingKind.MENTION) | ~Exists(stopped), reply__state=ReplyState.PUBLISHED)

    def with_all_that_is_shown(self) -> Self:
        """What waits, with the words and the authors shown, in one query."""
        return self.select_related("reply__thread", "handed_from", *shown_of("reply__"))


class FollowQuerySet(QuerySet["Follow"]):
    def by(self, person: UUID) -> Self:
        """What a person follows, or stopped following."""
        return self.filter(person_id=person)

    def standing(self) -> Self:
        """What is followed today."""
        return self.filter(stopped_at=None)

    def with_things(self) -> Self:
        """Follows with what is followed, in the same query."""
        return self.select_related("thread", "framework", "tool", "party", "authority__party")
