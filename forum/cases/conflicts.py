"""A section that was written in two places at once: what differs, and what the writer keeps of each."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from forum.cases.actions.writing import SectionWords
from forum.cases.models import CaseVersion
from forum.cases.said import as_text, value_of
from forum.cases.steps import MANY, ROWS
from forum.cases.template import Field, Section


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says two things: here, where it is being written, and there, as it was saved meanwhile."""

    field: Field
    here: str
    there: str


def standing(version: CaseVersion, section: Section) -> SectionWords:
    """What a section says as it was saved last."""
    said = {field.name: value_of(version, field.name) for field in section.fields}
    return SectionWords(
        columns={name: value for name, value in said.items() if name not in MANY and name not in ROWS},
        many={name: value for name, value in said.items() if name in MANY},
        rows={name: value for name, value in said.items() if name in ROWS},
    )


def differences(section: Section, here: SectionWords, there: SectionWords) -> list[Difference]:
    """The fields of a section that say two things, in their order."""
    mine, theirs = _said(here), _said(there)
    return [
        Difference(field, as_text(field.name, mine[field.name]), as_text(field.name, theirs[field.name]))
        for field in section.fields
        if _compared(field.name, mine[field.name]) != _compared(field.name, theirs[field.name])
    ]


def taking(here: SectionWords, there: SectionWords, names: Collection[str]) -> SectionWords:
    """What is written here, but for these fields, of which what was saved meanwhile is taken."""
    taken = {name: value for name, value in _said(there).items() if name in names}
    return SectionWords(
        columns={name: taken.get(name, value) for name, value in here.columns.items()},
        many={name: taken.get(name, value) for name, value in here.many.items()},
        rows={name: taken.get(name, value) for name, value in here.rows.items()},
    )


def _said(words: SectionWords) -> dict[str, Any]:
    return {**words.columns, **words.many, **words.rows}


def _compared(name: str, value: Any) -> Any:
    return {thing.pk for thing in value} if name in MANY else value
