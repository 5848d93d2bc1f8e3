"""Tasks: what takes long or leaves the house. The worker does them outside any transaction, each at least once.

A task is a function of `django_tasks.task`, enqueued in the transaction of a verb or a follower, and given identifiers
only. It may be called again after it was cut off anywhere, so it asks first whether anything is left to do.
"""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from forum.events.verbs import verb

logger = logging.getLogger(__name__)

Queued = DBTaskResult[..., Any]

LEASE = timedelta(minutes=2)
"""How long a worker has for one task: after that it counts as killed, and another takes the task up again."""

MOST_TRIES = 12
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=6)
"""Twelve tries with waits that double reach over half a day: a mail server may be away for a night."""

WORKER = uuid4().hex


class CutOff(Exception):
    """The workers that took a task up never came back from it."""


def run_tasks(limit: int = 20) -> int:
    """Do up to `limit` tasks that are ready, one after the other; how many were tried. Several workers may run this."""
    for done in range(limit):
        task = _taken(timezone.now())
        if task is None:
            return done
        _try(task)
    return limit


def given_up() -> QuerySet[Queued]:
    """The tasks that failed too often, the newest first: they wait for whoever operates the machine."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


@verb
def take_up_again(now: datetime) -> int:
    """Put every task that was given up back in the queue, with all its tries before it; how many there were."""
    again = DBTaskResult.objects.failed()
    return again.update(status=TaskResultStatus.READY, worker_ids=[], finished_at=None, run_after=now)


def forget_failures(naming: str) -> None:
    """Forget what failed tasks said where it names an address, inside the verb that erases whose it is."""
    told = DBTaskResult.objects.filter(traceback__icontains=naming)
    told.update(traceback="")


@verb
def _taken(now: datetime) -> Queued | None:
    """The next task, marked as running, after what was left running too long was put back."""
    cut_off = DBTaskResult.objects.running().filter(started_at__lte=now - LEASE)
    cut_off.update(status=TaskResultStatus.READY)
    task: Queued | None = DBTaskResult.objects.ready().get_locked()
    if task is not None:
        task.claim(WORKER)
    return task


def _try(task: Queued) -> None:
    try:
        if len(task.worker_ids) > MOST_TRIES:
            raise CutOff
        said = task.task_result
        task.task.call(*said.args, **said.kwargs)
    except Exception as problem:
        _put_off(task, problem)
    else:
        # Nobody asks what came of it, so what is done is not kept.
        task.delete()


def _put_off(task: Queued, problem: Exception) -> None:
    """Wait twice as long as the last time; after the last try, give up."""
    tries = len(task.worker_ids)
    if tries >= MOST_TRIES:
        task.set_failed(problem)
        logger.error("The task %s is given up: %s. See manage.py tasks.", task.task_name, type(problem).__name__)
        return
    wait = min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
    logger.warning("The task %s failed: %s. It is tried again in %s.", task.task_name, type(problem).__name__, wait)
    task.status, task.run_after = TaskResultStatus.READY, timezone.now() + wait
    task.save(update_fields=["status", "run_after"])
