"""The terms on which people are here: conduct, privacy, disclaimer. One file for each version, the highest stands.

A file begins with lines of TOML between two lines of three plus signs: its date, and what changed. Changing what a
file says means adding the next one: people are then asked again.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.text.markdown import nobody, render

FOLDER = Path(__file__).parent
MARK = "+++\n"
TITLES = {"conduct": _("Conduct"), "privacy": _("Privacy"), "disclaimer": _("Disclaimer")}


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one of the terms, in the language in which it is written."""

    key: str
    version: int
    since: date
    changes: str
    language: str
    html: str

    @property
    def title(self) -> str | Promise:
        """Its name, in the language of the reader."""
        return TITLES[self.key]


@cache
def versions_of(key: str) -> tuple[Document, ...]:
    """All versions of one of the terms, the newest first; none where there is no such document."""
    if key not in TITLES:
        return ()
    numbers = sorted((int(file.stem) for file in (FOLDER / key).glob("*.md")), reverse=True)
    return tuple(_read(key, number) for number in numbers)


def current() -> list[Document]:
    """The terms as they stand."""
    return [versions_of(key)[0] for key in TITLES]


def edition() -> str:
    """What a person accepts who accepts them all: each document with its version."""
    return " ".join(f"{one.key}:{one.version}" for one in current())


def _read(key: str, version: int) -> Document:
    _before, said, text = (FOLDER / key / f"{version}.md").read_text(encoding="utf-8").split(MARK, 2)
    about = tomllib.loads(said)
    # Headings of words that are posted stand below that of a reply; here they stand below the document's.
    html = render(text, mentions=nobody).html.replace("<h4", "<h3").replace("</h4>", "</h3>")
    return Document(key, version, about["since"], about["changes"], about["language"], html)
