"""How a mail of ours looks and is known: plain words, the same words in HTML, and one name for all copies of it."""

import hmac
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from accounts.invitations import is_open, token_of
from accounts.models import AccessRequest, Invitation
from forum.policies.vocabulary import AccessState

HOST = str(urlsplit(settings.ADDRESS).hostname)


def compose(
    subject: str, text: str, to: str, *, html: str = "", headers: Mapping[str, str] | None = None
) -> EmailMultiAlternatives:
    """A mail to one person. Without HTML of its own it is made from the text: links shown as such, paragraphs kept."""
    message = EmailMultiAlternatives(subject=f"Corridor: {subject}", body=text, to=[to], headers=dict(headers or {}))
    context = {"subject": subject, "text": text, "site": settings.ADDRESS}
    html = html or render_to_string("accounts/mail/words.html", context)
    message.attach_alternative(html, "text/html")
    return message


def message_id(*of: object) -> str:
    """The Message-ID of a mail about something to somebody: the same whenever it is sent again, and naming neither."""
    named = "|".join(["mail", *map(str, of)]).encode()
    return f"<{hmac.digest(settings.SECRET_KEY.encode(), named, 'sha256').hex()[:40]}@{HOST}>"


@task()
def send_invitation(invitation_id: str) -> None:
    """Send the link to the address that is invited, in the language of who invites, unless it is open no more."""
    rows = Invitation.objects.select_related("authority__party", "invited_by__person")
    invitation = rows.filter(pk=invitation_id).first()
    if invitation is None or not is_open(invitation):
        return
    inviter = invitation.invited_by.person if invitation.invited_by else None
    with translation.override((inviter and inviter.language) or settings.LANGUAGE_CODE):
        _send("invitation", invitation, link=invitation_link(token_of(invitation)), invitation=invitation)


@task()
def tell_applicant(request_id: str, state: str) -> None:
    """Tell who asked for access what became of it, in the language in which they asked; not if it changed meanwhile."""
    rows = AccessRequest.objects.select_related("authority__party", "invitation")
    request = rows.filter(pk=request_id, state=state).first()
    if request is None:
        return
    template, link = ABOUT_ACCESS[AccessState(state)]
    with translation.override(request.language or settings.LANGUAGE_CODE):
        _send(template, request, link=link(request), request=request)


def invitation_link(token: str) -> str:
    """The address at which an invitation is accepted."""
    return f"{settings.ADDRESS}{reverse('people:invitation', args=[token])}"


ABOUT_ACCESS: Mapping[AccessState, tuple[str, Callable[[AccessRequest], str]]] = {
    AccessState.UNCONFIRMED: (
        "access_link",
        lambda request: f"{settings.ADDRESS}{reverse('people:access_link', args=[token_of(request)])}",
    ),
    AccessState.APPROVED: (
        "access_approved",
        lambda request: invitation_link(token_of(request.invitation)) if request.invitation else "",
    ),
    AccessState.REFUSED: ("access_refused", lambda _request: ""),
    AccessState.LAPSED: ("access_lapsed", lambda _request: f"{settings.ADDRESS}{reverse('people:ask')}"),
}
"""What an applicant is told at each state: the template, and the link in it."""


def _send(template: str, about: Invitation | AccessRequest, **context: Any) -> None:
    subject = render_to_string(f"accounts/mail/{template}_subject.txt", context).strip()
    text = render_to_string(f"accounts/mail/{template}_message.txt", context).strip()
    named = message_id(template, about.pk, about.lapses_at.isoformat())
    compose(subject, text, about.email, headers={"Message-ID": named}).send()
