"""Questions about people and their seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import BaseUserManager
from django.db.models import QuerySet

from forum.policies.actor import Actor
from forum.policies.vocabulary import SeatStatus

if TYPE_CHECKING:
    from accounts.models import Invitation, Seat, User


class PersonManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None, **fields: Any) -> User:
        """A new person, without a seat and so without any right. E-mail addresses are kept in lower case."""
        person: User = self.model(email=email.strip().lower(), name=name, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class SeatQuerySet(QuerySet["Seat"]):
    def active(self) -> Self:
        """Seats that let their holders speak: neither ended nor held by somebody who is suspended."""
        return self.filter(status=SeatStatus.ACTIVE, person__suspended_at=None)

    def with_holder(self) -> Self:
        """Seats with all that is shown of them, in the same query."""
        return self.select_related("person", "authority__party")


class InvitationQuerySet(QuerySet["Invitation"]):
    def visible_to(self, actor: Actor) -> Self:
        """The twin of `policies.people.revoke_invitation`: those of the own authority, or all."""
        if actor.is_secretariat:
            return self
        return self.filter(authority=actor.authority) if actor.is_focal_point else self.none()

    def unused(self) -> Self:
        """Invitations neither accepted nor revoked. Whether one has lapsed is asked when it is used."""
        return self.filter(accepted_at=None, revoked_at=None)
