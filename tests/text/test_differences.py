"""What an edit changed."""

import time
from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.text.differences import Kind, Piece, difference

KEPT, REMOVED, ADDED = Kind.KEPT, Kind.REMOVED, Kind.ADDED


def test_words_are_removed_and_added_where_they_stood():
    assert difference("One hall, two queues.", "One hall, three long queues.") == [
        Piece(KEPT, "One hall, "),
        Piece(REMOVED, "two "),
        Piece(ADDED, "three long "),
        Piece(KEPT, "queues."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("same", "same", [(KEPT, "same")]),
        ("", "new", [(ADDED, "new")]),
        ("old", "", [(REMOVED, "old")]),
        ("a b", "a b c", [(KEPT, "a "), (REMOVED, "b"), (ADDED, "b c")]),
        ("a b c", "a c", [(KEPT, "a "), (REMOVED, "b "), (KEPT, "c")]),
        ("区域流动", "区域人流动", [(KEPT, "区域"), (ADDED, "人"), (KEPT, "流动")]),
    ],
)
def test_small_changes(before, after, pieces):
    assert difference(before, after) == pieces


TEXTS = st.lists(st.sampled_from(["a ", "b ", "c", "\n", "\n\n", "人", "- "]), max_size=25).map("".join)


@settings(derandomize=True, max_examples=500, deadline=None)
@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(before, after):
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind != REMOVED) == after
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_no_more_is_kept_by_the_standard_library(before, after):
    """The shortest way keeps at least as much as another algorithm's."""
    words = [" ".join(text) + " " for text in (before, after)]
    kept = sum(len(piece.text) for piece in difference(*words) if piece.kind == KEPT) // 2
    assert kept >= sum(block.size for block in SequenceMatcher(None, before, after).get_matching_blocks())


def test_much_changed_texts_are_compared_by_line():
    before = "first line\n" + "".join(f"old{number} words here\n" for number in range(150)) + "last line\n"
    after = "first line\n" + "".join(f"new{number} texts there\n" for number in range(150)) + "last line\n"
    kinds = [(piece.kind, len(piece.text.splitlines())) for piece in difference(before, after)]
    assert kinds == [(KEPT, 1), (REMOVED, 150), (ADDED, 150), (KEPT, 1)]


def test_wholly_other_texts_are_replaced():
    before, after = ("".join(f"{sign}{number}\n" for number in range(9_000)) for sign in "ab")
    assert difference(before, after) == [(REMOVED, before), (ADDED, after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 16_000, "b a " * 16_000),
        ("a\n" * 32_000, "b\n" * 32_000),
        ("a " * 32_000, "a " * 16_000),
        ("".join(f"{n} " for n in range(12_000)), "".join(f"{n} " for n in range(12_000, 0, -1))),
        ("a" * 65_536, "b" * 65_536),
    ],
)
def test_full_size_texts_are_compared_in_bounded_time(before, after):
    """By the clock, since no count of ours sees a loop run away; ten times what a slow, shared machine needs."""
    started = time.process_time()
    assert difference(before, after)
    assert time.process_time() - started < 15
