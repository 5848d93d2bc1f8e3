"""How strong the evidence of a version is, and why: computed, never voted (domain reference, section 4)."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from forum.cases.models import CaseVersion
from forum.cases.vocabulary import EvidenceType, Form, Grade

REVIEWS = (EvidenceType.INTERNAL_REVIEW, EvidenceType.RESEARCH, EvidenceType.INDEPENDENT_EVALUATION)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with its reason, in the active language."""

    grade: Grade
    reason: str


def graded(version: CaseVersion) -> Graded:
    """The grade of a version as it stands. A sourced independent evaluation is A (so will adoption elsewhere be)."""
    results = list(version.results.all())
    sources = {source.position for source in version.sources.all() if source.address}
    sourced = sum(1 for result in results if result.source in sources)
    if version.form == Form.SHORT:
        return Graded(Grade.D, gettext("a short experience"))
    if version.evidence_type == EvidenceType.INDEPENDENT_EVALUATION and sources:
        return Graded(Grade.A, gettext("a sourced independent evaluation"))
    if sourced:
        return Graded(Grade.B, ngettext("%(n)s sourced result", "%(n)s sourced results", sourced) % {"n": sourced})
    if version.evidence_type in REVIEWS and sources:
        return Graded(Grade.B, gettext("a sourced review"))
    if results:
        count = len(results)
        reason = ngettext("%(n)s result, reported by the authority", "%(n)s results, reported by the authority", count)
        return Graded(Grade.C, reason % {"n": count})
    return Graded(Grade.D, gettext("nothing measured yet"))
