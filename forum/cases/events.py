"""The events of case studies: built here and nowhere else."""

from uuid import UUID

from forum.cases.models import CaseStudy, CaseVersion
from forum.events.envelopes import Envelope, to_audience, to_authority, to_desk, to_thread
from forum.policies.vocabulary import CaseState
from forum.publishing.audience import desk_of, key_of

CASE_PUBLISHED = "case.published"
CASE_RENEWED = "case.renewed"
CASE_WITHDRAWN = "case.withdrawn"
CASE_CONFIRMED = "case.confirmed"
CASE_REVIEW_DUE = "case.review_due"
CASE_PARTNER_CONFIRMED = "case.partner_confirmed"
CASE_NARROWED = "case.narrowed"
CASE_WIDENED = "case.widened"
CASE_PARTNER_ANSWERED = "case.partner_answered"

SECTION_SAVED = "case.section_saved"
VERSION_BEGUN = "case.version_begun"
VERSION_SUBMITTED = "case.version_submitted"
VERSION_RETURNED = "case.version_returned"
VERSION_TAKEN_BACK = "case.version_taken_back"
VERSION_TAKEN_UP = "case.version_taken_up"
VERSION_DISCARDED = "case.version_discarded"
PARTNER_ASKED = "case.partner_asked"

OF_CASE_STATE = frozenset(
    {
        CASE_RENEWED,
        CASE_WITHDRAWN,
        CASE_CONFIRMED,
        CASE_REVIEW_DUE,
        CASE_PARTNER_CONFIRMED,
        CASE_NARROWED,
        CASE_WIDENED,
    }
)
"""Told on the stream of the case's thread, which its page follows: they draw the state of the case."""

OF_LISTS = OF_CASE_STATE | {CASE_PUBLISHED}
"""Told to audiences: they change what a list shows."""

TOLD_TO_AUTHORITIES = frozenset(
    {
        SECTION_SAVED,
        VERSION_BEGUN,
        VERSION_SUBMITTED,
        VERSION_RETURNED,
        VERSION_TAKEN_BACK,
        VERSION_TAKEN_UP,
        VERSION_DISCARDED,
        PARTNER_ASKED,
        CASE_PARTNER_ANSWERED,
    }
)
"""Told to the people of one authority only."""

CHANGING_WHAT_WAITS = (TOLD_TO_AUTHORITIES - {SECTION_SAVED, VERSION_BEGUN}) | {
    CASE_PUBLISHED,
    CASE_WITHDRAWN,
    CASE_CONFIRMED,
    CASE_REVIEW_DUE,
}
"""Told to an authority: somebody of its has more, or less, to do."""


def told_to_readers(case: CaseStudy, kind: str) -> Envelope:
    """To those who have the page of a published case open."""
    return to_thread(_thread(case), kind, case.pk)


def told_to_audience(case: CaseStudy, kind: str) -> Envelope:
    """To the lists of those who may read the case."""
    return to_audience(key_of(case), kind, case.pk)


def told_to_authors(version: CaseVersion, kind: str) -> Envelope:
    """To the people of the authority whose words these are, as far as they may read them, and to nobody else."""
    return _to_people_of(version.case.authority_id, version.case, kind, version.pk)


def told_to_drafters(version: CaseVersion) -> Envelope:
    """That what all people of an authority could see as a draft was published, for whomever it was."""
    return to_authority(version.case.authority_id, CASE_PUBLISHED, version.pk)


def told_to_authority(authority: UUID, case: CaseStudy, kind: str) -> Envelope:
    """To the people of an authority about a case that concerns it, as far as they may read it."""
    return _to_people_of(authority, case, kind, case.pk)


def stream_of_writers(case: CaseStudy) -> str:
    """The name of the stream on which those who write at a case hear of each other."""
    return told_to_authority(case.authority_id, case, SECTION_SAVED).stream_name


def _to_people_of(authority: UUID, case: CaseStudy, kind: str, about: UUID) -> Envelope:
    if case.state != CaseState.UNPUBLISHED and case.is_for_few:
        return to_desk(desk_of(authority, case), kind, about)
    return to_authority(authority, kind, about)


def _thread(case: CaseStudy) -> UUID:
    if case.thread_id is None:
        raise ValueError("What is not published has no readers.")
    return case.thread_id
