"""`manage.py worker`: lets followers take in what was published, does what falls due, and, beside that, the tasks."""

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from forum.events.due import run_due
from forum.events.running import run_pending
from forum.events.tasks import run_tasks

logger = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two looks when there was nothing left to do."""
GRACE = 5.0
"""Seconds that a task has to end by itself. One that does not is taken up again by the next worker."""


class Command(BaseCommand):
    help = "Runs what follows from events, what falls due, and tasks. Any number of workers may run; Ctrl-C ends one."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()

        def finish(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, finish)
        # A mail server that is slow must not hold up what follows from events.
        beside = threading.Thread(target=_keep_at, args=(errands, stop), daemon=True)
        beside.start()
        self.stdout.write("The worker is at work.")
        _keep_at(work, stop)
        beside.join(GRACE)


def work() -> int:
    """One round of what happens in the house; how much was done."""
    return _done(lambda: run_due(timezone.now()) + run_pending())


def errands() -> int:
    """One round of tasks; how many were tried."""
    return _done(run_tasks)


def _keep_at(round_of: Callable[[], int], stop: threading.Event) -> None:
    while not stop.is_set():
        if not round_of():
            stop.wait(PAUSE)


def _done(some: Callable[[], int]) -> int:
    """How much was done. A database that is away is waited for."""
    close_old_connections()
    try:
        return some()
    except DatabaseError as problem:
        logger.warning("The worker waits for the database: %s", problem)
        return 0
    finally:
        close_old_connections()
