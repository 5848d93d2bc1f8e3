"""Figures: what was measured, what is asked of it, and how both are shown and kept."""

import json
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "docs" / "measured" / "bench.json"

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure has to reach."""

    bound: float
    at_most: bool = False

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"

    def holds(self, value: float) -> bool:
        """Whether a value reaches it."""
        return value <= self.bound if self.at_most else value >= self.bound


@dataclass(frozen=True, slots=True)
class Figure:
    """One value for each repetition; the median is what counts. Without a target it is told for orientation."""

    name: str
    unit: str
    values: Sequence[float]
    target: Target | None = None

    def row(self) -> dict[str, Any]:
        """The figure as it is kept, rounded to three places that mean something."""
        least, value, most = (float(f"{of(self.values):.3g}") for of in (min, statistics.median, max))
        return {
            "figure": self.name,
            "value": value,
            "unit": self.unit,
            "target": str(self.target) if self.target else None,
            "holds": self.target.holds(value) if self.target else None,
            "min": least,
            "max": most,
            "repetitions": len(self.values),
        }


def alternated(contenders: Mapping[str, Callable[[], float]], repetitions: int) -> dict[str, list[float]]:
    """What each contender measures, one after the other and all of it again: what loads the machine hits them all."""
    measured: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(repetitions):
        for name, measure in contenders.items():
            measured[name].append(measure())
    return measured


def ratio(upper: Sequence[float], lower: Sequence[float]) -> list[float]:
    """One of two contenders over the other, repetition by repetition."""
    return [one / other for one, other in zip(upper, lower, strict=True)]


def table(rows: Rows) -> str:
    """Rows in columns for a terminal."""
    heading = ("figure", "min", "median", "max", "unit", "target", "holds")
    cells = [heading, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    holds = {True: "yes", False: "NO", None: ""}[row["holds"]]
    numbers = (f"{row[name]:g}" for name in ("min", "value", "max"))
    return (row["figure"], *numbers, row["unit"], row["target"] or "", holds)


def keep(rows: Rows, *, instead_of_all: bool, path: Path = KEPT) -> None:
    """Write rows to the file; those measured earlier stay, each with its own date, unless all were measured now."""
    earlier = [] if instead_of_all or not path.exists() else json.loads(path.read_text(encoding="utf-8"))
    by_name = {row["figure"]: row for row in [*earlier, *rows]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(list(by_name.values()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rows_of(figures: Iterable[Figure], circumstances: Mapping[str, Any]) -> Rows:
    """Figures as they are kept, each with when, of what and where it was measured."""
    return [figure.row() | circumstances for figure in figures]
