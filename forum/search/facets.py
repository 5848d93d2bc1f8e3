"""By what findings are narrowed: kind, framework, tool and date, each with how many things there would be."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import Framework
from forum.search.findings import Findings
from forum.search.models import Kind
from forum.search.querysets import SearchQuerySet
from forum.taxonomy.models import Tool

PERIODS: Mapping[str, tuple[str | Promise, timedelta]] = {
    "week": (_("The last 7 days"), timedelta(days=7)),
    "month": (_("The last 30 days"), timedelta(days=30)),
    "year": (_("The last 12 months"), timedelta(days=365)),
}
KINDS: Mapping[str, str | Promise] = {
    Kind.CASE: _("Case studies"),
    Kind.THREAD: _("Threads"),
    Kind.REPLY: _("Replies"),
    Kind.FRAMEWORK: _("Frameworks"),
    Kind.TOOL: _("Tools"),
    Kind.PARTY: _("Parties"),
    Kind.AUTHORITY: _("Authorities"),
}

Label = str | Promise
Values = list[tuple[str, Label, int]]


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which one narrows what was found. `key` stands in addresses.

    `name` is what a value is called, or nothing for what is none; `values` are all there are in what was found.
    """

    key: str
    label: Label
    every: Label
    name: Callable[[str], Label | None]
    keep: Callable[[SearchQuerySet, str], SearchQuerySet]
    values: Callable[[Findings], Values]


@dataclass(frozen=True, slots=True)
class Value:
    """Something one can choose, and how many things there would be."""

    value: str
    label: Label
    count: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A facet with what can be chosen of it, and what is."""

    facet: Facet
    chosen: str
    values: list[Value]


def offered_of(facet: Facet, chosen: str, found: Findings) -> Offered:
    """A facet over what was found without it. What is chosen stays in sight, be there nothing of it."""
    values = [Value(*one) for one in facet.values(found)]
    if chosen and chosen not in (one.value for one in values):
        values.append(Value(chosen, facet.name(chosen) or chosen, 0))
    return Offered(facet, chosen, values)


def _kinds(found: Findings) -> Values:
    counted = Counter(one.kind for one in found.best)
    return [(kind, label, counted[kind]) for kind, label in KINDS.items() if kind in counted]


def _attached(facet: str, model: Any) -> Callable[[Findings], Values]:
    """Those to which threads and case studies are attached, and those that were found themselves."""

    def values(found: Findings) -> Values:
        counted = Counter(code for codes in found.attached(facet).values() for code in codes)
        return [(one.pk, str(one), counted[one.pk]) for one in model.objects.filter(pk__in=counted)]

    return values


def _named(model: Any) -> Callable[[str], Label | None]:
    """The name of what has this code, if anything has."""

    def name(code: str) -> Label | None:
        thing = model.objects.filter(pk=code).first()
        return str(thing) if thing else None

    return name


def _periods(found: Findings) -> Values:
    now, dates = timezone.now(), [one.at for one in found.best if one.at]
    counted = {key: sum(at >= now - back for at in dates) for key, (_label, back) in PERIODS.items()}
    return [(key, label, counted[key]) for key, (label, _back) in PERIODS.items() if counted[key]]


def _in_period(found: SearchQuerySet, period: str) -> SearchQuerySet:
    return found.since(timezone.now() - PERIODS[period][1])


def _about(key: str, label: Label, every: Label, model: Any) -> Facet:
    """A facet of what threads and case studies are attached to."""
    return Facet(key, label, every, _named(model), lambda found, code: found.about(key, code), _attached(key, model))


KIND = Facet("kind", _("Kind"), _("All"), KINDS.get, lambda found, kind: found.filter(kind=kind), _kinds)
SINCE = Facet(
    "since",
    _("Said or published"),
    _("At any time"),
    lambda period: PERIODS[period][0] if period in PERIODS else None,
    _in_period,
    _periods,
)
FACETS = (
    KIND,
    _about("framework", _("Framework"), _("Every framework"), Framework),
    _about("tool", _("Tool"), _("Every tool"), Tool),
    SINCE,
)
