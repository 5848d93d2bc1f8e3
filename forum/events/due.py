"""What falls due: the verb that sets a date writes it down, and the worker does it by the verb of its kind."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from forum.events.models import Due
from forum.events.verbs import verb

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
"""How long one worker has for what it took; after that another may try."""

STANDING = UUID(int=0)
"""The identifier of what is about no thing, but due again and again."""


def fall_due(at: datetime, kind: str, object_id: UUID) -> None:
    """Write down, inside a verb, that something is to be done at a time; a time given before is moved."""
    Due.objects.update_or_create(kind=kind, object_id=object_id, defaults={"at": at, "leased_until": None})


def gather(kind: str, object_id: UUID, within: timedelta) -> None:
    """Write down, inside a verb, that something is to be done within a span, once for all that asks for it until then.

    What is being done already is done again: whoever does it may have looked before this verb changed anything. The
    verb of the kind must lock what this verb has locked.
    """
    now = timezone.now()
    if not Due.objects.filter(kind=kind, object_id=object_id, at__gt=now, leased_until=None).exists():
        fall_due(now + within, kind, object_id)


def fall_due_each(kind: str, dates: Mapping[UUID, datetime]) -> None:
    """Write down, inside a verb, a date for each of these things that has none to come; one that has keeps it."""
    to_come = Due.objects.filter(kind=kind, object_id__in=dates, at__gt=timezone.now(), leased_until=None)
    for object_id in sorted(dates.keys() - set(to_come.values_list("object_id", flat=True))):
        fall_due(dates[object_id], kind, object_id)


@verb
def begin_standing(now: datetime) -> None:
    """Give what `settings.DUE_ALWAYS` names its first date, unless it has one: its verbs set each the next."""
    for kind in settings.DUE_ALWAYS:
        Due.objects.get_or_create(kind=kind, object_id=STANDING, defaults={"at": now})


def run_due(now: datetime, limit: int = 20) -> int:
    """Do what is due, each by the verb that `settings.DUE_VERBS` names for its kind; how many were done.

    At least once: a verb that fails, or whose worker dies, is called again when its lease is over. So the verbs are
    called with the identifier of the thing, and do nothing where nothing is left to do.
    """
    done = 0
    for due in _leased(now, limit):
        try:
            import_string(settings.DUE_VERBS[due.kind])(due.object_id)
        except Exception:
            logger.exception("What was due failed: %s; it is tried again.", due)
        else:
            # The verb may have set the next date: then the row says another time, and stays.
            Due.objects.filter(pk=due.pk, at=due.at).delete()
            done += 1
    return done


@verb
def _leased(now: datetime, limit: int) -> list[Due]:
    free = Due.objects.select_for_update(skip_locked=True).filter(
        Q(leased_until=None) | Q(leased_until__lte=now), at__lte=now
    )
    taken = list(free.order_by("at")[:limit])
    Due.objects.filter(pk__in=[due.pk for due in taken]).update(leased_until=now + LEASE)
    return taken
