"""No text keeps a worker busy.

These tests and one of the differences are the only ones by the clock: a library that goes round once more for every
character is not seen by any count of ours. The bound is ten times what a slow, shared machine needs, and counts
only our own process.
"""

import random
import time
from contextlib import suppress

import pytest

from forum.text.limits import MOST_BRACKETS, MOST_BYTES, TextRefused
from forum.text.markdown import nobody, render

SECONDS = 15

REPEATED = [
    "[", "![", "[](", "[a](<b", '[a](https://b "', "[[a]](", "]", "!", "<", "<a ", "<!--", "&", "\\",
    "**", "*a ", "*a **b ", "_a *b ", "~~a ", "***a", "a**b", "*_", "* a *", "`", "`` ` ",
    "://", "http://", "https://(", "a-https://", "http://a.b/ ", "www.", "a.", "a.com ", "a@", "a@b.c ", "x@x.",
    "mailto:a@b.c ", "//a.b ", "http://[", "a" * 200 + ":",
    ">", "> a\nb\n", "> " * 15 + "a\n", "- ", "- a\n", "1. ", "1. a\n", "2) a\n\n", "* - ", "> - " * 7 + "a\n",
    "# a\n", "a\n=\n", "a\n", "a  \n", "\n", "\t", " ",
    "```\n", "~~~ a\n", "    a\n\n", "---\n", "|", "|a|\n|-|\n", "|a\n", "a|b\n-|-\n",
]  # fmt: skip

WHOLE = {
    "nested images": "![" * 999 + "](http://b)" * 999,
    "images as deep as the library goes": ("![" * 30 + "](http://b)" * 30 + " ") * 66,
    "deep lists": "\n".join("  " * level + "- a" for level in range(300)),
    "deep lists again and again": "\n".join("  " * (line % 14) + "- a" for line in range(3_000)),
    "backticks of all lengths": " ".join("`" * length for length in range(360)),
    "a wide table": "|" * 30_000 + "\n" + "|-" * 15_000,
    "a table of empty cells": "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|\n" * 30_000,
    "a long table": "|a|b|\n|-|-|\n" + "|\n" * 30_000,
    "many tables": "|a|b|\n|-|-|\n\n" * 4_000,
}


def seconds_for(source: str) -> float:
    started = time.process_time()
    with suppress(TextRefused):
        render(source, mentions=nobody)
    return time.process_time() - started


def full(piece: str) -> str:
    """As much of it as is let in."""
    times = MOST_BYTES // len(piece)
    return piece * min(times, MOST_BRACKETS // piece.count("[") if "[" in piece else times)


@pytest.mark.parametrize("piece", REPEATED)
def test_a_text_full_of_one_mark(piece):
    assert seconds_for(full(piece)) < SECONDS


@pytest.mark.parametrize("name", WHOLE)
def test_a_text_made_to_be_slow(name):
    assert seconds_for(WHOLE[name][:MOST_BYTES]) < SECONDS


@pytest.mark.parametrize("seed", range(12))
def test_a_text_full_of_two_marks(seed):
    pieces = random.Random(seed).sample(REPEATED, 2)
    assert seconds_for(full("".join(pieces))) < SECONDS
