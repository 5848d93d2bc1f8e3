"""Fields that several forms share."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.text.submitted import submitted

NOT_WHOLE = _("Part of this form was lost on its way. Copy your words, load the page again and send them from there.")
"""What is said of a hidden field that nobody can put right."""


class WordsField(forms.CharField):
    """Words as a person wrote them, fit to be kept. Space alone is nothing."""

    def to_python(self, value: object) -> Any:
        """The words with plain newlines, empty if there are none."""
        words = submitted(super().to_python(value) or "")
        return words if words.strip() else ""


class LineField(forms.CharField):
    """Words in one line, with single spaces."""

    def to_python(self, value: object) -> Any:
        """The words without line breaks, empty if there are none."""
        return " ".join(submitted(super().to_python(value) or "").split())


LATEST = timedelta(days=366)
"""How far ahead words may wait for their time: longer, and nobody remembers them."""


class TimeToComeField(forms.DateTimeField):
    """A time still to come, in UTC as everywhere, or none."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            label=_("Not before (UTC)"),
            help_text=_("Until then nobody else sees these words, or that there are any."),
            error_messages={"invalid": _("Please give a date and a time, such as 2027-03-01 09:00.")},
            widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        )

    def clean(self, value: Any) -> Any:
        """The time. Raises `ValidationError` for one that has passed, or is more than a year away."""
        at, now = super().clean(value), timezone.now()
        if at is None or now < at <= now + LATEST:
            return at
        raise forms.ValidationError(_("Please choose a time that is still to come, within a year."), code="past")


class HiddenIdentifierField(forms.UUIDField):
    """An identifier that the page itself wrote into the form, or none."""

    default_error_messages = {"invalid": NOT_WHOLE}

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)
