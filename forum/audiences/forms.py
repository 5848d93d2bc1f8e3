"""For whom something is to be, and why."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.discussions.forms.fields import WordsField
from forum.policies.audience import Audience, audience_called
from forum.publishing.choosing import Choices

LONGEST_REASON = 500


class ReadersForm(forms.Form):
    """Other readers, of those that are offered."""

    prefix = "wider"

    to = forms.ChoiceField(
        label=_("Who may read it"),
        error_messages={
            "required": _("Please choose who may read it."),
            "invalid_choice": _("These readers cannot be chosen here. Please choose again."),
        },
    )

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A browser would fall back on the first choice: nothing is chosen unless it is chosen.
        self.fields["to"].choices = [("", _("Choose who may read it")), *offered]  # type: ignore[attr-defined]

    @property
    def audience(self) -> Audience:
        """What was chosen in a valid form."""
        return cast(Audience, audience_called(self.cleaned_data["to"]))


class NarrowingForm(ReadersForm):
    """Fewer readers, at once, and why."""

    prefix = "narrow"

    reason = WordsField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Kept in the record of acts of power."),
        error_messages={"required": _("Give a reason. It is kept in the record.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class WideningForm(ReadersForm):
    """The readers that were chosen a page before, and why they should read it too."""

    reason = WordsField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Who takes the second look reads it, and it is kept in the record."),
        error_messages={"required": _("Give a reason. It is kept in the record.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].widget = forms.HiddenInput()


class DecliningForm(forms.Form):
    """Why it stays as it is."""

    reason = WordsField(
        label=_("Why not"),
        max_length=LONGEST_REASON,
        help_text=_("Who asked reads it."),
        error_messages={"required": _("Say why: who asked reads it.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
