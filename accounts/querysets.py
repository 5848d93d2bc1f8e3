"""Questions about people and their seats."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import BaseUserManager
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from forum.policies.actor import Actor
from forum.policies.vocabulary import AccessState, ErasureState, Role, SeatStatus

if TYPE_CHECKING:
    from accounts.models import AccessRequest, Authority, ErasureRequest, Group, GroupMember, Invitation, Seat, User


class PersonManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None, **fields: Any) -> User:
        """A new person, without a seat and so without any right. E-mail addresses are kept in lower case."""
        person: User = self.model(email=email.strip().lower(), name_as_given=name, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class AuthorityQuerySet(QuerySet["Authority"]):
    def with_party(self) -> Self:
        """Authorities in the order in which they are listed: the Parties', then all others, by name."""
        return self.select_related("party").order_by("party__name", "name", "pk")

    def with_people(self) -> Self:
        """Authorities with `officials` and `focal_points`: how many sit there today."""
        seated = Q(seats__status=SeatStatus.ACTIVE, seats__person__suspended_at=None)
        return self.annotate(
            officials=Count("seats", filter=seated & Q(seats__role=Role.OFFICIAL)),
            focal_points=Count("seats", filter=seated & Q(seats__role=Role.FOCAL_POINT)),
        )


class SeatQuerySet(QuerySet["Seat"]):
    def active(self) -> Self:
        """Seats that let their holders speak: neither ended nor held by somebody who is suspended."""
        return self.filter(status=SeatStatus.ACTIVE, person__suspended_at=None)

    def on(self, day: date) -> Self:
        """Seats from which somebody speaks on a day."""
        return self.active().filter(Q(ends=None) | Q(ends__gt=day), starts__lte=day)

    def called(self, typed: str) -> Self:
        """Seats one of whose holder's names begins with what was typed."""
        begins = Q(person__name_as_given__istartswith=typed) | Q(person__name_as_given__icontains=f" {typed}")
        return self.filter(begins)

    def with_holder(self) -> Self:
        """Seats with all that is shown of them, in the same query."""
        return self.select_related("person", "authority__party")


class GroupQuerySet(QuerySet["Group"]):
    def visible_to(self, actor: Actor) -> Self:
        """The twin of `policies.groups.read_group`: those the actor belongs to, or all."""
        return self if actor.curates else self.filter(pk__in=actor.groups)

    def standing(self) -> Self:
        """Groups that have not ended."""
        return self.filter(ended_at=None)

    def on(self, day: date) -> Self:
        """Groups whose members belong to them on a day."""
        return self.standing().filter(Q(ends=None) | Q(ends__gt=day))

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "pk")

    def with_owner(self) -> Self:
        """Groups with all that is shown of them but their members, in the same query."""
        return self.select_related("owner__person", "owner__authority__party")


class GroupMemberQuerySet(QuerySet["GroupMember"]):
    def standing(self) -> Self:
        """Memberships of groups that have not ended."""
        return self.filter(group__ended_at=None)

    def speaking(self) -> Self:
        """Memberships from whose seats somebody can speak."""
        from accounts.models import Seat

        return self.filter(seat__in=Seat.objects.active())


class InvitationQuerySet(QuerySet["Invitation"]):
    def visible_to(self, actor: Actor) -> Self:
        """The twin of `policies.people.revoke_invitation`: those of the own authority, or all."""
        if actor.is_secretariat:
            return self
        return self.filter(authority=actor.authority) if actor.is_focal_point else self.none()

    def unused(self) -> Self:
        """Invitations neither accepted nor revoked. Whether one has lapsed is asked when it is used."""
        return self.filter(accepted_at=None, revoked_at=None)


class AccessRequestQuerySet(QuerySet["AccessRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        """The twin of `policies.access.see_request`: what is confirmed, for the own authority or for all."""
        confirmed = self.exclude(state=AccessState.UNCONFIRMED)
        if actor.is_secretariat:
            return confirmed
        return confirmed.filter(authority=actor.authority) if actor.is_focal_point else self.none()

    def open(self) -> Self:
        """Requests about which nobody has decided yet."""
        return self.filter(state=AccessState.WAITING)

    def waiting_for(self, actor: Actor) -> Self:
        """Requests that the actor is to decide about: the secretariat those only that no focal point may decide."""
        from accounts.actors import with_powers
        from accounts.models import Seat

        waiting = self.visible_to(actor).open()
        seats = Seat.objects.active().filter(authority=OuterRef("authority"), role=Role.FOCAL_POINT)
        theirs = Q(role=Role.OFFICIAL, at_approved_domain=True)
        if actor.is_secretariat:
            return waiting.exclude(theirs & Exists(seats.filter(with_powers())))
        return waiting.filter(theirs)

    def with_authority(self) -> Self:
        """Requests with all that is shown of them, in the same query."""
        return self.select_related("authority__party", "decided_by__person", "invitation")


class ErasureRequestQuerySet(QuerySet["ErasureRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        """The twin of `policies.erasure.see_erasure`: who asked sees them on a page of their own."""
        return self if actor.is_secretariat else self.none()

    def open(self) -> Self:
        """Requests about which nobody has decided yet."""
        return self.filter(state=ErasureState.WAITING)

    def waiting_for(self, actor: Actor) -> Self:
        """Requests that the actor is to decide about: nobody decides about their own."""
        return self.visible_to(actor).open().exclude(person_id=actor.person)
