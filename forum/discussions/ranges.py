"""Arithmetic on ranges of numbers, both ends included, in order, never touching."""

from collections.abc import Iterable

Range = tuple[int, int]


def joined(ranges: Iterable[Range]) -> list[Range]:
    """The same numbers as few ranges as possible: [(1, 3), (4, 6), (5, 9)] is [(1, 9)]."""
    result: list[Range] = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(result[-1][1], last))
        else:
            result.append((first, last))
    return result


def without(ranges: Iterable[Range], start: int) -> list[Range]:
    """The numbers below `start`."""
    return [(first, min(last, start - 1)) for first, last in ranges if first < start]


def less(ranges: Iterable[Range], others: Iterable[Range]) -> list[Range]:
    """The numbers that are in none of the others."""
    left = joined(ranges)
    for start, end in others:
        cut = [part for first, last in left for part in ((first, min(last, start - 1)), (max(first, end + 1), last))]
        left = [(first, last) for first, last in cut if first <= last]
    return left


def length(ranges: Iterable[Range]) -> int:
    """How many numbers there are."""
    return sum(last - first + 1 for first, last in ranges)


def contains(ranges: Iterable[Range], number: int) -> bool:
    """Whether a number is among them."""
    return any(first <= number <= last for first, last in ranges)


def first_outside(ranges: Iterable[Range], last_number: int) -> int | None:
    """The smallest number, from 0 to `last_number`, that is in no range."""
    candidate = 0
    for first, last in ranges:
        if first > candidate:
            break
        candidate = last + 1
    return candidate if candidate <= last_number else None
