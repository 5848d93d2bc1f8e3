"""What somebody asks: words, "phrases in quotation marks", and -words that must not stand there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from forum.search.common import PASSED_OVER
from forum.search.terms import sequences, terms_of
from forum.search.words import Script, Word, words_of
from forum.text.submitted import submitted

LONGEST = 200
MOST_CLAUSES = 16

_QUOTED = '"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|「[^」]*」'
_PIECE = re.compile(rf"(?:^|(?<=\s))(?P<without>[-−–](?=[\w\"“«„「]))?(?P<quoted>{_QUOTED})|(?P<word>\S+)")
_WITHOUT = re.compile(r"[-−–](?=\w)")
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Way:
    """Terms that stand one after the other; of the last one, it may be the beginning only."""

    terms: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that must stand in what is found, in one of several ways; or must not."""

    ways: tuple[Way, ...]
    without: bool = False


@dataclass(frozen=True)
class Question:
    """What is asked, read. `is_cut` is whether it was longer than what is looked for."""

    text: str
    clauses: tuple[Clause, ...] = ()
    row: Clause | None = None
    is_cut: bool = False

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.without)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.without)

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.wanted)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Each way in which anything wanted can stand somewhere."""
        return tuple(way for clause in self.wanted for way in clause.ways)

    def has(self, term: str) -> bool:
        """Whether a term of a text is one of those looked for."""
        return term in self._terms

    def has_beginning_of(self, term: str) -> bool:
        """Whether a term of a text begins with one of which only the beginning is looked for."""
        return term.startswith(self._beginnings)

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(term for way in self.ways for term in way.terms)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(way.terms[-1] for way in self.ways if way.begins)

    @property
    def loosened(self) -> "Question":
        """The same, content with words that begin alike; of a run of ideographs with any pair."""
        wanted = tuple(Clause(tuple(dict.fromkeys(map(_beginning, clause.ways)))) for clause in self.wanted)
        return replace(self, clauses=(*wanted, *self.unwanted), row=None)


def read(asked: str) -> Question:
    """What somebody typed, as a question. Nothing in it can be wrong: what is no word is passed over."""
    text = " ".join(submitted(asked).split())
    cut = text[:LONGEST]
    pieces = list(_pieces(cut))
    clauses = tuple(clause for piece in _meaningful(pieces) for clause in piece.clauses)
    is_cut = len(text) > LONGEST or len(clauses) > MOST_CLAUSES
    plain = not any(piece.quoted or piece.without for piece in pieces)
    words = [word for piece in pieces for word in piece.words] if plain else []
    row = _phrase(words) if len(words) > 1 else None
    return Question(text=cut, clauses=clauses[:MOST_CLAUSES], row=row, is_cut=is_cut)


def meaningful(title: str, most: int) -> list[Clause]:
    """The first words of a title that say something, each by itself."""
    pieces = (_Piece(words=[word]) for word in words_of(submitted(title)[:LONGEST]) if word.plain not in PASSED_OVER)
    return [clause for piece in pieces for clause in piece.clauses][:most]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between blanks, or between quotation marks."""

    words: Sequence[Word]
    quoted: bool = False
    without: bool = False

    @property
    def clauses(self) -> Iterator[Clause]:
        """One for a phrase, or for what is without; else one for each word."""
        if len(self.words) > 1 and (self.quoted or self.without):
            yield replace(_phrase(self.words), without=self.without)
            return
        before: Word | None = None
        for word in self.words:
            if not (word.ends and before and before.script == Script.IDEOGRAPHS and not before.ends):
                yield Clause(_ways(word), without=self.without)
            before = word


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _PIECE.finditer(text):
        quoted, without = bool(match["quoted"]), bool(match["without"])
        piece = match["quoted"] or match["word"]
        if not quoted and _WITHOUT.match(piece):
            piece, without = piece[1:], True
        if words := words_of(piece):
            yield _Piece(words=words, quoted=quoted, without=without)


def _meaningful(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces without words that say nothing, unless nothing else is wanted."""
    kept = [
        piece if piece.quoted or piece.without else replace(piece, words=[w for w in piece.words if not _is_common(w)])
        for piece in pieces
    ]
    kept = [piece for piece in kept if piece.words]
    return kept if any(not piece.without for piece in kept) else list(pieces)


def _is_common(word: Word) -> bool:
    return word.plain in PASSED_OVER


def _ways(word: Word) -> tuple[Way, ...]:
    """An ideograph that stands alone in a question may stand anywhere in a run: there it begins a pair."""
    return tuple(Way((term,), begins=word.ends) for term in terms_of(word))


def _phrase(words: Sequence[Word]) -> Clause:
    """Words one after the other. The last ideograph of a run need not be the last where the phrase stands."""
    *before, last = words
    is_part_of_pair = last.ends and before and before[-1].script == Script.IDEOGRAPHS and not before[-1].ends
    if is_part_of_pair:
        return Clause(tuple(Way(sequence) for sequence in sequences(before)))
    return Clause(tuple(Way(sequence, begins=last.ends) for sequence in sequences(words)))


def _beginning(way: Way) -> Way:
    """A word without its last letter, and however it goes on."""
    if len(way.terms) > 1 or len(way.terms[0]) <= _SHORTEST_BEGINNING + 1:
        return way
    return Way((way.terms[0][:-1],), begins=True)
