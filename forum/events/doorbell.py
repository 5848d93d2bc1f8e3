"""The doorbell: tells every process, after a commit, that streams have grown. Nothing depends on its arriving.

Views, verbs and the worker hand what they have to this process's doorbell loop and go on. The loop gathers while it
is ringing, and forgets what it cannot say within a second: everybody looks once a second anyway.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Mapping
from uuid import UUID

from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)

GROUP = "doorbell"
RANG = "doorbell.rang"
PATIENCE = 1.0
"""Seconds until what could not be said is forgotten."""
QUIET = 60.0
"""Seconds between two warnings that the doorbell does not work."""


class Doorbell:
    """A doorbell in one event loop, which alone touches its state."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._heads: dict[str, int] = {}
        self._ringing: asyncio.Task[None] | None = None
        self._warned_at = -QUIET

    def gather(self, heads: Mapping[str, int]) -> None:
        """Ring for these heads, or say them with the next ring if one is under way."""
        for stream, head in heads.items():
            self._heads[stream] = max(head, self._heads.get(stream, 0))
        if self._ringing is None or self._ringing.done():
            self._ringing = self.loop.create_task(self._say())

    async def _say(self) -> None:
        while self._heads:
            heads, self._heads = self._heads, {}
            try:
                async with asyncio.timeout(PATIENCE):
                    await get_channel_layer().group_send(GROUP, {"type": RANG, "heads": heads})
            except Exception as problem:
                self._warn(problem)

    def _warn(self, problem: Exception) -> None:
        if time.monotonic() - self._warned_at >= QUIET:
            self._warned_at = time.monotonic()
            logger.warning("The doorbell is out of order, so news is a second late: %r", problem)


_choice = threading.Lock()
_doorbell: Doorbell | None = None


def adopt(loop: asyncio.AbstractEventLoop) -> None:
    """Ring in this running loop from now on: the hub's, if the process has one."""
    global _doorbell
    with _choice:
        _doorbell = Doorbell(loop)


def ring(heads: Mapping[UUID, int]) -> None:
    """Say that these streams have grown to these heads. Never raises, never waits."""
    said = {str(stream): head for stream, head in heads.items()}
    try:
        doorbell = _of_this_process()
        doorbell.loop.call_soon_threadsafe(doorbell.gather, said)
    except Exception:
        logger.warning("The doorbell could not be rung.", exc_info=True)


def _of_this_process() -> Doorbell:
    global _doorbell
    with _choice:
        if _doorbell is None or _doorbell.loop.is_closed():
            _doorbell = Doorbell(asyncio.new_event_loop())
            threading.Thread(target=_doorbell.loop.run_forever, name="doorbell", daemon=True).start()
        return _doorbell
