"""Questions about widenings. `visible_to` agrees with the rule book; a test holds them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.actors import with_powers
from accounts.models import Seat
from forum.discussions.models import Thread
from forum.policies.actor import Actor
from forum.policies.vocabulary import Role, WideningState

if TYPE_CHECKING:
    from forum.audiences.models import Notice, Widening


class WideningQuerySet(QuerySet["Widening"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the own authority; for the secretariat, where nobody else there can take the second look.

        The twin of `policies.widening.see_widening`.
        """
        own = Q(authority_id=actor.authority) if actor.is_focal_point else Q(pk__in=[])
        if not actor.is_secretariat:
            return self.filter(own)
        others = Seat.objects.active().filter(with_powers(), role=Role.FOCAL_POINT, authority=OuterRef("authority"))
        return self.filter(own | ~Exists(others.exclude(person=OuterRef("asked_by__person"))))

    def open(self) -> Self:
        """Those of which nobody has decided yet."""
        return self.filter(state=WideningState.WAITING)

    def waiting_for(self, actor: Actor) -> Self:
        """Those that wait for the actor's second look: nobody looks at what they asked for themselves."""
        return self.visible_to(actor).open().exclude(asked_by__person_id=actor.person)

    def with_all_that_is_shown(self) -> Self:
        """Widenings with what they are of, for whom, and who asked and decided, in the same query."""
        readers = ("audience_group", "audience_authority")
        people = ("authority__party", "asked_by__person", "decided_by__person")
        return self.select_related("thread", *readers, *people)


class NoticeQuerySet(QuerySet["Notice"]):
    def for_actor(self, actor: Actor) -> Self:
        """What the actor has still to be told, each with `is_readable`: whether they read it, too."""
        there = Thread.objects.visible_to(actor).filter(pk=OuterRef("widening__thread"))
        return self.filter(person_id=actor.person).annotate(is_readable=Exists(there))

    def with_all_that_is_shown(self) -> Self:
        """Notices with what they tell of, in the same query."""
        return self.select_related("widening__thread", "widening__audience_group", "widening__audience_authority")


def is_alone(widening: Widening) -> bool:
    """Whether nobody of the authority that asks, but for who asked, could take the second look."""
    seats = Seat.objects.active().filter(with_powers(), role=Role.FOCAL_POINT, authority=widening.authority_id)
    return not seats.exclude(person=widening.asked_by.person_id).exists()
