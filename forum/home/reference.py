"""Reference data: our own files, loaded as often as one likes."""

import csv
from pathlib import Path

from django.db import transaction

from forum.agreements.models import Framework
from forum.taxonomy.models import Tool

FOLDER = Path(__file__).resolve().parents[1]
FRAMEWORKS = FOLDER / "agreements" / "data" / "frameworks.csv"
TOOLS = FOLDER / "taxonomy" / "data" / "tools.csv"

Row = dict[str, str]


class BadFile(Exception):
    """A file that cannot be loaded: its message names the file, the row and the reason."""


def load(frameworks: Path = FRAMEWORKS, tools: Path = TOOLS) -> None:
    """Make frameworks and tools what the files say; what is loaded already stays as it is.

    Raises `BadFile`, and then nothing is loaded.
    """
    framework_rows = read(frameworks, {"code": 16, "name": 160})
    tool_rows = read(tools, {"code": 8, "group": 60, "name": 120})
    with transaction.atomic():
        for row in framework_rows:
            Framework.objects.update_or_create(code=row["code"], defaults={"name": row["name"]})
        for row in tool_rows:
            Tool.objects.update_or_create(code=row["code"], defaults={"group": row["group"], "name": row["name"]})


def read(path: Path, columns: dict[str, int]) -> list[Row]:
    """The rows of a file whose columns hold at most so many characters, and whose first column tells rows apart.

    Raises `BadFile`.
    """
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != list(columns):
            raise BadFile(f"{path.name}, row 1: the columns must be {', '.join(columns)}.")
        rows = list(reader)
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if fault := _fault(row, columns, seen):
            raise BadFile(f"{path.name}, row {number}: {fault}")
        seen.add(next(iter(row.values())))
    return rows


def _fault(row: Row, columns: dict[str, int], seen: set[str]) -> str | None:
    if None in row or None in row.values():
        return f"it must have {len(columns)} columns."
    for column, longest in columns.items():
        if not row[column].strip():
            return f"{column} is empty."
        if len(row[column]) > longest:
            return f"{column} is longer than {longest} characters."
    key = next(iter(columns))
    return f"{key} {row[key]} stands in the file twice." if row[key] in seen else None
