"""Reference data: tables in files of ours, checked whole before anything is loaded."""

import csv
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, ForeignKey, Model, UniqueConstraint

from forum.agreements.models import Fact

NAMESPACE = uuid.UUID("b1f5c6a0-6a55-4c0b-8d1b-5f0c8c9c7d11")


class BadTable(Exception):
    """A file that cannot be loaded: which one, which of its lines, and why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path.name}, line {line}: {reason}")


@dataclass
class Table:
    """The rows of a file as instances of a model, not saved; for each key its line and, if it has any, its sources.

    The first column is the key: of a fact, what its identifier is made of. `names.fr` is the part `fr` of the column
    `names`; `sources` holds the codes of sources, with blanks between them.
    """

    path: Path
    model: type[Model]
    columns: list[str]
    rows: list[Model] = field(default_factory=list)
    lines: dict[Any, int] = field(default_factory=dict)
    sources: dict[Any, list[str]] = field(default_factory=dict)

    @property
    def fields(self) -> list[str]:
        """The fields of the model that the columns below the key say."""
        names = [column.partition(".")[0] for column in self.columns[1:] if column != "sources"]
        return list(dict.fromkeys(names))


def identifier_of(model: type[Model], key: str) -> Any:
    """The primary key of the row of a model that files call so: its code, or the identifier made of it."""
    if issubclass(model, Fact):
        return uuid.uuid5(NAMESPACE, f"{model._meta.model_name}:{key}")
    return key


def read_table(path: Path, model: type[Model], columns: list[str]) -> Table:
    """A CSV file, each line checked by itself.

    Raises `BadTable` at the first line that is wrong, `OSError` if there is no such file.
    """
    table = Table(path, model, columns)
    unique: dict[tuple[Any, ...], int] = {}
    for line, cells in _lines(path, columns):
        row = _row(table, cells)
        if row.pk in table.lines:
            raise BadTable(path, line, f"{cells[0]} stands here for the second time.")
        try:
            _check(row, table)
        except ValidationError as problem:
            raise BadTable(path, line, _reasons(problem)) from problem
        for values in _must_be_unique(row):
            if (first := unique.setdefault(values, line)) != line:
                raise BadTable(path, line, f"Line {first} says the same: {', '.join(map(str, values[1:]))}.")
        table.rows.append(row)
        table.lines[row.pk] = line
        if "sources" in columns:
            table.sources[row.pk] = cells[columns.index("sources")].split()
    return table


def check_references(tables: Mapping[type[Model], Table]) -> None:
    """Hold every reference of the tables' lines against the table it leads to. Raises `BadTable` at the first wrong."""
    for table in tables.values():
        references = [f for f in table.model._meta.concrete_fields if isinstance(f, ForeignKey)]
        for row in table.rows:
            for reference in references:
                _check_reference(table, row, reference, tables[reference.related_model])
            for source in table.sources.get(row.pk, []):
                if source not in _sources_among(tables).lines:
                    raise BadTable(table.path, table.lines[row.pk], f"sources: There is no source {source}.")


def _check_reference(table: Table, row: Model, reference: Any, target: Table) -> None:
    named = getattr(row, reference.attname)
    if named is not None and named not in target.lines:
        reason = f"{reference.name}: No line of {target.path.name} is called so."
        raise BadTable(table.path, table.lines[row.pk], reason)


def _sources_among(tables: Mapping[type[Model], Table]) -> Table:
    return next(table for model, table in tables.items() if model._meta.model_name == "source")


def _row(table: Table, cells: list[str]) -> Model:
    values: dict[str, Any] = {}
    for column, cell in zip(table.columns, cells, strict=True):
        name, _, part = column.partition(".")
        if part:
            values.setdefault(name, {}).update({part: cell} if cell else {})
        elif name == "key":
            values["id"] = identifier_of(table.model, cell)
        elif name != "sources":
            known: Any = table.model._meta.get_field(name)
            values[known.attname] = _value(known, cell)
    return table.model(**values)


def _value(known: Any, cell: str) -> Any:
    if not cell and known.null:
        return None
    return identifier_of(known.related_model, cell) if isinstance(known, ForeignKey) else cell


def _check(row: Model, table: Table) -> None:
    """What a line can be held against by itself. Its references are held against the other tables later."""
    said = {"code", *table.fields}
    fields = row._meta.concrete_fields
    row.clean_fields(exclude={f.name for f in fields if f.name not in said or isinstance(f, ForeignKey)})
    for constraint in row._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            constraint.validate(type(row), row)


def _must_be_unique(row: Model) -> Iterator[tuple[Any, ...]]:
    for constraint in row._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.condition is None:
            fields = [row._meta.get_field(name) for name in constraint.fields]
            yield (constraint.name, *(getattr(row, f.attname) for f in fields))  # type: ignore[union-attr]


def _reasons(problem: ValidationError) -> str:
    if not hasattr(problem, "error_dict"):
        return " ".join(problem.messages)
    return "; ".join(f"{column}: {' '.join(messages)}" for column, messages in problem.message_dict.items())


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
