"""Questions about threads and replies. `visible_to` agrees with the rule book; a test holds them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from forum.policies.actor import Actor
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, RequestState, RevisionState, ThreadKind, UnmaskingState
from forum.publishing.audience import within_audience
from forum.publishing.authorship import words_of, words_spoken_by
from forum.publishing.clearing import others_who_clear

if TYPE_CHECKING:
    from forum.discussions.models import ExperienceRequest, ReadState, Reply, ReplyRevision, Thread, Unmasking


class ThreadQuerySet(QuerySet["Thread"]):
    def visible_to(self, actor: Actor) -> Self:
        """Threads whose audience the actor belongs to. Masked rooms are none: they have doors of their own."""
        return self.filter(within_audience(actor)).exclude(kind=ThreadKind.ROOM)

    def rooms_visible_to(self, actor: Actor) -> Self:
        """Masked rooms that exist for the actor. The twin of `policies.rooms.see_room`."""
        return self.filter(within_audience(actor), kind=ThreadKind.ROOM).select_related("room")

    def all_visible_to(self, actor: Actor) -> Self:
        """Threads and masked rooms, as a list names them."""
        return self.filter(within_audience(actor))

    def words_visible_to(self, actor: Actor) -> Self:
        """Threads, and masked rooms whose rule the actor has accepted: those whose words the actor reads."""
        return self.filter(within_audience(actor), _is_entered(actor, ""))

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
        """Threads with whom they are for, with their answer, and rooms with their dates."""
        return self.select_related("audience_group", "audience_authority", "answer", "room")

    def with_labels(self) -> Self:
        """Threads with the frameworks and tools attached to them, in two more queries for any number of threads."""
        return self.with_audience().prefetch_related("frameworks", "tools")

    def older_than(self, thread: Thread) -> Self:
        """What stands below a thread in a list of the latest first."""
        return self.filter(
            Q(last_activity_at__lt=thread.last_activity_at)
            | Q(last_activity_at=thread.last_activity_at, pk__lt=thread.pk)
        )


def _is_entered(actor: Actor, of: str) -> Q:
    """The condition that a thread, or the one at `of`, is no masked room, or one that the actor has entered."""
    return ~Q(**{f"{of}kind": ThreadKind.ROOM}) | Q(**{f"{of}pk__in": sorted(actor.rooms)})


class ReplyQuerySet(QuerySet["Reply"]):
    def visible_to(self, actor: Actor) -> Self:
        """Replies of threads whose audience the actor belongs to; what is hidden keeps its place, not its words.

        Those of a masked room are there for who has accepted its rule.
        """
        return self.filter(within_audience(actor, of="thread__"), _is_entered(actor, "thread__"))

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
            in_review = Q(state=RevisionState.IN_REVIEW)
            cleared = Q(state=RevisionState.TO_COME, cleared_at__isnull=False)
            own |= Q(in_review | cleared, authority_id=actor.authority)
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


class UnmaskingQuerySet(QuerySet["Unmasking"]):
    def visible_to(self, actor: Actor) -> Self:
        """All, for curators; of the actor's own words those that came about. The twin of `policies.rooms`."""
        own = Q(reply__in=words_of(actor.person), state=UnmaskingState.DONE)
        return self.all() if actor.curates else self.filter(own)

    def waiting_for(self, actor: Actor) -> Self:
        """Those that the actor has to decide: asked by the other office."""
        if not actor.curates:
            return self.none()
        return (
            self.filter(state=UnmaskingState.ASKED)
            .exclude(asked_by__role=actor.role)
            .exclude(asked_by__person=actor.person)
        )

    def to_be_known_by(self, actor: Actor) -> Self:
        """Those of the actor's own words, until the actor has read of it."""
        return self.filter(reply__in=words_of(actor.person), state=UnmaskingState.DONE, known_at=None)

    def with_words(self) -> Self:
        return self.select_related("reply__thread", "asked_by__person", "decided_by__person")


class ReadStateQuerySet(QuerySet["ReadState"]):
    def of(self, actor: Actor) -> Self:
        """What the actor has read, of any thread, ranges included."""
        return self.filter(person_id=actor.person).prefetch_related("ranges")
