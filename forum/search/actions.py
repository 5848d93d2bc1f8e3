"""Bringing the index up to date where no event tells of it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from forum.events.verbs import verb
from forum.search.indexing import index
from forum.search.models import SearchDocument
from forum.search.terms import VERSION
from forum.search.texts.sources import SOURCES
from forum.search.texts.text import Source

AT_ONCE = 50
"""Things that are locked together."""


def bring_up_to_date(sources: Iterable[Source] = tuple(SOURCES.values()), *, anew: bool = False) -> int:
    """Index what is missing or behind, take out what is gone; `anew` everything. How many documents changed."""
    return sum(_index_some(None, source, keys) for source in sources for keys in _parcels(_behind(source, anew=anew)))


@verb
def _index_some(_: None, source: Source, keys: list[Any]) -> int:
    return index(source, keys)


def _parcels(keys: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(keys)
    while parcel := list(islice(rest, AT_ONCE)):
        yield parcel


def _behind(source: Source, *, anew: bool) -> list[Any]:
    """The keys of the things that the index does not know as they are, or that are not to be found any more."""
    there, documents = source.rows(), SearchDocument.objects.filter(**{f"{source.name}__isnull": False})
    gone = documents.exclude(**{f"{source.name}__in": there.values("pk")}).order_by()
    if source.is_current is not None and not anew:
        current = documents.filter(analysed_by=VERSION, **source.is_current)
        there = there.exclude(pk__in=current.values(source.name))
    return [*there.order_by("pk").values_list("pk", flat=True), *gone.values_list(source.name, flat=True).distinct()]
