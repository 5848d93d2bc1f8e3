"""What people type about people, checked."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Authority, User
from forum.policies.actor import Actor
from forum.policies.people import roles_open_to_invite
from forum.policies.vocabulary import Role
from forum.text import names
from forum.text.limits import TextRefused

LONGEST_REASON = 500


class AuthorityField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An authority, told from its namesakes by its Party."""

    def label_from_instance(self, authority: Authority) -> str:
        return f"{authority}, {authority.party}" if authority.party else str(authority)


class InvitationForm(forms.Form):
    """Whom to invite, to which seat: only what the actor may offer."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The link works for whoever reads this address."))
    authority = AuthorityField(label=_("Authority"), queryset=Authority.objects.none(), empty_label=None)
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authorities = Authority.objects.select_related("party")
        self.fields["authority"].queryset = (  # type: ignore[attr-defined]
            authorities if actor.is_secretariat else authorities.filter(pk=actor.authority)
        )
        self.fields["role"].choices = [(role.value, role.label) for role in roles_open_to_invite(actor)]  # type: ignore[attr-defined]

    def clean_role(self) -> Role:
        """The role as the rule book knows it."""
        return Role(self.cleaned_data["role"])


class NewcomerForm(forms.Form):
    """What somebody says who accepts an invitation and has no account."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, help_text=_("As colleagues in other authorities should read it.")
    )
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Several words are easy to remember and hard to guess."),
    )
    password2 = forms.CharField(
        label=_("Password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_name(self) -> str:
        """A name in which what is read is what is there."""
        try:
            return names.clean_name(self.cleaned_data["name"])
        except TextRefused as refusal:
            raise ValidationError(refusal.sentence) from refusal

    def clean(self) -> dict[str, Any]:
        """The two passwords are one, and not easy to guess for who knows name and address."""
        cleaned = super().clean() or {}
        password, again = cleaned.get("password1"), cleaned.get("password2")
        if password and again and password != again:
            self.add_error("password2", _("The two passwords are not the same."))
        elif password:
            try:
                get_adapter().clean_password(password, User(email=self.email, name=cleaned.get("name", "")))
            except ValidationError as weakness:
                self.add_error("password1", weakness)
        return cleaned

    def password_hash(self) -> str:
        """What is stored of the password. Slow on purpose, so never to be called inside a verb."""
        return make_password(self.cleaned_data["password1"])


class ReasonForm(forms.Form):
    """Why power is used. Kept in the record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Kept in the record of acts of power."),
        error_messages={"required": _("Give a reason. It is kept in the record.")},
    )
