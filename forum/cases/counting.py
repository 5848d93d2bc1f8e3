"""Counting words, in any script."""

import re

# A Chinese or Japanese character is about half a word, which is how translators count.
IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def words_in(text: str) -> int:
    """How many words there are: runs without blanks, and two ideographs for one."""
    ideographs = len(IDEOGRAPH.findall(text))
    return len(IDEOGRAPH.sub(" ", text).split()) + (ideographs + 1) // 2


def lines_of(text: str) -> list[str]:
    """The lines that say something, of a text with one thing a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
