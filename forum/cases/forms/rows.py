"""The tables of a version, as they are typed: rows that say nothing are no rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from forum.agreements.models import Instrument
from forum.discussions.forms.fields import NOT_WHOLE, LineField, WordsField

MOST_ROWS = 30
SPARE = 1
"""Empty rows at the end, for who writes without script."""


def _line(label: Any, length: int) -> LineField:
    return LineField(label=label, max_length=length, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class RowForm(forms.Form):
    """A row of a table: any of its cells may be empty."""

    template_name_label = "cases/forms/label.html"


class _InstrumentField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, instrument: Instrument) -> str:
        return f"{instrument.framework_id}: {instrument}"


class LegalBasisForm(RowForm):
    """On what it rests."""

    instrument = _InstrumentField(label=_("Instrument"), queryset=Instrument.objects.all(), required=False)
    article = _line(_("Article"), 120)
    quotation = WordsField(
        label=_("Its words"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    address = forms.URLField(label=_("Address"), max_length=400, required=False, assume_scheme="https")


class CoordinationForm(RowForm):
    """Who did which part."""

    body = _line(_("Body"), 160)
    part = _line(_("Its part"), 300)


class SourceForm(RowForm):
    """A document that bears it out."""

    title = _line(_("Title"), 240)
    issuer = _line(_("Issuer"), 160)
    date = _day(_("Date"))
    address = forms.URLField(label=_("Address"), max_length=400, required=False, assume_scheme="https")


class ResultForm(RowForm):
    """One figure."""

    indicator = _line(_("Indicator"), 160)
    baseline = _line(_("Before"), 60)
    value = _line(_("Result"), 60)
    unit = _line(_("Unit"), 60)
    date = _day(_("Date"))
    source = forms.IntegerField(label=_("Source, by its number"), min_value=1, max_value=MOST_ROWS, required=False)


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """A table being written."""

    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "missing_management_form": NOT_WHOLE,
        "too_many_forms": ngettext_lazy(
            "This table takes at most %(num)d row.", "This table takes at most %(num)d rows.", "num"
        ),
    }

    @property
    def said(self) -> list[dict[str, Any]]:
        """The rows of a valid table that say something and are not to be taken away, in their order."""
        return [row for _number, row in self._standing()]

    @property
    def renumbering(self) -> dict[int, int]:
        """The number that each row that stands will have, by the one under which it was written."""
        return {number: after for after, (number, _row) in enumerate(self._standing(), start=1)}

    def _standing(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for number, form in enumerate(self.forms, start=1):
            row = {name: value for name, value in form.cleaned_data.items() if name != DELETION_FIELD_NAME}
            if any(value not in (None, "") for value in row.values()) and form not in self.deleted_forms:
                yield number, row

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Name the box that takes a row away."""
        super().add_fields(form, index)
        form.fields[DELETION_FIELD_NAME].label = _("Remove this row")


def _table(form: type[forms.Form]) -> type[Rows]:
    return forms.formset_factory(  # type: ignore[return-value]
        form, formset=Rows, extra=SPARE, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
    )


TABLES: Mapping[str, type[Rows]] = {
    "legal_bases": _table(LegalBasisForm),
    "coordination": _table(CoordinationForm),
    "sources": _table(SourceForm),
    "results": _table(ResultForm),
}
