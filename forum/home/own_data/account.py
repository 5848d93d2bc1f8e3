"""What is kept of a person's account: who they are, how they come in, for whom they speak."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q

from accounts.erasing import addresses_of
from accounts.models import AccessRequest, GroupMember, Invitation, User
from forum.home.own_data.entries import Entries
from forum.policies.actor import Actor
from forum.record.models import Entry

OF_A_PROFILE = (
    *("name_as_given", "email", "spoken_languages", "expertise", "interests", "interests_declared_on"),
    *("language", "time_zone", "theme", "direction", "reply_order", "read_marking", "uses_keys"),
    *("date_joined", "last_login", "suspended_at"),
)


def profile(person: User, _actor: Actor | None) -> Entries:
    """What they say about themselves, and how they read."""
    yield {name: getattr(person, name) for name in OF_A_PROFILE}


def addresses(person: User, _actor: Actor | None) -> Entries:
    """Every address, and whether it is confirmed."""
    return EmailAddress.objects.filter(user=person).values("email", "verified", "primary")


def ways_to_sign_in(person: User, _actor: Actor | None) -> Entries:
    """Second factors and accounts elsewhere, without any secret."""
    yield from Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")
    yield from SocialAccount.objects.filter(user=person).values("provider", "uid", "date_joined", "last_login")


def sessions(person: User, _actor: Actor | None) -> Entries:
    """Every browser in which they are signed in."""
    return UserSession.objects.filter(user=person).values("created_at", "last_seen_at", "ip", "user_agent")


def acceptances(person: User, _actor: Actor | None) -> Entries:
    """Every version of the terms that they accepted."""
    return person.acceptances.order_by("accepted_at").values("document", "version", "accepted_at")


def seats(person: User, _actor: Actor | None) -> Entries:
    """Every seat, ended ones too."""
    for seat in person.seats.select_related("authority__party").order_by("starts", "pk"):
        yield {
            "authority": seat.authority.place,
            "role": seat.role,
            "starts": seat.starts,
            "ends": seat.ends,
            "status": seat.status,
        }


def groups(person: User, _actor: Actor | None) -> Entries:
    """The named groups to which they belong."""
    own = GroupMember.objects.filter(seat__person=person).order_by("since", "pk")
    return own.values("group__name", "since")


def invitations(person: User, _actor: Actor | None) -> Entries:
    """Those sent to an address of theirs; not by whom."""
    theirs = Invitation.objects.filter(_to_their_address(person)).order_by("invited_at")
    return theirs.values("email", "authority__name", "role", "invited_at", "accepted_at", "revoked_at")


def access_requests(person: User, _actor: Actor | None) -> Entries:
    """Those from an address of theirs, with the reason they were told."""
    theirs = AccessRequest.objects.filter(_to_their_address(person)).order_by("asked_at")
    said = ("name", "email", "authority__name", "role", "why", "state", "asked_at", "decided_at", "reason")
    return theirs.values(*said)


def erasure_requests(person: User, _actor: Actor | None) -> Entries:
    """Every request, and what they were answered."""
    return person.erasure_requests.order_by("asked_at").values("state", "asked_at", "decided_at", "reason")


def acts(person: User, _actor: Actor | None) -> Entries:
    """Without the reasons, which may be about others."""
    theirs = Q(person=person.pk) | Q(object_id=person.pk) | Q(object_id__in=person.seats.values("pk"))
    return Entry.objects.filter(theirs).values("at", "act", "role")


def _to_their_address(person: User) -> Q:
    theirs = Q()
    for address in addresses_of(person):
        theirs |= Q(email__iexact=address)
    return theirs
