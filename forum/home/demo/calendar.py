"""Setting demo threads back in time: what was played in a second is shown as weeks of talk."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import accumulate, cycle, islice
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from forum.cases.models import CaseStudy, CaseVersion
from forum.discussions.models import ExperienceRequest, Reply, ReplyVersion, Thread
from forum.notifications.models import Follow, Mail, MailItem, Waiting

PAUSES = (5, 1, 2, 9, 1, 1, 4, 14, 2, 1, 7, 3)
"""How long it is quiet before each reply, in parts of the whole: talk comes in bursts."""
EDITED_AFTER = timedelta(minutes=23)
MARKED_AFTER = timedelta(hours=5)
WRITTEN_IN = timedelta(days=12)
REVIEWED_IN = timedelta(days=3)


def set_back(thread_id: UUID, *, days: list[float]) -> None:
    """Spread a thread from so many days ago to so many days ago; `days` is [first, last]."""
    first, last = (timezone.now() - timedelta(days=ago) for ago in days)
    replies = list(Reply.objects.filter(thread=thread_id).order_by("number"))
    for reply, posted_at in zip(replies, _moments(first, last, len(replies)), strict=True):
        reply.posted_at = posted_at
        reply.edited_at = reply.edited_at and posted_at + EDITED_AFTER
        reply.insight_at = reply.insight_at and posted_at + MARKED_AFTER
    Reply.objects.bulk_update(replies, ["posted_at", "edited_at", "insight_at"])
    _set_versions_back(replies)
    _set_requests_back(thread_id, first)
    thread = Thread.objects.filter(pk=thread_id)
    thread.update(posted_at=first, last_activity_at=last)
    thread.filter(closed_at__isnull=False).update(closed_at=last + MARKED_AFTER)
    thread.filter(pinned_at__isnull=False).update(pinned_at=first + MARKED_AFTER)


def set_case_back(case: CaseStudy, days: list[float]) -> None:
    """Let the versions of a case be of so many days ago, one after the other."""
    moments = [timezone.now() - timedelta(days=ago) for ago in days]
    versions = list(case.versions.order_by("number"))
    for version, at in zip(versions, moments, strict=True):
        version.begun_at = at - WRITTEN_IN
        version.submitted_at = version.submitted_at and at - REVIEWED_IN
        version.published_at = version.published_at and at
    CaseVersion.objects.bulk_update(versions, ["begun_at", "submitted_at", "published_at"])
    spoken = [version.published_at for version in versions if version.published_at]
    first, last = (spoken[0], spoken[-1]) if spoken else (None, None)
    CaseStudy.objects.filter(pk=case.pk).update(begun_at=moments[0] - WRITTEN_IN, published_at=first, updated_at=last)
    closed_at = Subquery(Thread.objects.filter(pk=OuterRef("thread")).values("closed_at"))
    CaseStudy.objects.filter(pk=case.pk, withdrawn_at__isnull=False).update(withdrawn_at=closed_at)
    case.partners.update(named_at=moments[0])
    case.partners.filter(decided_at__isnull=False).update(decided_at=moments[0] + REVIEWED_IN)


def set_waiting_back(threads: list[UUID]) -> None:
    """What waits for somebody has waited since it was said."""
    items = list(Waiting.objects.filter(reply__thread__in=threads).select_related("reply"))
    for item in items:
        item.since = item.reply.posted_at
    Waiting.objects.bulk_update(items, ["since"])
    _set_following_back(threads)


def _set_following_back(threads: list[UUID]) -> None:
    """Who speaks in a thread has followed it since; and what was said weeks ago is not mailed today."""
    follows = list(Follow.objects.filter(thread__in=threads).select_related("thread"))
    for follow in follows:
        follow.since = follow.thread.posted_at if follow.thread else follow.since
    Follow.objects.bulk_update(follows, ["since"])
    if threads:
        MailItem.objects.filter(person__is_demo=True).delete()
        Mail.objects.filter(person__is_demo=True).delete()


def _moments(first: datetime, last: datetime, count: int) -> list[datetime]:
    """So many moments from the first to the last, as unevenly as people talk."""
    pauses: Iterable[int] = islice(cycle(PAUSES), count - 1)
    sums = [0, *accumulate(pauses)]
    return [first + (last - first) * (parts / (sums[-1] or 1)) for parts in sums]


def _set_versions_back(replies: list[Reply]) -> None:
    versions = list(ReplyVersion.objects.filter(reply__in=replies).annotate(posted_at=F("reply__posted_at")))
    for version in versions:
        version.spoken_at = version.posted_at + EDITED_AFTER * (version.version - 1) / 2
    ReplyVersion.objects.bulk_update(versions, ["spoken_at"])


def _set_requests_back(thread_id: UUID, first: datetime) -> None:
    requests = list(ExperienceRequest.objects.filter(thread=thread_id).select_related("reply"))
    for request in requests:
        request.asked_at = first + timedelta(hours=2)
        answered_at = request.reply.posted_at if request.reply else first + timedelta(hours=9)
        request.settled_at = request.settled_at and answered_at
    ExperienceRequest.objects.bulk_update(requests, ["asked_at", "settled_at"])
