"""Questions about threads and replies. `visible_to` agrees with the rule book; a test holds them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from forum.policies.actor import Actor
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, RequestState, RevisionState
from forum.publishing.audience import within_audience
from forum.publishing.authorship import words_spoken_by
from forum.publishing.clearing import others_who_clear

if TYPE_CHECKING:
    from forum.discussions.models import ExperienceRequest, ReadState, Reply, ReplyRevision, Thread


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

    def with_audience(self) -> Self:
        """Threads with whom they are for, and with their answer."""
        return self.select_related("audience_group", "audience_authority", "answer")

    def with_labels(self) -> Self:
        """Threads with the frameworks and tools attached to them, in two more queries for any number of threads."""
        return self.with_audience().prefetch_related("frameworks", "tools")

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

    def with_all_that_is_shown(self) -> Self:
        """Replies with their attribution, parent and quotes, in one more query for any number of replies."""
        from forum.discussions.models import Quote

        quotes = Quote.objects.select_related("source__thread", *shown_of("source__"))
        return self.select_related("thread", "parent", *shown_of(""), *shown_of("parent__")).prefetch_related(
            Prefetch("quotes", quotes, to_attr="shown_quotes")
        )


def is_read(actor: Actor, of: str = "") -> Exists:
    """The condition that the actor has read a reply, or the one at `of` ("reply__")."""
    from forum.discussions.models import ReadRange

    number = OuterRef(f"{of}number")
    own = ReadRange.objects.filter(state__person_id=actor.person, state__thread=OuterRef(f"{of}thread"))
    return Exists(own.filter(first__lte=number, last__gte=number))


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
        if actor.role not in SPEAKING_FOR_A_PARTY:
            return self.none()
        return self.visible_to(actor).filter(authority_id=actor.authority, state=RequestState.OPEN)


class ReplyRevisionQuerySet(QuerySet["ReplyRevision"]):
    def visible_to(self, actor: Actor) -> Self:
        """The actor's own, and what the actor's authority has to clear, where the actor sees the thread.

        The twin of `policies.clearance.read_revision`.
        """
        own = Q(seat_id=actor.seat)
        if actor.is_focal_point:
            own |= Q(authority_id=actor.authority, state=RevisionState.IN_REVIEW)
        return self.filter(own).filter(Q(thread__isnull=True) | within_audience(actor, of="thread__"))

    def to_be_cleared_by(self, actor: Actor) -> Self:
        """What waits for the actor to clear or return; one’s own is another focal point’s to clear, if there is one."""
        if not actor.is_focal_point:
            return self.none()
        waiting = self.visible_to(actor).filter(authority_id=actor.authority, state=RevisionState.IN_REVIEW)
        return waiting.exclude(Exists(others_who_clear(actor)), seat_id=actor.seat)

    def returned_to(self, actor: Actor) -> Self:
        """What a focal point gave back to the actor."""
        return self.visible_to(actor).filter(seat_id=actor.seat, state=RevisionState.RETURNED)

    def with_all_that_is_shown(self) -> Self:
        """Revisions with their thread, the words they would take the place of, and who wrote them."""
        return self.select_related("thread", "reply", "seat__person", "seat__authority__party")


class ReadStateQuerySet(QuerySet["ReadState"]):
    def of(self, actor: Actor) -> Self:
        """What the actor has read, of any thread, ranges included."""
        return self.filter(person_id=actor.person).prefetch_related("ranges")
