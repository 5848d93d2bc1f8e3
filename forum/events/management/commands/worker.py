"""`manage.py worker`: lets followers take in what was published, and does what falls due."""

import logging
import signal
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from forum.events.due import run_due
from forum.events.running import run_pending

logger = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two looks when there was nothing left to do."""


class Command(BaseCommand):
    help = "Runs what follows from events, and what falls due. Any number of workers may run; Ctrl-C ends one."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()

        def finish(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, finish)
        self.stdout.write("The worker is at work.")
        while not stop.is_set():
            if not work():
                stop.wait(PAUSE)


def work() -> int:
    """One round; how much was done. A database that is away is waited for."""
    close_old_connections()
    try:
        return run_due(timezone.now()) + run_pending()
    except DatabaseError as problem:
        logger.warning("The worker waits for the database: %s", problem)
        return 0
    finally:
        close_old_connections()
