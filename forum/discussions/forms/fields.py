"""Fields that several forms share."""

from typing import Any

from django import forms
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


class HiddenIdentifierField(forms.UUIDField):
    """An identifier that the page itself wrote into the form, or none."""

    default_error_messages = {"invalid": NOT_WHOLE}

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)
