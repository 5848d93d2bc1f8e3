"""Reference data: tables in files of ours, checked whole before anything is loaded."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


class BadTable(Exception):
    """A file that cannot be loaded: which one, which of its lines, and why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path.name}, line {line}: {reason}")


def table(path: Path, model: type[Row], columns: list[str]) -> list[Row]:
    """The rows of a CSV file as instances of a model, not saved. The first column is the key.

    Raises `BadTable` at the first line that is wrong, `OSError` if there is no such file.
    """
    known: set[str] = set()
    rows = []
    for line, cells in _lines(path, columns):
        row = model(**dict(zip(columns, cells, strict=True)))
        try:
            row.clean_fields()
        except ValidationError as problem:
            reasons = (f"{column}: {' '.join(messages)}" for column, messages in problem.message_dict.items())
            raise BadTable(path, line, "; ".join(reasons)) from problem
        if cells[0] in known:
            raise BadTable(path, line, f"{cells[0]} stands here for the second time.")
        known.add(cells[0])
        rows.append(row)
    return rows


def _lines(path: Path, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines below the heading with their numbers, each with as many cells as there are columns."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise BadTable(path, line, "This is not UTF-8.") from problem
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        if (heading := next(reader, [])) != columns:
            raise BadTable(path, 1, f"The columns must be {','.join(columns)}, not {','.join(heading) or 'none'}.")
        for cells in reader:
            if len(cells) != len(columns):
                raise BadTable(path, reader.line_num, f"There must be {len(columns)} cells, not {len(cells)}.")
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as problem:
        raise BadTable(path, reader.line_num, f"{problem}.") from problem
