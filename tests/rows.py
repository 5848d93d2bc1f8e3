"""Rows like rows that verbs wrote, where so many are needed that verbs would take too long."""

from typing import Any


def copied(row: Any, **changes: object) -> Any:
    """Another row like this one, not saved."""
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    copy = type(row)(**fields)
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy
