"""Setting demo threads back in time: what was played in a second is shown as weeks of talk."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import accumulate, cycle, islice
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from forum.discussions.models import ExperienceRequest, Reply, ReplyVersion, Thread
from forum.notifications.models import Waiting

PAUSES = (5, 1, 2, 9, 1, 1, 4, 14, 2, 1, 7, 3)
"""How long it is quiet before each reply, in parts of the whole: talk comes in bursts."""
EDITED_AFTER = timedelta(minutes=23)
MARKED_AFTER = timedelta(hours=5)


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


def set_waiting_back(threads: list[UUID]) -> None:
    """What waits for somebody has waited since it was said."""
    waiting = Waiting.objects.filter(reply__thread__in=threads) | Waiting.objects.filter(request__thread__in=threads)
    items = list(waiting.select_related("reply", "request"))
    for item in items:
        item.since = item.reply.posted_at if item.reply else item.request.asked_at  # type: ignore[union-attr]
    Waiting.objects.bulk_update(items, ["since"])


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
