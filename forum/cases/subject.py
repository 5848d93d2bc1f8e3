"""A case study as its thread knows it: title, address, first words, and the parts that a reply can cite."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.translation import gettext_noop

from forum.cases.models import CaseStudy, CaseVersion
from forum.discussions.subjects import Part, Subject
from forum.discussions.words import Words
from forum.policies.audience import EVERYBODY, MEMBERS, Audience

PARTS = {
    "context": gettext_noop("Context"),
    "problem": gettext_noop("Problem"),
    "objectives": gettext_noop("Objectives"),
    "measure": gettext_noop("What was done"),
    "results": gettext_noop("Results"),
    "what_worked": gettext_noop("What worked"),
    "what_did_not_work": gettext_noop("What did not work"),
    "lessons": gettext_noop("Lessons"),
    "transferability": gettext_noop("Could it work elsewhere?"),
    "safeguards": gettext_noop("Safeguards"),
}
"""The parts of the page, by their anchors."""

KIND = gettext_noop("Case study")
RESULT = gettext_noop("Results, row %(row)s")


def subject_of(case: CaseStudy) -> Subject:
    """What the thread of a case shows of its current version."""
    version = case.current
    assert version is not None  # noqa: S101 (only published cases have a thread)
    return Subject(
        title=version.title[:200],
        kind=KIND,
        address=case.get_absolute_url(),
        words=_first_words(version),
        parts=tuple(_parts(case, version)),
        audience=audience_of_thread(case.audience),
        frameworks=list(version.frameworks.all()),
        tools=list(version.tools.all()),
    )


def audience_of_thread(audience: Audience) -> Audience:
    """Whom the thread of a case is for: its readers, or members where that is everybody."""
    return MEMBERS if audience == EVERYBODY else audience


def _first_words(version: CaseVersion) -> Words:
    """Why it matters, else what was done: plain texts, so nothing in them is taken for a mark."""
    body = version.why_it_matters or version.measure
    return Words(body=body, html=linebreaks(body, autoescape=True), mentions=frozenset())


def _parts(case: CaseStudy, version: CaseVersion) -> Iterator[Part]:
    address = reverse("cases:version", args=[case.identifier, version.number])
    for anchor, label in PARTS.items():
        if anchor == "results":
            for row in version.results.values_list("position", flat=True):
                yield Part(f"results-{row}", RESULT, row, f"{address}#results-{row}")
        if _stands(version, anchor):
            yield Part(anchor, label, None, f"{address}#{anchor}")


def _stands(version: CaseVersion, anchor: str) -> bool:
    if anchor == "transferability":
        return any((version.preconditions, version.adaptable, version.not_transferable))
    if anchor == "results":
        return bool(version.not_measured_because) or version.results.exists()
    return bool(getattr(version, anchor))
