"""Arithmetic on ranges of numbers, held against the same on sets."""

from hypothesis import given
from hypothesis import strategies as st

from forum.discussions.ranges import joined, less

RANGES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)).map(lambda at: (at[0], at[0] + at[1])), max_size=6)


def numbers(ranges):
    return {number for first, last in ranges for number in range(first, last + 1)}


@given(RANGES, RANGES)
def test_what_is_less_others_has_none_of_them_and_nothing_else_is_lost(ranges, others):
    left = less(ranges, others)
    assert numbers(left) == numbers(ranges) - numbers(others)
    assert left == joined(left), "In order, and never touching."
