"""How a mail of ours looks: plain words, and the same words in HTML."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Invitation


def compose(subject: str, text: str, to: str) -> EmailMultiAlternatives:
    """A mail to one person, whose HTML is made from its text: links are shown as such, paragraphs kept."""
    message = EmailMultiAlternatives(subject=f"Corridor: {subject}", body=text, to=[to])
    message.attach_alternative(
        render_to_string("accounts/mail/frame.html", {"subject": subject, "text": text}), "text/html"
    )
    return message


def send_invitation(invitation: Invitation, token: str) -> None:
    """Send the link to the address that is invited."""
    context = {"invitation": invitation, "link": invitation_link(token)}
    subject = render_to_string("accounts/mail/invitation_subject.txt", context).strip()
    text = render_to_string("accounts/mail/invitation_message.txt", context).strip()
    compose(subject, text, invitation.email).send()


def invitation_link(token: str) -> str:
    """The address at which an invitation is accepted."""
    return f"{settings.ADDRESS}{reverse('people:invitation', args=[token])}"
