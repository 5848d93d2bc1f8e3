"""What becomes of a published case: it holds, it is to be looked at again, it is withdrawn."""

from datetime import UTC, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.cases import events
from forum.cases.actions.review import YEARS_UNTIL_REVIEW, in_years
from forum.cases.facets import index
from forum.cases.models import CaseStudy
from forum.cases.steps import locked_case
from forum.discussions.subjects import close_thread_about
from forum.events.due import fall_due
from forum.events.envelopes import Envelope
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import cases as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import CaseState


@verb
def withdraw_case(actor: Actor, case_id: UUID, *, reason: str) -> CaseStudy:
    """Take a case back: a stone with its name and the reason stays at its address, and its discussion is closed.

    Raises `Unseen`, or `Refused` without the right or a reason.
    """
    case = locked_case(CaseStudy.objects.visible_to(actor), case_id)
    require(may.keep_true(actor, case))
    if not reason.strip():
        raise Refused(_("Please give a reason: it stands at the address of the case study."))
    assert case.thread is not None  # noqa: S101 (a published case has one)
    case.state, case.withdrawn_at, case.withdrawn_reason = CaseState.WITHDRAWN, timezone.now(), reason
    case.unconfirmed_since = None
    case.save(update_fields=["state", "withdrawn_at", "withdrawn_reason", "unconfirmed_since"])
    closed = close_thread_about(case.thread, str(_("The case study was withdrawn.")))
    index(case)
    publish(
        *closed,
        events.told_to_readers(case, events.CASE_WITHDRAWN),
        events.told_to_audience(case, events.CASE_WITHDRAWN),
        _to_its_authority(case, events.CASE_WITHDRAWN),
    )
    return case


@verb
def confirm_case(actor: Actor, case_id: UUID) -> CaseStudy:
    """Say that a case still holds; it is asked again in two years. Raises `Unseen` or `Refused`."""
    case = locked_case(CaseStudy.objects.visible_to(actor), case_id)
    require(may.keep_true(actor, case))
    was_overdue = case.unconfirmed_since is not None
    case.review_by = in_years(timezone.now().date(), YEARS_UNTIL_REVIEW)
    case.unconfirmed_since = None
    case.save(update_fields=["review_by", "unconfirmed_since"])
    fall_due(datetime.combine(case.review_by, time.min, UTC), "case.review", case.pk)
    publish(
        events.told_to_readers(case, events.CASE_CONFIRMED),
        *([events.told_to_audience(case, events.CASE_CONFIRMED)] if was_overdue else []),
        _to_its_authority(case, events.CASE_CONFIRMED),
    )
    return case


@verb
def review_falls_due(case_id: UUID) -> None:
    """The date by which a case was to be looked at again has come: its page says so until somebody confirms it."""
    among = CaseStudy.objects.standing().filter(unconfirmed_since=None, review_by__lte=timezone.now().date())
    if not among.filter(pk=case_id).exists():
        return
    case = locked_case(among, case_id)
    case.unconfirmed_since = case.review_by
    case.save(update_fields=["unconfirmed_since"])
    publish(
        events.told_to_readers(case, events.CASE_REVIEW_DUE),
        events.told_to_audience(case, events.CASE_REVIEW_DUE),
        _to_its_authority(case, events.CASE_REVIEW_DUE),
    )


def _to_its_authority(case: CaseStudy, kind: str) -> Envelope:
    return events.told_to_authority(case.authority_id, case, kind)
