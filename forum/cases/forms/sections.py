"""A section of a version, as it is written: its fields, and the tables of its rows."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Authority, Seat
from forum.cases.actions.writing import SectionWords
from forum.cases.conflicts import Difference
from forum.cases.counting import words_in
from forum.cases.forms.fields import AS_BEFORE, ReadersField, form_field, offer_readers
from forum.cases.forms.rows import TABLES, Rows
from forum.cases.models import CaseVersion
from forum.cases.said import columns_of
from forum.cases.steps import MANY
from forum.cases.template import ALL_SECTIONS, FIELDS, Field, Section
from forum.cases.vocabulary import Language
from forum.policies.actor import Actor

KEEP = "keep_"
"""Before the name of a field: whose words a writer keeps of those that were written in two places."""


class SectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """The fields of a section, with what the template says of each. `version` is the last one known of the section."""

    template_name_label = "cases/forms/label.html"

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = actor.authority
        for name, field in self.fields.items():
            if said := FIELDS.get(name):
                field.label, field.help_text = said.label, said.help  # type: ignore[assignment]
                field.is_optional = self.instance.form not in said.required  # type: ignore[attr-defined]
        if "language" in self.fields and not self.instance.language:
            self.initial["language"] = _language_of_the_page()
        if "partner_authorities" in self.fields:
            partners: Any = self.fields["partner_authorities"]
            others = Authority.objects.filter(party__isnull=False).exclude(pk=self.own)
            partners.queryset = others.select_related("party")
        if "audience" in self.fields:
            self.initial["audience"] = offer_readers(cast(ReadersField, self.fields["audience"]), actor, self.instance)

    def clean_audience(self) -> str:
        """What was chosen, or what a colleague chose before."""
        chosen: str = self.cleaned_data["audience"]
        return self.instance.audience if chosen in ("", AS_BEFORE) else chosen

    def clean_contact(self) -> str:
        """A mailbox of the authority, not of one of its people."""
        contact: str = self.cleaned_data["contact"]
        if contact and Seat.objects.filter(authority=self.own, person__email__iexact=contact).exists():
            raise forms.ValidationError(_("This is a person’s own address. Give a functional mailbox."))
        return contact


def _language_of_the_page() -> str:
    language = (get_language() or "")[:2]
    return language if language in Language.values else ""


def _form_of(section: Section) -> type[SectionForm]:
    columns = [field.name for field in section.fields if field.name not in TABLES]
    return forms.modelform_factory(  # type: ignore[return-value]
        CaseVersion, form=SectionForm, fields=columns, formfield_callback=form_field
    )


FORMS: Mapping[str, type[SectionForm]] = {key: _form_of(section) for key, section in ALL_SECTIONS.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """A field on the page: what the template says of it, where it is written, and whether it is needed to hand in."""

    field: Field
    bound: forms.BoundField | None
    table: Rows | None
    is_needed: bool

    @property
    def words(self) -> int:
        """How many words stand in the field."""
        return words_in(str(self.bound.value() or "")) if self.bound else 0

    @property
    def chosen(self) -> list[str]:
        """The labels of what is chosen of many."""
        if self.bound is None:
            return []
        return [str(box.choice_label) for box in self.bound if box.data["selected"]]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A sentence about what cannot be kept, with the control it is about, if it is about one."""

    label: str | Promise
    control: str
    sentence: str


class Writing:
    """One section on the page: what stands, or what was sent."""

    def __init__(
        self, version: CaseVersion, key: str, *, actor: Actor, saved: int, data: QueryDict | None = None
    ) -> None:
        self.section, self.sort = ALL_SECTIONS[key], version.form
        self.conflict: list[Difference] = []
        self.form = FORMS[key](data, instance=copy(version), actor=actor, initial={"version": saved})
        self.tables: dict[str, Rows] = {
            field.name: TABLES[field.name](
                data, prefix=field.name, initial=None if data is not None else _rows(version, field.name)
            )
            for field in self.section.fields
            if field.name in TABLES
        }

    @property
    def parts(self) -> list[Part]:
        """The fields of the section in their order."""
        return [
            Part(
                field,
                None if field.name in self.tables else self.form[field.name],
                self.tables.get(field.name),
                self.sort in field.required,
            )
            for field in self.section.fields
        ]

    @property
    def safeguards_asked(self) -> list[str]:
        """The codes of the tools among those offered here that touch rights."""
        if "tools" not in self.form.fields:
            return []
        tools: Any = self.form.fields["tools"]
        return [tool.pk for tool in tools.queryset if tool.asks_safeguards]

    def is_valid(self) -> bool:
        """Whether all that was sent can be kept; what is missing is another matter."""
        return all([self.form.is_valid(), *(table.is_valid() for table in self.tables.values())])

    @property
    def wrong(self) -> Iterator[Wrong]:
        """What cannot be kept of a section that is not valid, in the order of the page."""
        for part in self.parts:
            if part.bound is not None:
                yield from (Wrong(part.field.label, part.bound.auto_id, str(said)) for said in part.bound.errors)
            if part.table is not None:
                yield from _wrong_in(part.field, part.table)
        yield from (Wrong("", "", str(said)) for said in self.form.non_field_errors())
        yield from (Wrong("", "", str(said)) for said in self.form["version"].errors)

    @property
    def saved(self) -> int:
        """The version of the section from which a valid one was written."""
        version: int = self.form.cleaned_data["version"]
        return version

    @property
    def taken(self) -> list[str]:
        """The fields of which the writer takes what was saved by somebody else."""
        return [field.name for field in self.section.fields if self.form.data.get(f"{KEEP}{field.name}") == "theirs"]

    @property
    def words(self) -> SectionWords:
        """What a valid section says."""
        cleaned = self.form.cleaned_data
        names = [field.name for field in self.section.fields if field.name in cleaned]
        rows = {name: table.said for name, table in self.tables.items()}
        if "results" in rows:
            rows["results"] = [_renumbered(row, self.tables["sources"]) for row in rows["results"]]
        return SectionWords(
            columns={name: cleaned[name] for name in names if name not in MANY},
            many={name: list(cleaned[name]) for name in names if name in MANY},
            rows=rows,
        )

    def show_conflict(self, differences: list[Difference], saved: int) -> None:
        """Show beside what was sent what was saved meanwhile; what is sent next is written from there."""
        self.conflict = differences
        data = cast(QueryDict, self.form.data).copy()
        data["version"] = str(saved)
        self.form.data = data


def _rows(version: CaseVersion, name: str) -> list[dict[str, Any]]:
    return list(getattr(version, name).values(*columns_of(name)))


def _wrong_in(field: Field, table: Rows) -> Iterator[Wrong]:
    yield from (Wrong(field.label, f"id_{field.name}", str(said)) for said in table.non_form_errors())
    for row in table.forms:
        for bound in row:
            label = f"{field.label}: {bound.label}"
            yield from (Wrong(label, bound.auto_id, str(said)) for said in bound.errors)


def _renumbered(result: dict[str, Any], sources: Rows) -> dict[str, Any]:
    """A result with the number that its source has once empty rows and those taken away are left out."""
    number, numbers = result["source"], sources.renumbering
    if not number or number > len(sources.forms):
        return result
    return result | {"source": numbers.get(number)}
