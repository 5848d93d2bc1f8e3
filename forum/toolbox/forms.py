"""What is typed about facts, checked."""

from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import DateField
from django.utils.translation import gettext_lazy as _

from forum.agreements.dates import KnownDateField, check_known_date
from forum.agreements.models import Fact
from forum.discussions.forms.fields import LineField, WordsField
from forum.publishing.submitting import new_form_key
from forum.toolbox.facts import LABELS, choices_of, fields_of

MOST_WORDS = 2000


class DayForm(forms.Form):
    """As of which day a page is asked for."""

    on = forms.DateField(
        label=_("As of"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("A day is written 2025-01-28. The page shows today.")},
    )


class CorrectionForm(forms.Form):
    """What a fact should say instead, by which source, and why. Each field of the fact begins with what it says."""

    source_title = LineField(label=_("Source"), max_length=240, help_text=_("Its title, and who issued it."))
    source_address = forms.URLField(
        label=_("Address of the source"), required=False, max_length=500, assume_scheme="https"
    )
    source_as_of = forms.CharField(
        label=_("Date of the source"),
        required=False,
        validators=[check_known_date],
        help_text=_("As precise as it is known: 2023, 2023-08 or 2023-08-01."),
    )
    why = WordsField(
        label=_("Why"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say why this should be corrected.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    form_key = LineField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        said = fact.said()
        initial: dict[str, Any] = {f"fact_{name}": said[name] for name in fields_of(fact)}
        kwargs["initial"] = initial | {"version": fact.version, "form_key": new_form_key()}
        super().__init__(*args, **kwargs)
        self.fact, self.said = fact, said
        own = {f"fact_{name}": _field(fact, name) for name in fields_of(fact)}
        self.fields = own | self.fields

    def clean(self) -> dict[str, Any]:
        """At least one thing is to change, into something that the fact can say."""
        cleaned = super().clean() or {}
        if not self.errors:
            if not self.changes:
                raise ValidationError(_("Nothing is different from what the fact says now."))
            self._hold_against_the_fact()
        return cleaned

    @property
    def changes(self) -> dict[str, str]:
        """What should be said instead, as texts by the names of the fact's fields: only what differs."""
        typed = {name: str(self.cleaned_data[f"fact_{name}"] or "") for name in fields_of(self.fact)}
        return {name: text for name, text in typed.items() if text != self.said[name]}

    @property
    def proposal(self) -> dict[str, Any]:
        """What the verb is given."""
        names = ("version", "source_title", "source_address", "why", "form_key")
        said = {name: self.cleaned_data[name] for name in names}
        return {**said, "as_of": self.cleaned_data["source_as_of"], "changes": self.changes}

    def start_from(self, version: int) -> None:
        """Keep what was typed, to be sent again as a proposal about this version."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]

    def _hold_against_the_fact(self) -> None:
        corrected = copy(self.fact)
        for name in self.changes:
            setattr(corrected, name, self.cleaned_data[f"fact_{name}"])
        try:
            corrected.validate_constraints()
        except ValidationError as problem:
            self.add_error(None, problem.messages)


def _field(fact: Fact, name: str) -> forms.Field:
    label: Any = LABELS[name]
    known: Any = fact._meta.get_field(name)
    if choices := choices_of(fact, name):
        may_be_empty = known.blank and name != "value"
        offered = [("", _("Not stated")), *choices] if may_be_empty else choices
        return forms.ChoiceField(label=label, choices=offered, required=not may_be_empty)
    if isinstance(known, DateField):
        day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=label, required=False, widget=day)
    if isinstance(known, KnownDateField):
        return forms.CharField(label=label, required=False, validators=[check_known_date])
    if name == "words":
        area = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        return WordsField(label=label, required=fields_of(fact) == ["words"], max_length=MOST_WORDS, widget=area)
    return LineField(label=label, required=not known.blank, max_length=known.max_length)


class DecliningForm(forms.Form):
    """Why a fact is left as it is."""

    reason = WordsField(
        label=_("Reason"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Members read it beside the proposal."),
        error_messages={"required": _("Give a reason. Members read it beside the proposal.")},
    )
