"""What a group is, who is added to it, and why it ends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.discussions.forms.fields import NOT_WHOLE, LineField, WordsField

LONGEST_PURPOSE = 2000


class GroupForm(forms.Form):
    """What a group is. `version` is what its form knew."""

    name = LineField(
        label=_("Name"),
        max_length=120,
        help_text=_(
            "Its members, moderators and the secretariat read it; nobody else learns that there is such a group."
        ),
        error_messages={"required": _("Please give the group a name.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    purpose = WordsField(
        label=_("Purpose"),
        max_length=LONGEST_PURPOSE,
        help_text=_("What it is for, and when it will be done."),
        error_messages={"required": _("Please say what the group is for.")},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    ends = forms.DateField(
        label=_("Ends on"),
        required=False,
        help_text=_(
            "From this day on its members read nothing of it any more; moderators and the secretariat still do."
            " Without a day it stands until it is ended."
        ),
        error_messages={"invalid": _("Please give a day such as 2030-12-31, or none.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31)


class MemberForm(forms.Form):
    """The seat of who is added: written by the page, beside their name."""

    seat = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), NOT_WHOLE),
    )
