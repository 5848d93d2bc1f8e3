"""Case studies, found by the parts of their page: what is found leads to the part."""

from collections.abc import Callable, Iterator, Mapping

from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.cases.models import CaseStudy, CaseVersion
from forum.search.models import Kind
from forum.search.texts.text import Source, Text, joined

PARTS: Mapping[str, tuple[str | Promise, Callable[[CaseVersion], str]]] = {
    "": ("", lambda one: joined((one.why_it_matters, one.summary))),
    "context": (_("Context"), lambda one: one.context),
    "problem": (_("Problem"), lambda one: one.problem),
    "objectives": (_("Objectives"), lambda one: one.objectives),
    "measure": (_("What was done"), lambda one: joined((one.measure, one.steps))),
    "coordination": (_("Who did what"), lambda one: _rows(one.coordination.all(), "body", "part")),
    "means": (
        _("People and means"),
        lambda one: joined((one.beneficiaries, one.consultation, one.staff, one.funding, one.technology)),
    ),
    "results": (_("Results"), lambda one: joined((_results(one), one.not_measured_because))),
    "side_effects": (_("Side effects"), lambda one: one.side_effects),
    "what_worked": (_("What worked"), lambda one: one.what_worked),
    "what_did_not_work": (
        _("What did not work"),
        lambda one: joined((one.what_did_not_work, *(barrier.name for barrier in one.barriers.all()))),
    ),
    "lessons": (_("Lessons"), lambda one: one.lessons),
    "transferability": (
        _("Could it work elsewhere?"),
        lambda one: joined((one.preconditions, one.adaptable, one.not_transferable)),
    ),
    "safeguards": (_("Safeguards"), lambda one: one.safeguards),
    "basis": (_("Legal basis"), lambda one: _rows(one.legal_bases.all(), "instrument", "article", "quotation")),
    "sources": (_("Sources"), lambda one: _rows(one.sources.all(), "title", "issuer")),
}
"""By the anchors of the page (templates/cases/_body.html): what each part is called, and what it says there."""

_READ = (
    *("current__frameworks", "current__tools", "current__barriers", "current__coordination", "current__results"),
    *("current__legal_bases__instrument", "current__sources"),
)


def _cases() -> QuerySet[CaseStudy]:
    return CaseStudy.objects.standing().with_audience().prefetch_related(*_READ)


def _texts(case: CaseStudy) -> Iterator[Text]:
    version = case.current
    assert version is not None  # noqa: S101 (a published case has one: the database holds that)
    labels = (*(f"{one.code} {one.name}" for one in version.frameworks.all()), *version.tools.all())
    spoken = (case.authority.name, case.authority.party and case.authority.party.name)
    for position, (anchor, (_label, say)) in enumerate(PARTS.items()):
        body = say(version)
        if body or not anchor:
            yield Text(
                Kind.CASE,
                title="" if anchor else version.title,
                body=body,
                context=joined((version.title if anchor else "", *spoken, *labels)),
                language=version.language,
                at=case.updated_at,
                part=anchor,
                position=position,
                columns={"version_id": version.pk},
            )


def _results(version: CaseVersion) -> str:
    return _rows(version.results.all(), "indicator", "baseline", "value", "unit")


def _rows(rows: QuerySet, *columns: str) -> str:  # type: ignore[type-arg]
    return joined((joined((getattr(row, column) for column in columns), by=", ") for row in rows), by=" · ")


CASES = Source("case", _cases, _texts, is_current={"version": F("case__current")})
