"""A question as each database understands it. Terms are letters and digits alone, so nothing in them is a sign."""

from collections.abc import Iterable
from enum import Enum

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from forum.search.questions import Clause, Question, Way

SQLITE = "search_searchdocument.id IN (SELECT rowid FROM search_terms WHERE search_terms MATCH %s)"
POSTGRESQL = "search_searchdocument.vector @@ %s::tsquery"
"""Conditions on a row of the index: PostgreSQL looks at the rows that are left, SQLite finds all of them at once."""


class Where(Enum):
    """Where something must stand: in the title; there or in the text; or in what a text belongs to, too."""

    TITLE = "title_terms", "A"
    OWN = "title_terms body_terms", "AB"
    ANYWHERE = "", ""


def found(question: Question) -> RawSQL:
    """Whether all that is wanted stands in a document, some of it in its own words, and nothing unwanted."""
    own = Clause(question.ways)
    return _matching(_all(question.wanted), _clause(own, Where.OWN), without=question.unwanted)


def all_in_title(question: Question) -> RawSQL:
    """Whether all that is wanted stands in its title."""
    return _matching(_all(question.wanted, Where.TITLE))


def in_a_row(question: Question) -> RawSQL | None:
    """Whether the words stand in a row, as they were asked; none if there are not several."""
    return stands(question.row, Where.OWN) if question.row else None


def stands(clause: Clause, where: Where) -> RawSQL:
    """Whether one thing stands there."""
    return _matching(_clause(clause, where))


def _matching(*all_of: str, without: Iterable[Clause] = ()) -> RawSQL:
    none_of = [_clause(clause, Where.ANYWHERE) for clause in without]
    if connection.vendor == "postgresql":
        text = " & ".join([*all_of, *(f"!{one}" for one in none_of)])
        return RawSQL(POSTGRESQL, [text], BooleanField())  # noqa: S611 (the statement is ours, the question a parameter)
    text = " NOT ".join([f"({' AND '.join(all_of)})", *none_of])
    return RawSQL(SQLITE, [text], BooleanField())  # noqa: S611


def _all(clauses: Iterable[Clause], where: Where = Where.ANYWHERE) -> str:
    both = " & " if connection.vendor == "postgresql" else " AND "
    return f"({both.join(_clause(clause, where) for clause in clauses)})"


def _clause(clause: Clause, where: Where) -> str:
    columns, weights = where.value
    if connection.vendor == "postgresql":
        return f"({' | '.join(_in_postgresql(way, weights) for way in clause.ways)})"
    any_of = f"({' OR '.join(map(_in_sqlite, clause.ways))})"
    return f"({{{columns}}} : {any_of})" if columns else any_of


def _in_postgresql(way: Way, weights: str) -> str:
    *before, last = way.terms
    signs = f":{'*' * way.begins}{weights}" if way.begins or weights else ""
    words = [*(f"'{term}'{f':{weights}' if weights else ''}" for term in before), f"'{last}'{signs}"]
    return f"({' <-> '.join(words)})"


def _in_sqlite(way: Way) -> str:
    return f'"{" ".join(way.terms)}"{" *" if way.begins else ""}'
