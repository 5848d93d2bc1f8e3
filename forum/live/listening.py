"""The hub's ear at the doorbell. Whatever goes wrong here only makes news up to a second late."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

from channels.layers import get_channel_layer

from forum.events.doorbell import GROUP, QUIET

logger = logging.getLogger(__name__)

RENEWED_AFTER = 10 * 60
"""Seconds after which the group is joined anew: layers forget their members in time, and say nothing."""
RETRY = 2.0
"""Seconds between two attempts to hear anything."""


async def listen(heard: Callable[[Mapping[str, int]], None]) -> None:
    """Call `heard` with the heads of each ring, for ever."""
    warned_at = -QUIET
    while True:
        try:
            async with asyncio.timeout(RENEWED_AFTER):
                await _hear(heard)
        except TimeoutError:
            continue
        except Exception as problem:
            if time.monotonic() - warned_at >= QUIET:
                warned_at = time.monotonic()
                logger.warning("The doorbell cannot be heard, so news is a second late: %r", problem)
            with suppress(Exception):
                await get_channel_layer().flush()  # it keeps what it could not subscribe to
            await asyncio.sleep(RETRY)


async def _hear(heard: Callable[[Mapping[str, int]], None]) -> None:
    layer = get_channel_layer()
    channel = await layer.new_channel()
    try:
        await layer.group_add(GROUP, channel)
        while True:
            heard((await layer.receive(channel))["heads"])
    finally:
        await layer.group_discard(GROUP, channel)
