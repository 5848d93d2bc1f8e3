"""A person taken out of what is known about people: the row stays as a placeholder, so that what hangs on it does.

A step of one act (`forum.home.actions.erasure`): it runs inside its transaction and publishes nothing.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db.models import F
from django.utils import timezone

from accounts.actions.steps import close_seat, drop_sessions
from accounts.models import Acceptance, AccessRequest, Authority, ErasureRequest, GroupMember, Invitation, User
from forum.events.tasks import forget_failures
from forum.policies.vocabulary import SeatStatus

NOWHERE = "erased.invalid"
"""A domain that no mail ever reaches (RFC 2606)."""

KEPT = frozenset({"id", "password", "email", "is_demo", "rights_version", "date_joined", "last_login"})
"""The columns of a person that say nothing of their own any more, or are set below; all others become empty."""


def addresses_of(person: User) -> list[str]:
    """Every e-mail address under which the person is known, in lower case."""
    known = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return sorted({address.lower() for address in [person.email, *known]})


def erase_from_accounts(person: User) -> None:
    """End all that lets a locked person in, and forget all that they said about themselves or were sent."""
    for seat in person.seats.filter(status=SeatStatus.ACTIVE):
        close_seat(seat)
    for address in addresses_of(person):
        _forget_address(address, placeholder_of(person))
    drop_sessions(person)
    for own in (EmailAddress, Authenticator, SocialAccount, UserSession):
        own.objects.filter(user=person).delete()
    Acceptance.objects.filter(person=person).delete()
    GroupMember.objects.filter(seat__person=person).delete()
    ErasureRequest.objects.filter(person=person).update(reason="")
    _leave_a_placeholder(person)


def placeholder_of(person: User) -> str:
    """The address of somebody who was erased: unique, and of no use."""
    return f"erased-{person.pk}@{NOWHERE}"


def _forget_address(address: str, placeholder: str) -> None:
    """Whom it was sent to is not known any more; an invitation that waited is open no longer."""
    invitations = Invitation.objects.filter(email__iexact=address)
    AccessRequest.objects.filter(email__iexact=address).delete()
    invitations.unused().update(revoked_at=timezone.now())
    invitations.update(email=placeholder)
    Authority.objects.filter(mailbox__iexact=address).update(mailbox="")
    forget_failures(address)


def _leave_a_placeholder(person: User) -> None:
    empty = User()
    for column in User._meta.concrete_fields:
        if column.name not in KEPT:
            setattr(person, column.name, getattr(empty, column.name))
    person.email = placeholder_of(person)
    person.password = make_password(None)
    person.last_login = None
    person.erased_at = timezone.now()
    person.rights_version = F("rights_version") + 1
    person.save()
