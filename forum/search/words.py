"""The words of a text: where each stands, and its plain form, in every script.

Plain is lower case without the signs that writers leave out as often as not: accents of Latin letters, vowel signs and
the forms of alif in Arabic, the two dots of ё. Chinese and Japanese are cut into pairs of characters that overlap.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

MOST_CHARACTERS = 65_536
MOST_WORDS = 12_000
LONGEST_WORD = 40
"""Of one text: what is longer is not looked through to its end. PostgreSQL takes a megabyte of terms, at most."""

_LAST_OF_SCRIPTS = 0x20000
_IDEOGRAPHS = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


def _ranges_of_marks() -> str:
    """Every combining mark, as ranges: words fall apart where they are left out."""
    marks = (code for code in range(_LAST_OF_SCRIPTS) if unicodedata.category(chr(code)).startswith("M"))
    runs = groupby(enumerate(marks), key=lambda pair: pair[1] - pair[0])
    ends = ([code for _, code in run] for _, run in runs)
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in ends)


_MARKS = ("Mc", "Mn")
_JOINED = "\u00ad\u200c\u200d"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]+|[^\W_{_IDEOGRAPHS}](?:[^\W_{_IDEOGRAPHS}]|[{_ranges_of_marks()}{_JOINED}])*")
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None}
)
_ARABIC_ARTICLE = re.compile("^(?:وال|بال|كال|فال|ال|لل)(?=...)")


class Script(StrEnum):
    """How a word is written, as far as it matters: the letters of six languages, and all others."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    IDEOGRAPHS = "ideographs"
    OTHER = "other"


class Word(NamedTuple):
    """A word, or a pair of ideographs, with the place where it stands.

    `plain` has no accents; `accented` has, for the rules of languages that need them. `ends` is whether a run of
    ideographs ends with it: then it is a single one.
    """

    start: int
    end: int
    script: Script
    plain: str
    accented: str
    ends: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    found: list[Word] = []
    for match in _WORD.finditer(text[:MOST_CHARACTERS]):
        found += _pairs(match) if _IDEOGRAPH.match(match[0]) else _one(match)
        if len(found) >= MOST_WORDS:
            return found[:MOST_WORDS]
    return found


def _pairs(match: re.Match[str]) -> Iterator[Word]:
    """Each ideograph with the next one; the last stands alone, so that every one of them begins a pair."""
    run, start = match[0], match.start()
    for place in range(len(run)):
        pair = unicodedata.normalize("NFKC", run[place : place + 2])
        is_last = place == len(run) - 1
        end = start + place + (1 if is_last else 2)
        yield Word(start + place, end, Script.IDEOGRAPHS, pair, pair, ends=is_last)


def _one(match: re.Match[str]) -> Iterator[Word]:
    script, plain, accented = _read(match[0])
    if plain:
        yield Word(match.start(), match.end(), script, plain, accented)


@lru_cache(maxsize=100_000)
def _read(written: str) -> tuple[Script, str, str]:
    accented = _letters(unicodedata.normalize("NFKC", written).casefold())
    script = _script_of(accented)
    return script, _PLAIN[script](accented)[:LONGEST_WORD], accented[:LONGEST_WORD]


def _letters(word: str) -> str:
    """The word's letters and their marks, with numbers in the digits of ASCII."""
    return "".join(_digit(one) for one in word if one.isalnum() or unicodedata.category(one) in _MARKS)


def _digit(character: str) -> str:
    return str(unicodedata.digit(character)) if character.isdigit() else character


def _script_of(word: str) -> Script:
    """That of the first letter which tells it; numbers go with Latin letters."""
    for character in word:
        name = unicodedata.name(character, "")
        for script in (Script.LATIN, Script.CYRILLIC, Script.ARABIC):
            if name.startswith(script.upper()):
                return script
    return Script.LATIN if word.isascii() else Script.OTHER


def without_marks(word: str) -> str:
    """The letters of a word alone."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(one for one in apart if one.isalnum())


def _plain_cyrillic(word: str) -> str:
    """Stress marks go and ё is е; й is a letter of its own."""
    return "".join(one for one in word.replace("ё", "е") if one.isalnum())


def _plain_arabic(word: str) -> str:
    return _ARABIC_ARTICLE.sub("", without_marks(word.translate(_ARABIC_FORMS)))


def _as_it_is(word: str) -> str:
    """Elsewhere marks are vowels."""
    return word


_PLAIN = {
    Script.LATIN: without_marks,
    Script.CYRILLIC: _plain_cyrillic,
    Script.ARABIC: _plain_arabic,
    Script.OTHER: _as_it_is,
}
