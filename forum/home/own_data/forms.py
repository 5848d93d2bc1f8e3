"""The forms about a person's own data: what they ask, and what the secretariat decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import LONGEST_REASON


class ConfirmationForm(forms.Form):
    """The name of who is to be erased, typed: it cannot be undone."""

    name = forms.CharField(
        label=_("Type the name of the person to confirm"),
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Type the name of the person as it stands above.")},
    )


class RefusalForm(forms.Form):
    """Why a person is not erased."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("The person reads it."),
        error_messages={"required": _("Give a reason. The person reads it.")},
    )
