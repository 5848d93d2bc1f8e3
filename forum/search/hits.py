"""What was found, as the page shows it: read from the things themselves, so that it says what they say now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from forum.publishing.attribution import Who, who
from forum.search.findings import Finding
from forum.search.marking import marked, snippet
from forum.search.models import Kind
from forum.search.questions import Question
from forum.search.texts.cases import PARTS
from forum.search.texts.sources import SOURCES
from forum.search.texts.text import Source, Text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a case study in which what was asked stands, too."""

    label: str | Promise
    address: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: `thing` is what it is itself, `also` are other parts of it that fit."""

    kind: Kind
    thing: Any
    label: str | Promise
    heading: SafeString
    snippet: SafeString
    address: str
    language: str
    at: datetime | None = None
    part: str | Promise = ""
    who: Who | None = None
    also: list[Part] = field(default_factory=list)


def hits_of(things: Mapping[str, Sequence[Finding]], question: Question) -> list[Hit]:
    """Things with what was found of them, in their order. A fixed number of queries for each kind.

    A thing that changed in this moment says something else already, or is gone: then it is not shown.
    """
    texts = {
        (source.key(thing), text.part): (thing, text)
        for name, source in SOURCES.items()
        for thing in _read(source, things)
        for text in source.texts(thing)
    }
    found = ((parts, texts.get((thing, parts[0].part))) for thing, parts in things.items())
    return [_hit(*known, question, [one.part for one in parts[1:]]) for parts, known in found if known]


def _read(source: Source, things: Iterable[str]) -> Iterable[Any]:
    """Those of the things that are of this kind."""
    keys = [key for name, _, key in (thing.partition(":") for thing in things) if name == source.name]
    return source.rows().filter(pk__in=keys) if keys else ()


def _hit(thing: Any, text: Text, question: Question, also: Iterable[str]) -> Hit:
    address = _address(thing, text)
    parts = sorted((part for part in also if part), key=list(PARTS).index)
    return Hit(
        kind=Kind(text.kind),
        thing=thing,
        label=_label(thing, text),
        heading=marked(_heading(thing, text), question),
        snippet=snippet(text.body, question),
        address=f"{address}#{text.part}" if text.part else address,
        language=text.language,
        at=text.at,
        part=PARTS[text.part][0] if text.part else "",
        who=who(thing) if text.kind in (Kind.REPLY, Kind.THREAD) else None,
        also=[Part(PARTS[part][0], f"{address}#{part}") for part in parts],
    )


def _label(thing: Any, text: Text) -> str | Promise:
    match text.kind:
        case Kind.REPLY:
            return gettext("Reply %(number)s") % {"number": thing.number}
        case Kind.THREAD:
            return str(thing.thread.kind_label)
    return Kind(text.kind).label


def _heading(thing: Any, text: Text) -> str:
    """What it is called, in the active language where it has a name there."""
    match text.kind:
        case Kind.REPLY:
            return str(thing.thread.title)
        case Kind.PARTY:
            return str(thing)
        case Kind.CASE:
            return str(thing.current.title)
    return text.title


def _address(thing: Any, text: Text) -> str:
    match text.kind:
        case Kind.THREAD:
            return str(thing.thread.get_absolute_url())
        case Kind.AUTHORITY:
            return reverse("home:authority", args=[thing.pk])
    return str(thing.get_absolute_url())
