"""What is asked before an act: a reason, or an authority."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.forms import AuthoritiesField, AuthorityField
from accounts.models import Authority
from forum.discussions.forms.fields import WordsField
from forum.discussions.models import Thread
from forum.publishing.audience import authorities_within

LONGEST_REASON = 500
MOST_OFFERED = 60
"""Authorities that one page offers; a part of its name finds any other."""


class ReasonForm(forms.Form):
    """Why an act of power is done: shown to those it concerns."""

    reason = WordsField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Shown to everybody who reads the thread."),
        error_messages={"required": _("Please give a reason: it is shown to those who read the thread.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class AuthoritiesForm(forms.Form):
    """Which authorities to ask for their experience: those of the audience that were not asked before.

    Offered are the first of those whose name, or whose Party's, has `named` in it; any other may be chosen too.
    """

    authorities = AuthoritiesField(
        label=_("Authorities"),
        queryset=Authority.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one authority to ask."),
            "invalid_choice": _("One of these authorities cannot be asked here, or was asked already. Choose again."),
        },
    )

    def __init__(self, *args: Any, thread: Thread, named: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = thread.requests.values("authority")
        field = cast(AuthoritiesField, self.fields["authorities"])
        field.queryset = authorities_within(thread).exclude(pk__in=asked).select_related("party").order_by("name", "pk")
        found = list(
            field.queryset.filter(Q(name__icontains=named) | Q(party__name__icontains=named))[: MOST_OFFERED + 1]
        )
        field.choices = [(one.pk, field.label_from_instance(one)) for one in found[:MOST_OFFERED]]
        self.are_more = len(found) > MOST_OFFERED


class PassOnForm(forms.Form):
    """To which authority a request is handed."""

    authority = AuthorityField(
        label=_("Pass on to"),
        queryset=Authority.objects.none(),
        error_messages={
            "required": _("Choose the authority to pass this on to."),
            "invalid_choice": _("This authority cannot be asked here. Please choose another one."),
        },
    )

    def __init__(self, *args: Any, thread: Thread, own: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = (  # type: ignore[attr-defined]
            authorities_within(thread).exclude(pk=own).select_related("party")
        )
