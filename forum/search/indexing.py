"""How things come into the index, change in it and leave it. Steps: each belongs inside a transaction."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from forum.search.models import SearchDocument
from forum.search.terms import VERSION, indexed
from forum.search.texts.text import Source, Text

TERMS = ("title_terms", "body_terms", "context_terms")
SAID = ("kind", "position", "at", "edition", "version", "analysed_by", *TERMS)
"""The columns that change when a thing does."""


def index(source: Source, keys: Collection[Any]) -> int:
    """Let the index say what things with these primary keys say now; how many documents changed.

    The things are locked: who changes one waits, or has it indexed after.
    """
    things = source.rows().select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk")
    wanted = {(source.key(thing), text.part): _document(source, thing, text) for thing, text in _read(source, things)}
    known = {
        (document.thing, document.part): document
        for document in SearchDocument.objects.filter(thing__in=[source.key(key) for key in keys])
    }
    gone = [document.pk for name, document in known.items() if name not in wanted]
    changed = [document for name, document in wanted.items() if _differs(document, known.get(name))]
    SearchDocument.objects.filter(pk__in=gone).delete()
    SearchDocument.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["thing", "part"], update_fields=SAID
    )
    return len(gone) + len(changed)


def keep_no_old_terms() -> None:
    """Let go of terms that no document has any more: SQLite's index keeps them until its segments are merged."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_terms(search_terms) VALUES ('optimize')")


def _read(source: Source, things: Iterable[Any]) -> Iterable[tuple[Any, Text]]:
    return ((thing, text) for thing in things for text in source.texts(thing))


def _document(source: Source, thing: Any, text: Text) -> SearchDocument:
    return SearchDocument(
        kind=text.kind,
        thing=source.key(thing),
        part=text.part,
        position=text.position,
        at=text.at,
        analysed_by=VERSION,
        title_terms=indexed(text.title, text.language),
        body_terms=indexed(text.body, text.language),
        context_terms=indexed(text.context),
        **{source.name: thing},
        **text.columns,
    )


def _differs(document: SearchDocument, known: SearchDocument | None) -> bool:
    names = [SearchDocument._meta.get_field(name).attname for name in SAID]  # type: ignore[union-attr]
    return known is None or any(getattr(document, name) != getattr(known, name) for name in names)
