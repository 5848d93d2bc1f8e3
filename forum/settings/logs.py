"""How much is logged of what goes on and on."""

import logging
import time

QUIET = 60.0
"""Seconds between two records of one logger that this filter lets through."""


class Seldom(logging.Filter):
    """Lets one record a minute through, as a warning without its traceback.

    Channels reports every second, as an error, that Redis is away: here that is slower, never an error.
    """

    def __init__(self) -> None:
        super().__init__()
        self._let_through_at = -QUIET

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether enough time has gone by."""
        if time.monotonic() - self._let_through_at < QUIET:
            return False
        self._let_through_at = time.monotonic()
        problem = record.exc_info[1] if record.exc_info else None
        record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
        record.msg, record.args = "The doorbell is out of order, so news is a second late: %r", (problem,)
        return True
