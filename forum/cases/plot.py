"""A small picture of what was measured more than twice: a line over time, drawn on the server, its table beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from forum.cases.models import Result

FEWEST = 3
"""Points. Fewer say no more than the table does."""

WIDTH, HEIGHT = 320, 140
START, END, TOP, FOOT = 44, 308, 12, 112
"""Between these the values are drawn; the labels of both scales stand outside."""

NUMBER = re.compile(r"[-−]?\d+(?:[ \u00a0\u202f,]\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Point:
    """A measured value, and where it stands in the picture (pixels from its start and top)."""

    x: float
    y: float
    at: date
    value: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at one of the scales, and where they stand; `anchor` is which of their ends stands there."""

    x: int
    y: int
    words: str
    anchor: str = "end"


@dataclass(frozen=True, slots=True)
class Plot:
    """The course of one indicator. `lines` are the lowest and the highest value, `dates` the first and the last."""

    indicator: str
    unit: str
    points: tuple[Point, ...]
    lines: tuple[Label, ...]
    dates: tuple[Label, ...]
    width: int = WIDTH
    height: int = HEIGHT
    start: int = START
    end: int = END

    @property
    def line(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


def number(text: str) -> float | None:
    """The number that a value is, if it is one: "1,250", "42.5", "−3". With words around it, it is none."""
    if not NUMBER.fullmatch(text.strip()):
        return None
    return float(re.sub("[ \u00a0\u202f,]", "", text.strip()).replace("−", "-"))


def plots(results: Iterable[Result]) -> list[Plot]:
    """A picture of each indicator that has at least three dated numbers, in the order of the rows."""
    series: dict[tuple[str, str], list[tuple[date, float, str]]] = defaultdict(list)
    for result in results:
        value = number(result.value)
        if result.date and value is not None:
            series[result.indicator, result.unit].append((result.date, value, result.value))
    return [_plot(*key, sorted(rows)) for key, rows in series.items() if len({at for at, *_ in rows}) >= FEWEST]


def _plot(indicator: str, unit: str, rows: list[tuple[date, float, str]]) -> Plot:
    first, last = rows[0][0], rows[-1][0]
    low, high = min([(0.0, "0"), *_values(rows)]), max([(0.0, "0"), *_values(rows)])
    span = (high[0] - low[0]) or 1
    points = tuple(
        Point(
            START + (END - START) * (at - first).days / (last - first).days,
            FOOT - (FOOT - TOP) * (value - low[0]) / span,
            at,
            text,
        )
        for at, value, text in rows
    )
    lines = (Label(START - 6, TOP, high[1]), Label(START - 6, FOOT, low[1]))
    dates = (Label(START, FOOT + 20, f"{first:%Y-%m}", "start"), Label(END, FOOT + 20, f"{last:%Y-%m}"))
    return Plot(indicator, unit, points, lines, dates)


def _values(rows: list[tuple[date, float, str]]) -> list[tuple[float, str]]:
    return [(value, text) for _at, value, text in rows]
