"""What people type about people, checked."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Authority, Seat, User
from forum.agreements.models import Party
from forum.policies.actor import Actor
from forum.policies.people import roles_open_to_invite
from forum.policies.vocabulary import ASKED_FOR, AuthorityKind, Role
from forum.text import names
from forum.text.domains import ascii_domain
from forum.text.limits import TextRefused

LONGEST_REASON = 500
LONGEST_WHY = 1000
LONGEST_ADDRESS = 254
"""What the column holds; Django's field takes longer ones."""


class _AmongAuthorities:
    """Authorities, told from their namesakes by their Party."""

    def label_from_instance(self, authority: Authority) -> str:
        return authority.place

    def clean(self, value: Any) -> Any:
        """What was chosen. What is no identifier is no choice, and needs no sentence of its own (Django's has one)."""
        try:
            return super().clean(value)  # type: ignore[misc]
        except ValidationError as problem:
            if problem.code != "invalid":
                raise
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from problem  # type: ignore[attr-defined]


class AuthorityField(_AmongAuthorities, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of some authorities."""


class AuthorityOfPartyField(AuthorityField):
    """One of all authorities, listed by Party."""

    def offer(self, authorities: QuerySet[Authority], elsewhere: str) -> None:
        """Fill the list, in one query; those of no Party come last, under a heading of their own."""
        self.queryset = authorities
        listed = groupby(authorities, lambda authority: authority.party)
        groups = [(party, [(str(one.pk), str(one)) for one in theirs]) for party, theirs in listed]
        of_parties = [(str(party), choices) for party, choices in groups if party]
        others = [(elsewhere, choices) for party, choices in groups if not party]
        self.choices = [("", "…"), *of_parties, *others]


class AuthoritiesField(_AmongAuthorities, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any of some authorities."""


class InvitationForm(forms.Form):
    """Whom to invite, to which seat: only what the actor may offer."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=LONGEST_ADDRESS,
        help_text=_("The link works for whoever reads this address."),
    )
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


class NameField(forms.CharField):
    """A name in which what is read is what is there; a person's own, unless it says otherwise."""

    def __init__(self, **options: Any) -> None:
        own = {"label": _("Your name"), "help_text": _("As colleagues in other authorities should read it.")}
        super().__init__(**{"max_length": 120, **own, **options})

    def clean(self, value: Any) -> str:
        """The name in its one normal form."""
        try:
            return names.clean_name(super().clean(value))
        except TextRefused as refusal:
            raise ValidationError(refusal.sentence) from refusal


class AccessForm(forms.Form):
    """What somebody says who asks for access."""

    authority = AuthorityOfPartyField(label=_("Authority"), queryset=Authority.objects.none())
    role = forms.ChoiceField(
        label=_("As"),
        choices=[(role.value, role.label) for role in ASKED_FOR],
        help_text=_("Officials work for an authority of a Party. Experts work elsewhere and speak for no Party."),
    )
    name = NameField()
    email = forms.EmailField(
        label=_("Work e-mail address"),
        max_length=LONGEST_ADDRESS,
        help_text=_("A link is sent there. Nobody sees your request before you follow it."),
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("What you work on, and what you hope to share or to learn."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: AuthorityOfPartyField = self.fields["authority"]  # type: ignore[assignment]
        field.offer(Authority.objects.with_party(), str(_("Regional bodies, organisations, universities")))

    def clean_role(self) -> Role:
        """The role as the rule book knows it."""
        return Role(self.cleaned_data["role"])


class NewcomerForm(forms.Form):
    """What somebody says who accepts an invitation and has no account."""

    name = NameField()
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

    def clean(self) -> dict[str, Any]:
        """The two passwords are one, and not easy to guess for who knows name and address."""
        cleaned = super().clean() or {}
        password, again = cleaned.get("password1"), cleaned.get("password2")
        if password and again and password != again:
            self.add_error("password2", _("The two passwords are not the same."))
        elif password:
            try:
                get_adapter().clean_password(password, User(email=self.email, name_as_given=cleaned.get("name", "")))
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


class SuccessorForm(forms.Form):
    """To whom a seat is passed on: a colleague who is there, or somebody to invite."""

    successor = forms.ChoiceField(label=_("A colleague"), required=False)
    email = forms.EmailField(
        label=_("Or the e-mail address of somebody new"),
        max_length=LONGEST_ADDRESS,
        required=False,
        help_text=_("They are invited. The seat passes on when they accept, and stays where it is until then."),
    )

    def __init__(self, *args: Any, successors: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = [(str(seat.pk), f"{seat.person}, {seat.get_role_display()}") for seat in successors]
        self.fields["successor"].choices = [("", "…"), *seats]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either of the two."""
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned["successor"]) == bool(cleaned["email"]):
            raise ValidationError(_("Choose a colleague, or give one e-mail address."))
        return cleaned


class AuthorityForm(forms.Form):
    """What an authority is. `version` is what its form knew."""

    name = NameField(label=_("Name"), max_length=160, help_text="")
    kind = forms.ChoiceField(label=_("Kind"), choices=AuthorityKind.choices)
    party = forms.ModelChoiceField(
        label=_("Party"), queryset=Party.objects.none(), required=False, help_text=_("For an authority of a Party.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = Party.objects.order_by("name")  # type: ignore[attr-defined]

    def clean_kind(self) -> AuthorityKind:
        """The kind as the rule book knows it."""
        return AuthorityKind(self.cleaned_data["kind"])


class DomainForm(forms.Form):
    """A domain at which an authority's people have their addresses."""

    domain = forms.CharField(
        label=_("Domain"),
        max_length=LONGEST_ADDRESS,
        help_text=_("What stands behind the @, such as interior.example."),
    )
    with_subdomains = forms.BooleanField(
        label=_("Domains below it count too, such as north.interior.example."), required=False
    )

    def clean_domain(self) -> str:
        """The domain as mail servers know it."""
        try:
            return ascii_domain(self.cleaned_data["domain"])
        except TextRefused as refusal:
            raise ValidationError(refusal.sentence) from refusal
