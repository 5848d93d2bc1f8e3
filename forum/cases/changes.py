"""What a version changed, section by section and field by field."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from forum.cases.models import CaseVersion
from forum.cases.said import as_text, value_of
from forum.cases.template import SECTIONS, Field, Section
from forum.text.differences import Piece, difference


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that says something else now, word by word."""

    label: str | Promise
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """A section with the fields that say something else now."""

    section: Section
    fields: list[ChangedField]


def changed_sections(before: CaseVersion | None, after: CaseVersion) -> list[ChangedSection]:
    """The sections in which a version differs from the one before; all that says something, for the first one.

    Whom it is for is no word of it: other readers than those of today may once have been meant.
    """
    sections = []
    for section in SECTIONS:
        fields = [
            ChangedField(field.label, pieces)
            for field in section.fields
            if field.name != "audience" and (pieces := _pieces(before, after, field))
        ]
        if fields:
            sections.append(ChangedSection(section, fields))
    return sections


def _pieces(before: CaseVersion | None, after: CaseVersion, field: Field) -> Sequence[Piece]:
    was, now = (as_text(field.name, value_of(one, field.name)) if one else "" for one in (before, after))
    return difference(was, now) if was != now else ()
