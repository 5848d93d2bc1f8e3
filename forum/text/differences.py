"""What an edit changed, word by word."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

# A word with the space behind it; scripts that put no space between words go by character.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]\s*|[^\s{_IDEOGRAPHS}]+\s*|\s+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

# The search takes time and memory by the square of the number of changes.
_MOST_CHANGES = 400


class Kind(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """A run of text and what became of it."""

    kind: Kind
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """The pieces that lead from one text to the other.

    Kept and removed pieces together are `before`, kept and added ones are `after`. By words; where those differ
    too much, by lines; where these do too, all of it is replaced.
    """
    for unit in (_WORD, _LINE):
        steps = _shortest_way(unit.findall(before), unit.findall(after))
        if steps is not None:
            return _merged(steps)
    return _merged([Piece(Kind.REMOVED, before), Piece(Kind.ADDED, after)])


def _shortest_way(before: Sequence[str], after: Sequence[str]) -> list[Piece] | None:
    """Myers' greedy algorithm (1986, figure 2): the fewest words removed and added, or None beyond the limit."""
    reached = {1: 0}
    trace: list[dict[int, int]] = []
    for changes in range(min(len(before) + len(after), _MOST_CHANGES) + 1):
        trace.append(reached.copy())
        for line in range(-changes, changes + 1, 2):
            x = reached[line + 1] if _adds(reached, line, changes) else reached[line - 1] + 1
            while x < len(before) and x - line < len(after) and before[x] == after[x - line]:
                x += 1
            reached[line] = x
            if x >= len(before) and x - line >= len(after):
                return list(_way_back(trace, before, after))[::-1]
    return None


def _adds(reached: dict[int, int], line: int, changes: int) -> bool:
    return line == -changes or (line != changes and reached[line - 1] < reached[line + 1])


def _way_back(trace: Sequence[dict[int, int]], before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    x, y = len(before), len(after)
    for changes in range(len(trace) - 1, -1, -1):
        reached, line = trace[changes], x - y
        from_line = line + 1 if _adds(reached, line, changes) else line - 1
        from_x = reached[from_line] if changes else 0
        from_y = from_x - from_line if changes else 0
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            yield Piece(Kind.KEPT, before[x])
        if changes and x == from_x:
            yield Piece(Kind.ADDED, after[from_y])
        elif changes:
            yield Piece(Kind.REMOVED, before[from_x])
        x, y = from_x, from_y


def _merged(steps: Sequence[Piece]) -> list[Piece]:
    """Runs as one piece each; within one change, what was removed comes first."""
    merged: list[Piece] = []
    for _, run in groupby(steps, key=lambda piece: piece.kind is Kind.KEPT):
        pieces = list(run)
        texts = {kind: "".join(piece.text for piece in pieces if piece.kind is kind) for kind in Kind}
        merged.extend(Piece(kind, text) for kind, text in texts.items() if text)
    return merged
