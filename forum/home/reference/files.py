"""The files of reference data: which model each fills, and with which columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Model

from forum.agreements.models import (
    Claim,
    Framework,
    Instrument,
    InstrumentParticipation,
    Participation,
    Party,
    Source,
)
from forum.home.reference.tables import Table, check_references, read_table
from forum.taxonomy.models import Barrier, Example, PersonCategory, Tool

FORUM = Path(__file__).resolve().parents[2]
AGREEMENTS = FORUM / "agreements" / "data"
TAXONOMY = FORUM / "taxonomy" / "data"

FACT = ["as_of", "standing", "sources", "words"]


@dataclass(frozen=True)
class File:
    """Where a table stands, which model it fills, and its columns."""

    path: Path
    model: type[Model]
    columns: list[str]

    @property
    def name(self) -> str:
        return self.path.stem


FILES = [
    File(
        AGREEMENTS / "parties.csv",
        Party,
        ["code", "m49", "name", "names.ar", "names.zh", "names.fr", "names.ru", "names.es", "footnote"],
    ),
    File(AGREEMENTS / "sources.csv", Source, ["code", "title", "addresses"]),
    File(AGREEMENTS / "frameworks.csv", Framework, ["code", "name", "party_term"]),
    File(
        AGREEMENTS / "participations.csv",
        Participation,
        ["key", "framework", "party", "role", "designation", "starts", "ends", *FACT],
    ),
    File(
        AGREEMENTS / "instruments.csv",
        Instrument,
        ["key", "framework", "code", "name", "kind", "dated", "status", *FACT],
    ),
    File(
        AGREEMENTS / "instrument_participations.csv",
        InstrumentParticipation,
        ["key", "instrument", "party", "towards", "state", "since", "until", *FACT],
    ),
    File(AGREEMENTS / "claims.csv", Claim, ["key", "framework", "instrument", "topic", "value", *FACT]),
    File(TAXONOMY / "tools.csv", Tool, ["code", "group", "name", "definition", "asks_safeguards"]),
    File(TAXONOMY / "examples.csv", Example, ["key", "tool", "framework", *FACT]),
    File(TAXONOMY / "barriers.csv", Barrier, ["code", "name", "evidence", "sources"]),
    File(TAXONOMY / "person_categories.csv", PersonCategory, ["code", "name", "position"]),
]
"""In an order in which each leads only to files before it."""


def read_files(instead: Mapping[str, Path]) -> list[Table]:
    """Every table, whole and checked. `instead` names other files by the name of what they stand for.

    Raises `BadTable` at the first line that is wrong, `OSError` if a file is missing.
    """
    tables = {file.model: read_table(instead.get(file.name, file.path), file.model, file.columns) for file in FILES}
    check_references(tables)
    return list(tables.values())
