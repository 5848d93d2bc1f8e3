"""Questions about what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from forum.discussions.models import ExperienceRequest, ReadRange
from forum.discussions.querysets import shown_of
from forum.policies.actor import Actor
from forum.policies.vocabulary import ReplyState
from forum.publishing.audience import within_audience

if TYPE_CHECKING:
    from forum.notifications.models import Waiting


class WaitingQuerySet(QuerySet["Waiting"]):
    def for_actor(self, actor: Actor) -> Self:
        """What still waits for the actor, of what they may see: unread words, and requests nobody has settled."""
        read = ReadRange.objects.filter(
            state__person_id=actor.person,
            state__thread=OuterRef("reply__thread"),
            first__lte=OuterRef("reply__number"),
            last__gte=OuterRef("reply__number"),
        )
        words = Q(reply__state=ReplyState.PUBLISHED) & within_audience(actor, of="reply__thread__") & ~Exists(read)
        requests = Q(request__in=ExperienceRequest.objects.waiting_for(actor))
        return self.filter(person_id=actor.person).filter(words | requests)

    def with_all_that_is_shown(self) -> Self:
        """What waits, with the words and the authors shown, in one query."""
        return self.select_related("reply__thread", "request__thread", "request__authority", *shown_of("reply__"))
