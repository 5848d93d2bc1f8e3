"""Terms: what a text is indexed under and what is looked for, the same for both databases.

A term is one letter for a language, then the stem of a word in it. Words in Latin letters have a term for each of
three languages, unless the language of the text is known: nobody says in which language they ask, and two words meet
if any language takes them for forms of the same one. A word is under the stem of its accented form and under that of
its plain one, since people leave accents out.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock

import snowballstemmer

from forum.search.words import Script, Word, without_marks, words_of

VERSION = 1
"""Stored with what was indexed; raised whenever the same text gives other terms, so that `rebuild_search` finds it."""

LATIN = {"en": "e", "fr": "f", "es": "s"}
ACCENTED = ("f", "s")
RUSSIAN, ARABIC, IDEOGRAPHS, OTHER = "r", "a", "c", "w"
TAGS = {Script.CYRILLIC: RUSSIAN, Script.ARABIC: ARABIC, Script.IDEOGRAPHS: IDEOGRAPHS, Script.OTHER: OTHER}
GAP = "0"
"""Stands between two ways of writing the same text, so that no phrase runs from one into the other."""

_STEMMERS = {
    "e": snowballstemmer.stemmer("english"),
    "f": snowballstemmer.stemmer("french"),
    "s": snowballstemmer.stemmer("spanish"),
    RUSSIAN: snowballstemmer.stemmer("russian"),
    ARABIC: snowballstemmer.stemmer("arabic"),
}
_one_at_a_time = Lock()  # a stemmer keeps its place in the word it is at


@lru_cache(maxsize=200_000)
def _stem(tag: str, word: str) -> str:
    with _one_at_a_time:
        stem = _STEMMERS[tag].stemWord(word)
    return stem or word


@lru_cache(maxsize=100_000)
def _terms(tag: str, plain: str, accented: str) -> tuple[str, ...]:
    """The terms of a word in one language: that of its plain form first, then another if there is one.

    Russian words are under themselves, too: the stemmer takes the end of "диплом" for an ending.
    """
    if tag not in _STEMMERS:
        return (tag + plain,)
    first = second = tag + _stem(tag, plain)
    if tag in ACCENTED:
        second = tag + without_marks(_stem(tag, accented))
    elif tag == RUSSIAN:
        second = tag + plain
    return (first,) if first == second else (first, second)


def terms_in(tag: str, word: Word) -> tuple[str, ...]:
    """The terms of a word where a text is read in the language of a tag; other scripts have languages of their own."""
    return _terms(TAGS.get(word.script, tag), word.plain, word.accented)


def terms_of(word: Word) -> tuple[str, ...]:
    """Every term under which a word may stand in some text."""
    tags = LATIN.values() if word.script == Script.LATIN else (TAGS[word.script],)
    return tuple(dict.fromkeys(term for tag in tags for term in terms_in(tag, word)))


def indexed(text: str, language: str = "") -> str:
    """A text as the databases index it: its terms in order, once for each language that it may be read in."""
    return f" {GAP} ".join(" ".join(run) for run in _runs(words_of(text), language))


def _runs(words: Sequence[Word], language: str) -> Iterator[list[str]]:
    """Each way of reading a text. The first has all its words; further ones need only those that differ in them."""
    latin = [word for word in words if word.script == Script.LATIN]
    tags = [LATIN[language]] if language in LATIN else list(LATIN.values())
    for place, tag in enumerate(tags if latin else tags[:1]):
        read = [terms_in(tag, word) for word in (latin if place else words)]
        yield [terms[0] for terms in read]
        if any(len(terms) > 1 for terms in read):
            yield [terms[-1] for terms in read]


def sequences(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """What these words are, standing one after the other, in each way in which a text is read."""
    known: set[tuple[str, ...]] = set()
    for tag in LATIN.values():
        read = [terms_in(tag, word) for word in words]
        for run in (tuple(terms[0] for terms in read), tuple(terms[-1] for terms in read)):
            if run not in known:
                known.add(run)
                yield run
