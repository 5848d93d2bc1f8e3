"""What is asked before an act: a reason, or an authority."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Authority
from forum.discussions.forms.fields import AuthoritiesField, AuthorityField, WordsField
from forum.discussions.models import Thread
from forum.publishing.audience import authorities_within

LONGEST_REASON = 500


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
    """Which authorities to ask for their experience: those of the audience that were not asked before."""

    authorities = AuthoritiesField(
        label=_("Authorities"),
        queryset=Authority.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one authority to ask.")},
    )

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = thread.requests.values("authority")
        self.fields["authorities"].queryset = (  # type: ignore[attr-defined]
            authorities_within(thread).exclude(pk__in=asked).select_related("party")
        )


class PassOnForm(forms.Form):
    """To which authority a request is handed."""

    authority = AuthorityField(
        label=_("Pass on to"),
        queryset=Authority.objects.none(),
        error_messages={"required": _("Choose the authority to pass this on to.")},
    )

    def __init__(self, *args: Any, thread: Thread, own: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = (  # type: ignore[attr-defined]
            authorities_within(thread).exclude(pk=own).select_related("party")
        )
