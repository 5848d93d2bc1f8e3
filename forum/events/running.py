"""Followers: the rooms above take in what was published, in the order of each stream, at least once and once in effect.

A follower is a module named in `settings.EVENT_FOLLOWERS`, with `KINDS`, the kinds of event it wants to hear of, and
`follow(event)`, which runs in the transaction that forgets the debt. It may publish; it may not call a verb.
"""

import logging
from datetime import timedelta
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from forum.events.models import Pending
from forum.events.verbs import verb

logger = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)

Order = tuple[str, UUID]
"""A follower and a stream: within it, one event after the other."""


def run_pending(limit: int = 100) -> int:
    """Let followers take in up to `limit` events, oldest first; how many they did.

    An event that fails is logged and tried again later, and what follows it in its stream waits for it. Several
    workers may run this at once.
    """
    done = 0
    waiting: set[Order] = set()
    for pending in _oldest_first()[:limit]:
        order = (pending.follower, pending.event.stream_id)
        if order in waiting:
            continue
        try:
            taken = _take_in(pending)
        except Exception:
            logger.exception("The follower %s failed on %s; it is tried again.", pending.follower, pending.event)
            _put_off(pending)
            taken = False
        if taken:
            done += 1
        else:
            waiting.add(order)
    return done


def _oldest_first() -> QuerySet[Pending]:
    """What may run now: within a stream events were numbered, and given their keys, under the lock of its head.

    Of one event, followers run in the order of the settings.
    """
    put_off = Pending.objects.filter(not_before__gt=timezone.now())
    held_back = put_off.filter(follower=OuterRef("follower"), event__stream=OuterRef("event__stream"))
    return Pending.objects.exclude(Exists(held_back)).select_related("event").order_by("event_id", "pk")


@verb
def _take_in(pending: Pending) -> bool:
    """Hand one event over and forget the debt; false if another worker is at it, or at an earlier one."""
    own = Pending.objects.filter(follower=pending.follower, event__stream=pending.event.stream_id)
    mine = Pending.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pending.pk)
    if not (now := mine.select_related("event__stream").first()):
        return False
    if own.filter(event_id__lt=pending.event_id).exists():
        return False
    import_module(settings.EVENT_FOLLOWERS[pending.follower]).follow(now.event)
    now.delete()
    return True


@verb
def _put_off(pending: Pending) -> None:
    wait = min(FIRST_WAIT * 2 ** min(pending.tries, 10), LONGEST_WAIT)
    Pending.objects.filter(pk=pending.pk).update(tries=F("tries") + 1, not_before=timezone.now() + wait)
