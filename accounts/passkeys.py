"""Passkeys, as far as django-allauth leaves something to be said about them."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class PasskeyForm(AddWebAuthnForm):
    """Allauth’s form in plain words; it takes "0" or "false" for a passkey, which is a second factor that is none."""

    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a password"),
        required=False,
        help_text=_("Then the device asks each time for a fingerprint, a face or its code."),
    )

    def clean_credential(self) -> Any:
        """What the browser made. Raises ValidationError if that is nothing."""
        if not (credential := self.cleaned_data["credential"]):
            raise get_adapter().validation_error("incorrect_code")
        return credential
