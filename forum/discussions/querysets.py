"""Questions about threads and replies. `visible_to` agrees with the rule book; a test holds them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from forum.policies.actor import Actor
from forum.policies.vocabulary import RequestState, Role
from forum.publishing.audience import within_audience
from forum.publishing.authorship import words_spoken_by

if TYPE_CHECKING:
    from forum.discussions.models import ExperienceRequest, ReadState, Reply, Thread


class ThreadQuerySet(QuerySet["Thread"]):
    def visible_to(self, actor: Actor) -> Self:
        """Threads whose audience the actor belongs to."""
        return self.filter(within_audience(actor))

    def with_read(self, actor: Actor) -> Self:
        """Threads with `read`: how many of its replies, first words included, the actor has read."""
        from forum.discussions.models import ReadState

        own = ReadState.objects.filter(person_id=actor.person, thread=OuterRef("pk")).values("count")
        return self.annotate(read=Coalesce(Subquery(own), 0))

    def unread(self) -> Self:
        """Of threads with `read`, those in which something is left to read."""
        return self.filter(Q(read__lte=F("last_number")))

    def latest_first(self) -> Self:
        return self.order_by("-last_activity_at", "-id")

    def with_labels(self) -> Self:
        """Threads with the frameworks and tools attached to them, in two more queries for any number of threads."""
        return self.select_related("audience_framework", "answer").prefetch_related("frameworks", "tools")

    def older_than(self, thread: Thread) -> Self:
        """What stands below a thread in a list of the latest first."""
        return self.filter(
            Q(last_activity_at__lt=thread.last_activity_at)
            | Q(last_activity_at=thread.last_activity_at, pk__lt=thread.pk)
        )


class ReplyQuerySet(QuerySet["Reply"]):
    def visible_to(self, actor: Actor) -> Self:
        """Replies of threads whose audience the actor belongs to; what is hidden keeps its place, not its words."""
        return self.filter(within_audience(actor, of="thread__"))

    def spoken_by(self, actor: Actor) -> Self:
        """The actor's own words, spoken from the seat of now."""
        return self.filter(pk__in=words_spoken_by(actor))

    def in_reading_order(self) -> Self:
        """The order of display in the threaded view: each reply before the replies to it."""
        return self.order_by("path")

    def with_all_that_is_shown(self) -> Self:
        """Replies with their attribution, parent and quotes, in one more query for any number of replies."""
        from forum.discussions.models import Quote

        quotes = Quote.objects.select_related("source", *shown_of("source__"))
        return self.select_related("thread", "parent", *shown_of(""), *shown_of("parent__")).prefetch_related(
            Prefetch("quotes", quotes, to_attr="shown_quotes")
        )


def shown_of(prefix: str) -> tuple[str, ...]:
    """The relations that tell what is shown of an author."""
    return (
        f"{prefix}shown_seat__person",
        f"{prefix}shown_seat__authority__party",
        f"{prefix}shown_authority__party",
        f"{prefix}shown_party",
    )


class ExperienceRequestQuerySet(QuerySet["ExperienceRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(within_audience(actor, of="thread__"))

    def waiting_for(self, actor: Actor) -> Self:
        """Requests that the actor's authority has still to respond to, if the actor may respond for it."""
        if actor.role not in (Role.OFFICIAL, Role.FOCAL_POINT):
            return self.none()
        return self.visible_to(actor).filter(authority_id=actor.authority, state=RequestState.OPEN)


class ReadStateQuerySet(QuerySet["ReadState"]):
    def of(self, actor: Actor) -> Self:
        """What the actor has read, of any thread, ranges included."""
        return self.filter(person_id=actor.person).prefetch_related("ranges")
