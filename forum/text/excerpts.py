"""Words without marks: for lists, notices, plain mail, and to hold a quote against what was said.

All take our own stored HTML, which is what people see and select, not its source.
"""

import unicodedata
from contextlib import suppress
from html.parser import HTMLParser

from forum.text.limits import TextRefused
from forum.text.markdown import nobody, render

_RUNNING = frozenset({"a", "code", "em", "s", "strong"})
_LONGEST_WORD = 10


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def _part(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag not in _RUNNING:
            self.pieces.append("\n")


def plain(html: str) -> str:
    """The words of our HTML: a line per block, single spaces. Not safe as HTML; templates escape it."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.pieces).split("\n"))
    return "\n".join(filter(None, lines))


def excerpt(html: str, *, words: int) -> str:
    """The first words of our HTML in one line, with "…" when there is more.

    Where no spaces part the words, and in one long address, ten characters count as a word.
    """
    line = " ".join(plain(html).split())
    first = " ".join(line.split()[:words])[: words * _LONGEST_WORD]
    return line if first == line else f"{first.rstrip()}…"


def contains_passage(html: str, passage: str) -> bool:
    """Whether a passage, as selected on the page or as copied with its Markdown, really stands in our HTML."""
    said = _comparable(plain(html))
    return any(words and words in said for words in _readings(passage))


def _readings(passage: str) -> list[str]:
    readings = [_comparable(passage)]
    with suppress(TextRefused):  # longer or deeper than any text of ours: only its letters can be compared
        readings.append(_comparable(plain(render(passage, mentions=nobody).html)))
    return readings


def _comparable(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())
