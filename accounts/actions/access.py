"""Asking for access: asked, confirmed by the address, then decided about or left to lapse."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import events
from accounts.actions.steps import given_reason, make_invitation
from accounts.invitations import digest_of, holder_of, token_of
from accounts.mail import tell_applicant
from accounts.models import AccessRequest, Authority, Invitation
from forum.events.due import fall_due
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import access
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import AccessState, Role, SeatStatus
from forum.record.actions import append

CONFIRMED_WITHIN = timedelta(hours=72)
DECIDED_WITHIN = timedelta(days=30)
FORGOTTEN_AFTER = timedelta(days=180)
ONE_SENDING = timedelta(minutes=10)
"""Within this time the same words from the same address are a double click, and get no second mail."""


@verb
def ask_for_access(nobody: None, *, authority: Authority, role: Role, name: str, email: str, why: str) -> AccessRequest:
    """Note what somebody asks for, and send a link to the address, so that its reader confirms it.

    The same whether or not the address is known here. One that was not confirmed gives way to a new one from the same
    address for the same authority. Raises `Refused` where the rule book does.
    """
    address = email.strip().lower()
    domains = list(authority.domains.all())
    require(access.ask_for_access(authority, role, address, domains))
    now = timezone.now()
    words = {"role": role, "name": name, "why": why}
    said = words | {
        "language": get_language() or "",
        "at_approved_domain": access.at_approved_domain(address, domains),
        "asked_at": now,
        "lapses_at": now + CONFIRMED_WITHIN,
    }
    unconfirmed = AccessRequest.objects.select_for_update().filter(state=AccessState.UNCONFIRMED)
    request, is_new = unconfirmed.get_or_create(
        authority=authority, email=address, defaults=said | {"state": AccessState.UNCONFIRMED, "digest": uuid4().hex}
    )
    if (
        not is_new
        and request.asked_at > now - ONE_SENDING
        and all(getattr(request, key) == words[key] for key in words)
    ):
        return request
    for key, value in said.items():
        setattr(request, key, value)
    request.digest = digest_of(token_of(request))  # of what the row says, so it comes last
    request.save()
    fall_due(request.lapses_at, "access.lapse", request.pk)
    _tell(request)
    return request


@verb
def confirm_request(nobody: None, request_id: UUID) -> AccessRequest:
    """Let a request wait for a decision: whoever followed the link reads the address.

    It takes the place of one that waits. Raises `Unseen` if it is gone, `Refused` if it is confirmed, or if the holder
    of the address speaks for the authority already.
    """
    request = _locked(request_id)
    if request.state != AccessState.UNCONFIRMED:
        raise Refused(_("This request is confirmed already."))
    holder = holder_of(request.email)
    if holder and holder.seats.filter(authority=request.authority, status=SeatStatus.ACTIVE).exists():
        raise Refused(_("There is a seat for this address at this authority already. Sign in to use it."))
    now = timezone.now()
    AccessRequest.objects.open().filter(email=request.email, authority=request.authority).delete()
    request.state, request.confirmed_at = AccessState.WAITING, now
    _until(request, now + DECIDED_WITHIN)
    request.save()
    publish(events.access_asked(request))
    return request


@verb
def approve_request(actor: Actor, request_id: UUID) -> tuple[Invitation, str]:
    """Let an applicant in: by an invitation, which is mailed with the good news; returns it and its token.

    Raises `Unseen` or `Refused` where the rule book does.
    """
    request = _to_decide(actor, request_id)
    invitation, token = make_invitation(
        actor, email=request.email, authority=request.authority, role=Role(request.role)
    )
    request.invitation = invitation
    _decided(actor, request, AccessState.APPROVED)
    publish(events.access_settled(request))
    append("access.approved", actor=actor, object_id=request.pk)
    append("invitation.made", actor=actor, object_id=invitation.pk)
    _tell(request)
    return invitation, token


@verb
def refuse_request(actor: Actor, request_id: UUID, *, reason: str) -> AccessRequest:
    """Let an applicant wait no longer; they are told the reason.

    Raises `Unseen` or `Refused` where the rule book does, and `Refused` without a reason.
    """
    request = _to_decide(actor, request_id)
    request.reason = given_reason(reason)
    _decided(actor, request, AccessState.REFUSED)
    publish(events.access_settled(request))
    append("access.refused", actor=actor, object_id=request.pk, reason=request.reason)
    _tell(request)
    return request


@verb
def lapse_request(request_id: UUID) -> None:
    """Let one that nobody decided about come to an end, and tell the applicant; forget what is over or unconfirmed.

    What `settings.DUE_VERBS` names for "access.lapse"; safe to repeat.
    """
    now = timezone.now()
    request = AccessRequest.objects.select_for_update().filter(pk=request_id, lapses_at__lte=now).first()
    if request is None:
        return
    if request.state != AccessState.WAITING:
        request.delete()
        return
    request.state = AccessState.LAPSED
    _until(request, now + FORGOTTEN_AFTER)
    request.save()
    publish(events.access_settled(request))
    _tell(request)


def _tell(request: AccessRequest) -> None:
    tell_applicant.enqueue(str(request.pk), request.state)


def _locked(request_id: UUID) -> AccessRequest:
    request = AccessRequest.objects.select_for_update(of=("self",)).select_related("authority").filter(pk=request_id)
    if not (found := request.first()):
        raise Unseen
    return found


def _to_decide(actor: Actor, request_id: UUID) -> AccessRequest:
    request = _locked(request_id)
    require(access.decide_request(actor, request))
    return request


def _decided(actor: Actor, request: AccessRequest, state: AccessState) -> None:
    now = timezone.now()
    request.state, request.decided_at, request.decided_by_id = state, now, actor.seat
    _until(request, now + FORGOTTEN_AFTER)
    request.save()


def _until(request: AccessRequest, lapses_at: datetime) -> None:
    request.lapses_at = lapses_at
    fall_due(request.lapses_at, "access.lapse", request.pk)
