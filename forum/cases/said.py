"""What the fields of a version say: as values, and as text."""

from collections.abc import Iterable
from typing import Any

from forum.cases.models import CaseVersion
from forum.cases.steps import MANY, ROWS
from forum.policies.audience import audience_called

NOT_SAID = frozenset({"id", "version", "position"})
"""Columns of a row that tell where it stands, not what it says."""


def columns_of(table: str) -> list[str]:
    """What each row of a table says, in order."""
    model: Any = ROWS[table]
    return [column.name for column in model._meta.concrete_fields if column.name not in NOT_SAID]


def value_of(version: CaseVersion, name: str) -> Any:
    """What a field holds: a list of things, or of rows, for those that have any number."""
    if name in MANY:
        return list(getattr(version, name).all())
    if name in ROWS:
        rows = getattr(version, name).all()
        return [{column: getattr(row, column) for column in columns_of(name)} for row in rows]
    return getattr(version, name)


def as_text(name: str, value: Any) -> str:
    """A value of a field in words: choices by theirs, many things and rows one a line."""
    if name in MANY:
        return "\n".join(sorted(str(thing) for thing in value))
    if name in ROWS:
        return "\n".join(_row(row.values()) for row in value)
    if isinstance(value, bool):
        return "✓" if value else ""
    if name == "audience":
        return _readers(value)
    labels: dict[Any, Any] = dict(getattr(CaseVersion._meta.get_field(name), "flatchoices", ()))
    return "" if value is None else str(labels.get(value, value))


def _readers(key: str) -> str:
    """What kind of readers were chosen: nothing of a group is told to who may not belong to it."""
    audience = audience_called(key)
    return str(audience.kind.label) if audience else ""


def _row(cells: Iterable[object]) -> str:
    return " · ".join(str(cell) for cell in cells if cell not in (None, ""))
