"""The list of case studies: what a reader may see of them, found by facets that combine."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import Framework, Party
from forum.cases.events import OF_LISTS
from forum.cases.facets import FACETS, Facet
from forum.cases.models import CaseFacet, CaseStudy
from forum.cases.querysets import CaseQuerySet
from forum.cases.vocabulary import CaseType, Grade, Language, Level
from forum.events.heads import Head, heads_of
from forum.policies.actor import Actor
from forum.publishing.audience import streams_of
from forum.taxonomy.models import Barrier, PersonCategory, Tool
from forum.text.submitted import submitted

SIZE = 25


class Sort(StrEnum):
    LATEST = "latest"
    EVIDENCE = "evidence"
    TITLE = "title"


ORDER: Mapping[Sort, tuple[str, ...]] = {
    Sort.LATEST: ("-updated_at", "-pk"),
    Sort.EVIDENCE: ("current__grade", "-updated_at", "-pk"),
    Sort.TITLE: ("current__title", "-pk"),
}
SORTS = {Sort.LATEST: _("Latest"), Sort.EVIDENCE: _("Strongest evidence"), Sort.TITLE: _("Title")}

NAMED: Mapping[str, Any] = {
    "framework": Framework,
    "party": Party,
    "tool": Tool,
    "person": PersonCategory,
    "barrier": Barrier,
}
"""Facets whose values are codes of something with a name."""

WORDED: Mapping[str, Mapping[str, str | Promise]] = {
    "grade": dict(Grade.choices),
    "type": dict(CaseType.choices),
    "level": dict(Level.choices),
    "language": dict(Language.choices),
}
"""Facets whose values are words of the template."""


@dataclass(frozen=True, slots=True)
class Value:
    """Something one can choose, and how many cases there would be."""

    value: str
    label: str | Promise
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A case as a reader's list shows it, with how much of its discussion they have not read."""

    case: CaseStudy
    new: int
    never_opened: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A facet with what can be chosen of it, given all else that is chosen."""

    facet: Facet
    chosen: str
    values: list[Value]


class Listing:
    """One reader's list at one address. Nobody is who is signed out."""

    def __init__(self, actor: Actor | None, query: QueryDict) -> None:
        self.actor, self.query = actor, query
        self._heads: list[Head] = heads_of(streams_of(actor)) if actor else []  # before the rows

    @property
    def streams_json(self) -> str:
        """What the page follows: what is published for its reader, and the discussions of the cases on it.

        Of these only that they are gone matters, so it is enough where they stand by now.
        """
        threads = [row.case.thread.stream for row in self.shown if row.case.thread] if self.actor else []
        return json.dumps([head.as_data() for head in [*self._heads, *heads_of(threads)]])

    @cached_property
    def chosen(self) -> dict[str, str]:
        asked = {facet.key: submitted(self.query.get(facet.key, "")).strip() for facet in FACETS}
        return {key: value[:24] for key, value in asked.items() if value}

    @cached_property
    def sort(self) -> Sort:
        wanted = self.query.get("sort", "")
        return Sort(wanted) if wanted in list(Sort) else Sort.LATEST

    @property
    def sorts(self) -> list[tuple[str, str | Promise, bool]]:
        """The orders: how each stands in an address, which leaves out the usual one, its name, whether it is chosen."""
        return [("" if sort == Sort.LATEST else sort.value, label, sort == self.sort) for sort, label in SORTS.items()]

    @property
    def counts(self) -> str:
        """The kinds of event by which a case comes into the list, changes in it, or leaves it."""
        return " ".join(sorted(OF_LISTS))

    @cached_property
    def shown(self) -> list[Row]:
        return [self._row(case) for case in self._page[:SIZE]]

    def _row(self, case: CaseStudy) -> Row:
        if self.actor is None or case.thread is None:
            return Row(case, new=0, never_opened=False)
        return Row(case, new=case.thread.last_number + 1 - case.read, never_opened=not case.read)

    @property
    def more_below(self) -> str | None:
        """The case below which the list goes on, if it does."""
        return self._page[SIZE - 1].identifier if len(self._page) > SIZE else None

    @cached_property
    def count(self) -> int:
        return self._matching().count()

    @cached_property
    def offered(self) -> list[Offered]:
        """Every facet with honest counts: over what the reader may see, given what is chosen of the others."""
        counts = self._counts(self._matching(), but=set(self.chosen))
        for key in self.chosen:
            counts |= {(key, self.chosen[key]): 0} | self._counts(self._matching(without=[key]), only=key)
        names = self._names(counts)
        return [Offered(facet, self.chosen.get(facet.key, ""), _values(facet.key, counts, names)) for facet in FACETS]

    @cached_property
    def droppable(self) -> list[tuple[Facet, int]]:
        """Where nothing fits: the facets whose choice is in the way, with how many cases fit without each."""
        return self._fitting({facet: self._matching(without=[facet.key]) for facet in self._chosen_facets})

    @cached_property
    def keepable(self) -> list[tuple[Facet, int]]:
        """Where dropping any one of them would not help: the facets by which alone something fits, and how much."""
        others = {facet: self.chosen.keys() - {facet.key} for facet in self._chosen_facets}
        return self._fitting({facet: self._matching(without=rest) for facet, rest in others.items()})

    @property
    def _chosen_facets(self) -> list[Facet]:
        return [facet for facet in FACETS if facet.key in self.chosen]

    @staticmethod
    def _fitting(found: Mapping[Facet, CaseQuerySet]) -> list[tuple[Facet, int]]:
        counts = [(facet, cases.count()) for facet, cases in found.items()]
        return sorted((one for one in counts if one[1]), key=lambda one: -one[1])

    def address(self, **changes: str) -> str:
        """The address of the same list with other choices."""
        query = QueryDict(mutable=True)
        query.update({**self.chosen, **({"sort": self.sort.value} if self.sort != Sort.LATEST else {}), **changes})
        return f"?{query.urlencode()}"

    @cached_property
    def _page(self) -> list[CaseStudy]:
        cases = self._matching().with_all_that_is_listed().with_read(self.actor).order_by(*ORDER[self.sort])
        if below := self._below:
            cases = cases.filter(_after(below, ORDER[self.sort]))
        return list(cases[: SIZE + 1])

    @cached_property
    def _below(self) -> CaseStudy | None:
        wanted = submitted(self.query.get("below", ""))
        return self._visible.select_related("current").filter(identifier=wanted).first() if wanted else None

    @cached_property
    def _visible(self) -> CaseQuerySet:
        return CaseStudy.objects.visible_to(self.actor).standing()

    def _matching(self, without: Collection[str] = ()) -> CaseQuerySet:
        cases = self._visible
        for facet, value in self.chosen.items():
            if facet not in without:
                cases = cases.found_by(facet, value)
        return cases

    @staticmethod
    def _counts(cases: CaseQuerySet, *, but: Collection[str] = (), only: str = "") -> dict[tuple[str, str], int]:
        facets = CaseFacet.objects.filter(case__in=cases).exclude(facet__in=but)
        if only:
            facets = facets.filter(facet=only)
        rows = facets.values_list("facet", "value").annotate(cases=Count("case")).order_by()
        return {(facet, value): count for facet, value, count in rows}

    @staticmethod
    def _names(counts: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], str]:
        """What the codes that were counted are called. A query for each of the facets that have names."""
        return {
            (facet, thing.pk): str(thing)
            for facet, model in NAMED.items()
            for thing in model.objects.filter(pk__in=[value for key, value in counts if key == facet])
        }


def _values(facet: str, counts: Mapping[tuple[str, str], int], names: Mapping[tuple[str, str], str]) -> list[Value]:
    found = [(value, count) for (key, value), count in counts.items() if key == facet]
    labelled = [
        Value(value, names.get((facet, value)) or WORDED.get(facet, {}).get(value) or value, count)
        for value, count in found
    ]
    if facet == "year":
        return sorted(labelled, key=lambda one: one.value, reverse=True)
    if facet in WORDED:
        order = list(WORDED[facet])
        return sorted(labelled, key=lambda one: order.index(one.value) if one.value in order else len(order))
    return sorted(labelled, key=lambda one: str(one.label))


def _after(case: CaseStudy, order: tuple[str, ...]) -> Q:
    """What stands below a case in an order."""
    below, same = Q(), Q()
    for key in order:
        name = key.removeprefix("-")
        value: Any = case
        for part in name.split("__"):
            value = getattr(value, part)
        comparison = "lt" if key.startswith("-") else "gt"
        below |= same & Q(**{f"{name}__{comparison}": value})
        same &= Q(**{name: value})
    return below
