"""The seams at which django-allauth asks how people come in here."""

import ipaddress
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth.hashers import make_password
from django.core.mail import EmailMultiAlternatives
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from accounts import mail
from accounts.actions.invitations import accept_invitation
from accounts.actions.sessions import change_password
from accounts.forms import LONGEST_ADDRESS
from accounts.models import Invitation, User
from accounts.views.language import go_on_in
from forum.policies.decision import Refused

INVITATION = "invitation"
"""Where a session keeps the identifier of the invitation whose link its visitor followed."""

NETWORK = 64
"""One household or host may use any address of such an IPv6 network, so limits count the network."""


class AccountAdapter(DefaultAccountAdapter):
    """Signing in with e-mail and password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers: people accept an invitation, on its own page."""
        return False

    def clean_email(self, email: str) -> str:
        """An address as short as the columns that keep one; allauth's own field takes longer ones."""
        MaxLengthValidator(LONGEST_ADDRESS)(email)
        return str(super().clean_email(email))

    def logout(self, request: HttpRequest) -> None:
        """Sign out; what is still drawn of this request is drawn for nobody."""
        super().logout(request)
        request.actor, request.seats = None, []  # type: ignore[attr-defined]

    def set_password(self, user: User, password: str) -> None:
        """Change the password, by a verb that ends the person's other sessions. Hashing is slow, so it comes first."""
        user.set_password(password)
        change_password(None, user, keep=self.request.session.session_key)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count: of IPv6 its network."""
        address = ipaddress.ip_address(super().get_client_ip(request))
        if not isinstance(address, ipaddress.IPv6Address):
            return str(address)
        if address.is_loopback:
            return str(address)
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.IPv6Network((address, NETWORK), strict=False).network_address)

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: Mapping[str, str] | None = None
    ) -> EmailMultiAlternatives:
        """Allauth's words in our look."""
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        text = render_to_string(f"{template_prefix}_message.txt", context, self.request).strip()
        return mail.compose(subject, text, email)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Go on in the language that the person chose last."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if user.language:
            go_on_in(response, user.language)
        return response


class MFAAdapter(DefaultMFAAdapter):
    """The second factor."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Under which name a browser keeps a passkey for us."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Corridor"}


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on: for people who have an account, or have just opened their invitation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody registers this way either: `pre_social_login` lets the invited in."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Accept the invitation followed in this session, if it was sent to an address the provider vouches for."""
        if INVITATION not in request.session or sociallogin.is_existing:
            return
        invitation = Invitation.objects.get(pk=request.session[INVITATION])
        vouched_for = {address.email.lower() for address in sociallogin.email_addresses if address.verified}
        if invitation.email not in vouched_for:
            return
        told = sociallogin.account.get_provider_account().get_user_data() or {}
        name = told.get("name") or invitation.email
        try:
            person = accept_invitation(None, invitation, name=name[:120], password_hash=make_password(None))
        except Refused:
            return
        sociallogin.connect(request, person)
