"""The events of whom things are for: built here and nowhere else."""

from uuid import UUID

from forum.audiences.models import Widening
from forum.cases import events as cases
from forum.cases.models import CaseStudy
from forum.cases.subject import audience_of_thread
from forum.discussions import events as discussions
from forum.discussions.models import Thread
from forum.events.envelopes import Envelope, to_audience, to_rights
from forum.policies.audience import Audience, contains

READERS_CHANGED = "thread.readers_changed"
WIDENING_ASKED = "widening.asked"
WIDENING_SETTLED = "widening.settled"
NOTICE_KNOWN = "widening.known"


def told_of_readers(thread: Thread, case: CaseStudy | None, before: Audience, *, wider: bool) -> list[Envelope]:
    """That a thread, with its case, has other readers: to those who have it open, to the lists of both, to the hub."""
    of_thread = discussions.THREAD_WIDENED if wider else discussions.THREAD_NARROWED
    told = [discussions.of_thread(thread, of_thread), to_rights(READERS_CHANGED, thread.pk)]
    if case:
        of_case = cases.CASE_WIDENED if wider else cases.CASE_NARROWED
        told.append(cases.told_to_readers(case, of_case))
        told += [to_audience(one.key, of_case, case.pk) for one in _both(before, case.audience)]
        before = audience_of_thread(before)
    if thread.audience != before:
        told += [to_audience(one.key, of_thread, thread.pk) for one in _both(before, thread.audience)]
    return told


def _both(before: Audience, now: Audience) -> list[Audience]:
    """The audiences to tell, so that everybody who belongs to either hears of it, and nobody twice."""
    if contains(before, now):
        return [before]
    return [now] if contains(now, before) else [before, now]


def widening_asked(widening: Widening) -> Envelope:
    """Others are asked for. Told where nobody listens but followers: hardly anybody is to know."""
    return to_rights(WIDENING_ASKED, widening.pk)


def notice_known(person: UUID) -> Envelope:
    """Somebody knows who reads their words now: about the person."""
    return to_rights(NOTICE_KNOWN, person)


def widening_settled(widening: Widening) -> Envelope:
    """It does not wait any more."""
    return to_rights(WIDENING_SETTLED, widening.pk)
