"""Which invitations are open, and whose an e-mail address is."""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from allauth.account.models import EmailAddress
from django.conf import settings

from accounts.actors import actors_of
from accounts.models import AccessRequest, Invitation, User
from forum.policies.people import invite


def token_of(row: Invitation | AccessRequest) -> str:
    """The token of the link in a mail: our secret makes it of what the row says, so it can be sent and not be kept.

    It is another one when the row is given another time.
    """
    message = f"{row._meta.model_name}|{row.pk}|{row.lapses_at.isoformat()}".encode()
    mac = hmac.digest(settings.SECRET_KEY.encode(), message, "sha256")
    return urlsafe_b64encode(mac).rstrip(b"=").decode()


def digest_of(token: str) -> str:
    """All that is kept of a token: it has 256 bits that nobody can guess, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_invitation(token: str) -> Invitation | None:
    """The invitation with this token, if it can still be accepted. Why not is nobody's business."""
    rows = Invitation.objects.select_related("authority__party", "invited_by__person", "takes_over__person")
    invitation = rows.filter(digest=digest_of(token)).first()
    return invitation if invitation and is_open(invitation) else None


def is_open(invitation: Invitation) -> bool:
    """Whether it was neither used nor revoked, has not lapsed, and could be made by the same inviter today."""
    if not invitation.waits:
        return False
    if not (seat := invitation.invited_by):
        return True
    inviters = actors_of([seat.person_id]).get(seat.person_id, [])
    return any(
        inviter.seat == seat.pk and invite(inviter, invitation.authority, invitation.role) for inviter in inviters
    )


def holder_of(email: str) -> User | None:
    """The person with this e-mail address: their main one, or another one that they verified."""
    if person := User.objects.filter(email__iexact=email).first():
        return person
    other = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    return other.user if other else None
