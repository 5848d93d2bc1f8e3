"""By what published cases are found: written when what a case shows changes, read by the list."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.cases.models import CaseFacet, CaseStudy, Partner
from forum.policies.vocabulary import CaseState

LONGEST_PERIOD = 40
"""Years. Longer ones are told by their first and last forty years only."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which one looks for cases. `key` stands in addresses."""

    key: str
    label: str | Promise
    every: str | Promise


FACETS = (
    Facet("framework", _("Framework"), _("Every framework")),
    Facet("party", _("Party"), _("Every Party")),
    Facet("tool", _("Tool"), _("Every tool")),
    Facet("person", _("Persons covered"), _("All persons")),
    Facet("barrier", _("Barrier"), _("Every barrier")),
    Facet("grade", _("Evidence"), _("Every grade")),
    Facet("type", _("Kind"), _("Every kind")),
    Facet("level", _("Level"), _("Every level")),
    Facet("year", _("Year"), _("Every year")),
    Facet("language", _("Language"), _("Every language")),
)


def index(case: CaseStudy) -> None:
    """Write down by what a case is found today, in the transaction of a verb; a withdrawn one is not found."""
    case.facets.all().delete()
    if case.state == CaseState.PUBLISHED:
        CaseFacet.objects.bulk_create(
            CaseFacet(case=case, facet=facet, value=value) for facet, value in sorted(set(_of(case)))
        )


def _of(case: CaseStudy) -> Iterator[tuple[str, str]]:
    version = case.current
    assert version is not None  # noqa: S101 (a published case has one: the database holds that)
    many = {
        "framework": version.frameworks,
        "tool": version.tools,
        "person": version.person_categories,
        "barrier": version.barriers,
        "party": version.third_parties,
    }
    for facet, things in many.items():
        yield from ((facet, code) for code in things.values_list("pk", flat=True))
    yield from (("party", code) for code in _parties(case))
    one = {"grade": version.grade, "type": version.case_type, "level": version.level, "language": version.language}
    yield from ((facet, value) for facet, value in one.items() if value)
    yield from (("year", str(year)) for year in _years(case))


def _parties(case: CaseStudy) -> Iterator[str]:
    """The Parties of the authorities that are shown: a partner's own only once it has confirmed."""
    version = case.current
    assert version is not None  # noqa: S101 (a published case has one: the database holds that)
    confirmed = Partner.objects.confirmed_in(version)
    parties = {case.authority.party_id, *confirmed.values_list("authority__party", flat=True)}
    yield from (code for code in parties if code)


def _years(case: CaseStudy) -> range:
    """The years in which it was applied, as far as the version can know."""
    version = case.current
    if version is None or version.period_start is None or case.updated_at is None:
        return range(0)
    last = version.period_end.year if version.period_end else case.updated_at.year
    first = version.period_start.year
    return range(max(first, last - LONGEST_PERIOD + 1), last + 1)
