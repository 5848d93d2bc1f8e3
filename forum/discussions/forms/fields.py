"""Fields that several forms share."""

from typing import Any

from django import forms

from accounts.models import Authority
from forum.publishing.attribution import place_of
from forum.text.submitted import submitted


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


class _WithParty:
    def label_from_instance(self, authority: Authority) -> str:
        """An authority with its Party: names alone are too alike."""
        return place_of(authority)


class AuthorityField(_WithParty, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of some authorities."""


class AuthoritiesField(_WithParty, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any of some authorities."""
