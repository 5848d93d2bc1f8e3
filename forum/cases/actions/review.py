"""From a draft to what everybody reads: handing in, returning, publishing."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.cases import events
from forum.cases.completeness import Fault, faults
from forum.cases.facets import index
from forum.cases.grading import graded
from forum.cases.identifiers import new_identifier
from forum.cases.models import CaseStudy, CaseVersion, Partner
from forum.cases.steps import locked_version
from forum.cases.subject import subject_of
from forum.discussions import events as discussions
from forum.discussions.subjects import open_thread_about, renew_thread_about
from forum.events.due import fall_due
from forum.events.envelopes import Envelope
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import cases as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import CaseState, ClearanceAct, VersionState
from forum.publishing.audience import let_be_for
from forum.publishing.clearing import clear_own, handed_in_by, note
from forum.publishing.submitting import submit_key

YEARS_UNTIL_REVIEW = 2
TRIES = 5


class Incomplete(Refused):
    """Something is missing or too long: `faults` says what and where."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__(_("Some things are still missing. Each is listed with the way to it."))
        self.faults = found


@verb
def submit_version(actor: Actor, version_id: UUID) -> CaseVersion:
    """Hand a version in to the focal point of the authority. Raises `Unseen`, `Refused`, or `Incomplete`."""
    version = locked_version(actor, version_id)
    require(may.write_version(actor, version))
    _require_complete(version)
    version.state, version.submitted_at, version.comments = VersionState.IN_REVIEW, timezone.now(), ""
    version.save(update_fields=["state", "submitted_at", "comments"])
    note(actor, ClearanceAct.HANDED_IN, words=version.pk, author=actor.seat)
    publish(events.told_to_authors(version, events.VERSION_SUBMITTED))
    return version


@verb
def take_version_back(actor: Actor, version_id: UUID) -> CaseVersion:
    """Write on at a version that was handed in. Raises `Unseen` or `Refused`."""
    version = locked_version(actor, version_id)
    require(may.take_back(actor, version))
    version.state = VersionState.DRAFT
    version.save(update_fields=["state"])
    note(actor, ClearanceAct.TAKEN_BACK, words=version.pk, author=handed_in_by(version.pk))
    publish(events.told_to_authors(version, events.VERSION_TAKEN_BACK))
    return version


@verb
def return_version(actor: Actor, version_id: UUID, *, comments: str) -> CaseVersion:
    """Give a version back to its authors with what to mend. Raises `Unseen`, or `Refused` without right or comments."""
    version = locked_version(actor, version_id)
    require(may.review_version(actor, version))
    if not comments.strip():
        raise Refused(_("Please say what is to be mended: the authors read it."))
    version.state, version.comments, version.returned_at = VersionState.RETURNED, comments, timezone.now()
    version.save(update_fields=["state", "comments", "returned_at"])
    note(actor, ClearanceAct.RETURNED, words=version.pk, author=handed_in_by(version.pk), comments=comments)
    publish(events.told_to_authors(version, events.VERSION_RETURNED))
    return version


@verb
def publish_version(actor: Actor, version_id: UUID, *, file_reference: str = "") -> CaseStudy:
    """Make a version what everybody reads: its first publication gives the case its name, its address and its thread.

    Raises `Unseen`, `Refused`, or `Incomplete`.
    """
    version = locked_version(actor, version_id)
    require(may.review_version(actor, version))
    _require_complete(version)
    author = handed_in_by(version.pk)
    require(clear_own(actor, author))
    require(may.publish_for(actor, version.readers))
    note(actor, ClearanceAct.CLEARED, words=version.pk, author=author, file_reference=file_reference)
    return publish_reviewed(actor, version)


def publish_reviewed(actor: Actor, version: CaseVersion) -> CaseStudy:
    """The last step of publishing a locked version, whatever review came before."""
    case, now = version.case, timezone.now()
    is_first = case.state == CaseState.UNPUBLISHED
    version.state, version.published_at, version.cleared_by_id = VersionState.PUBLISHED, now, actor.seat
    version.grade = graded(version).grade
    version.review_by = version.review_by or in_years(now.date(), YEARS_UNTIL_REVIEW)
    version.save(update_fields=["state", "published_at", "cleared_by", "grade", "review_by"])
    case.current, case.updated_at = version, now
    case.review_by, case.unconfirmed_since = version.review_by, None
    told = _first_publication(actor, version) if is_first else _renewal(case)
    case.save()
    fall_due(datetime.combine(version.review_by, time.min, UTC), "case.review", case.pk)
    asked = _ask_partners(version)
    index(case)
    publish(
        *told,
        events.told_to_audience(case, events.CASE_PUBLISHED if is_first else events.CASE_RENEWED),
        events.told_to_drafters(version) if is_first else events.told_to_authors(version, events.CASE_PUBLISHED),
        *(events.told_to_authority(partner.authority_id, case, events.PARTNER_ASKED) for partner in asked),
    )
    return case


def _first_publication(actor: Actor, version: CaseVersion) -> list[Envelope]:
    """Give the case what lasts: whom it is for, its identifier and its thread."""
    case, readers = version.case, version.readers
    assert readers is not None  # noqa: S101 (the rule asked for one that its publisher belongs to)
    let_be_for(case, readers)
    case.state, case.published_at = CaseState.PUBLISHED, case.updated_at
    _name(case)
    key = submit_key(actor, f"case {case.pk}")
    case.thread = open_thread_about(actor, subject_of(case), illustrative=case.illustrative, key=key)
    thread = case.thread
    return [
        discussions.of_thread(thread, discussions.THREAD_POSTED),
        discussions.told_to_audience(thread),
    ]


def _renewal(case: CaseStudy) -> list[Envelope]:
    assert case.thread is not None  # noqa: S101 (it came with the first publication)
    renewed = renew_thread_about(case.thread, subject_of(case))
    return [*renewed, events.told_to_readers(case, events.CASE_RENEWED)]


def _name(case: CaseStudy) -> None:
    """Find an identifier that nobody has: among millions a year the first one is nearly always free."""
    assert case.published_at is not None  # noqa: S101 (it was set just before)
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                case.identifier = new_identifier(case.published_at.year)
                CaseStudy.objects.filter(pk=case.pk).update(identifier=case.identifier)
                return
        except IntegrityError:
            continue
    raise Refused(_("No name was free for this case study. Please try again."))


def _ask_partners(version: CaseVersion) -> list[Partner]:
    """Ask the partners named for the first time whether they agree."""
    case = version.case
    known = set(case.partners.values_list("authority_id", flat=True))
    new = [
        Partner(case=case, authority=authority)
        for authority in version.partner_authorities.exclude(pk=case.authority_id)
        if authority.pk not in known
    ]
    return Partner.objects.bulk_create(new)


def _require_complete(version: CaseVersion) -> None:
    if found := faults(version):
        raise Incomplete(found)


def in_years(day: date, years: int) -> date:
    """The same day of a later year; the last of February stays in February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
