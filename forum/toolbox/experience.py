"""What authorities have done with a tool, under a framework, in a Party: published cases that a reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, FilteredRelation, Min, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from forum.agreements.models import Framework
from forum.cases.listing import ORDER, Sort
from forum.cases.models import CaseFacet, CaseStudy
from forum.cases.querysets import CaseQuerySet
from forum.cases.vocabulary import Grade
from forum.policies.actor import Actor
from forum.taxonomy.models import Barrier, Tool

SHOWN = 6
SOURCED = (Grade.A, Grade.B)
MANY = 3
"""From so many cases on, sourced evidence is the strongest."""


@dataclass(frozen=True, slots=True)
class Experience:
    """The strongest cases of something, how many there are, and the list of them all."""

    cases: list[CaseStudy]
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Square:
    """The cases in which a tool was used under a framework: how many, the best grade of them, and their list."""

    tool: Tool
    framework: Framework
    count: int
    grade: str

    @property
    def strength(self) -> int:
        """How strong the evidence is, from 1 to 3: reported or described, sourced, or sourced in one of many."""
        if self.grade not in SOURCED:
            return 1
        return 3 if self.count >= MANY else 2

    @property
    def address(self) -> str:
        return list_of(tool=self.tool.pk, framework=self.framework.pk)


Row = tuple[Tool, list[Square | None]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Tools by group and the frameworks in which a reader may see cases; where none meet, there is no square."""

    frameworks: list[Framework]
    groups: list[tuple[str, list[Row]]]


def list_of(**facets: str) -> str:
    """The address of the list of case studies that these facets find."""
    return f"{reverse('cases:list')}?{urlencode(facets)}"


def experience_of(actor: Actor | None, facet: str, value: str) -> Experience:
    """What the reader may see of one value of a facet, the strongest evidence first. Nobody is who is signed out."""
    cases = _standing(actor).found_by(facet, value)
    strongest = cases.select_related("authority__party", "current").order_by(*ORDER[Sort.EVIDENCE])
    return Experience(list(strongest[:SHOWN]), cases.count(), list_of(**{facet: value}))


def barriers_met(actor: Actor | None, tool: Tool) -> list[tuple[Barrier, int, str]]:
    """What stood in the way in the cases of a tool that the reader may see: in how many, and their list."""
    met = CaseFacet.objects.filter(
        case__in=_standing(actor).found_by("tool", tool.pk), facet="barrier", value=OuterRef("pk")
    )
    counted = met.order_by().values("value").annotate(cases=Count("pk")).values("cases")
    barriers = Barrier.objects.annotate(cases=Subquery(counted)).exclude(cases=None).order_by("-cases", "pk")
    return [(barrier, barrier.cases, list_of(tool=tool.pk, barrier=barrier.pk)) for barrier in barriers]


def matrix_of(actor: Actor | None, groups: Iterable[tuple[str, list[Tool]]]) -> Matrix:
    """In how many cases that the reader may see each tool was used under each framework, in two queries."""
    cases = _standing(actor)
    frameworks = list(_frameworks_in(cases))
    counted = _counted(cases)

    def square(tool: Tool, framework: Framework) -> Square | None:
        found = counted.get((tool.pk, framework.pk))
        return Square(tool, framework, *found) if found else None

    return Matrix(
        frameworks,
        [
            (group, [(tool, [square(tool, framework) for framework in frameworks]) for tool in tools])
            for group, tools in groups
        ],
    )


def _standing(actor: Actor | None) -> CaseQuerySet:
    return CaseStudy.objects.visible_to(actor).standing()


def _frameworks_in(cases: CaseQuerySet) -> QuerySet[Framework]:
    named = CaseFacet.objects.filter(case__in=cases, facet="framework")
    return Framework.objects.filter(pk__in=named.values("value"))


def _counted(cases: CaseQuerySet) -> dict[tuple[str, str], tuple[int, str]]:
    """By tool and framework, how many cases have both, and the best grade of them."""
    pairs = (
        cases.annotate(
            tool=FilteredRelation("facets", condition=Q(facets__facet="tool")),
            framework=FilteredRelation("facets", condition=Q(facets__facet="framework")),
        )
        .filter(tool__isnull=False, framework__isnull=False)
        .order_by()
        .values_list("tool__value", "framework__value")
        .annotate(cases=Count("pk"), best=Min("current__grade"))
    )
    return {(tool, framework): (count, grade) for tool, framework, count, grade in pairs}
