"""Where in a text stands what was asked: marked in plain words, which are escaped as they are put together."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from forum.search.questions import Question
from forum.search.terms import terms_of
from forum.search.words import Script, words_of

LENGTH = 240
"""Characters of a snippet, about: it begins and ends with whole words, where words have blanks between them."""

MOST_COMPARED = 200
_REST_OF_WORD = re.compile(r"\S{0,20}(?:\s+|$)")


class Mark(NamedTuple):
    """From where to where something stands that was asked, and which of its terms."""

    start: int
    end: int
    term: str


def marked(text: str, question: Question) -> SafeString:
    """The text as HTML, with what was asked marked in it."""
    return _html(text, list(_marks(text, question)))


def snippet(text: str, question: Question) -> SafeString:
    """The piece of a text in which most of what was asked stands, marked, with "…" where the text goes on."""
    marks = list(_marks(text, question))
    start, end = _piece(text, marks)
    inside = [Mark(one.start - start, one.end - start, one.term) for one in marks if start <= one.start < end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, _html(text[start:end], inside), after)


def _marks(text: str, question: Question) -> Iterator[Mark]:
    for word in words_of(text):
        for term in terms_of(word):
            if question.has(term):
                yield Mark(word.start, word.end, term)
                break
            if question.has_beginning_of(term):
                is_pair = word.script == Script.IDEOGRAPHS  # of which the first was asked
                yield Mark(word.start, word.start + 1 if is_pair else word.end, term)
                break


def _piece(text: str, marks: list[Mark]) -> tuple[int, int]:
    """The first of the pieces with most different terms, moved to whole words."""
    if len(text) <= LENGTH:
        return 0, len(text)

    def different(start: int) -> int:
        return len({one.term for one in marks if start <= one.start and one.end <= start + LENGTH})

    best = max((one.start for one in marks[:MOST_COMPARED]), key=different, default=0)
    start = max(0, min(best - LENGTH // 4, len(text) - LENGTH))
    if start and (rest := _REST_OF_WORD.match(text, start)):
        start = rest.end()
    end = min(len(text), start + LENGTH)
    if rest := _REST_OF_WORD.match(text, end):
        end = rest.end()
    return start, end


def _html(text: str, marks: list[Mark]) -> SafeString:
    """The words between the marks and within them, each escaped."""
    pieces, done = [], 0
    for start, end in _apart(marks):
        pieces += [text[done:start], format_html("<mark>{}</mark>", text[start:end])]
        done = end
    return format_html_join("", "{}", ([piece] for piece in [*pieces, text[done:]]))


def _apart(marks: list[Mark]) -> list[tuple[int, int]]:
    """The marks as spans that do not touch: pairs of ideographs overlap."""
    spans: list[tuple[int, int]] = []
    for start, end, _term in marks:
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans
