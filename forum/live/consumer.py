"""A page's socket: says who is there, reads what they want, and leaves everything else to the hub."""

import asyncio
from collections import deque
from typing import Any
from urllib.parse import parse_qs

from channels.consumer import get_handler_name
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.http import parse_cookie
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext_lazy as _

from forum.live import items
from forum.live.frames import Frame, Nonsense, read
from forum.live.hub import the_hub
from forum.live.socket import Socket
from forum.live.visitors import Visitor, visitor_of

NOT_SIGNED_IN = 4401
TOO_MUCH = 4429
MOST_FRAMES = 20
PER_SECONDS = 10.0

NOT_UNDERSTOOD = _("This message could not be understood.")


class Live(AsyncWebsocketConsumer):
    """Where pages hear what happens. Its life is one await after the other, so a socket speaks for itself only."""

    channel_layer_alias = "none"  # the hub listens for everybody; a layer that is away must not keep a socket out
    socket: Socket | None = None

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Handle a message of the server, without Channels' thread hop to close connections nobody opened."""
        await getattr(self, get_handler_name(message))(message)

    async def connect(self) -> None:
        """Accept, so that the reason for a refusal can be told, and join the hub."""
        self._heard_at: deque[float] = deque(maxlen=MOST_FRAMES)
        await self.accept()
        visitor = await self._visitor()
        if visitor is None:
            return await self.close(NOT_SIGNED_IN)
        hub = the_hub()
        socket = Socket(self.base_send, visitor, self._language(), on_change=hub.changed)
        if not hub.join(socket):
            return await self.close(TOO_MUCH)
        self.socket = socket
        return None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Do what a frame says; one that says nothing we know is answered with a sentence."""
        if self.socket is None or not self.socket.is_open:
            return
        if self._is_flooding():
            the_hub().leave(self.socket)
            self.socket.close(TOO_MUCH)
            return
        try:
            self._do(read(text_data), self.socket)
        except Nonsense:
            self.socket.tell("refused", items.refused(None, NOT_UNDERSTOOD, self.socket.language))

    async def disconnect(self, code: int) -> None:
        """Leave the hub."""
        if self.socket is not None:
            self.socket.is_open = False
            the_hub().leave(self.socket)

    def _do(self, frame: Frame, socket: Socket) -> None:
        hub = the_hub()
        hub.unfollow(socket, frame.unfollow)
        if frame.follow:
            hub.follow(socket, frame.follow)
        if frame.typing:
            hub.presence.types(socket, frame.typing)

    def _is_flooding(self) -> bool:
        now = asyncio.get_running_loop().time()
        is_flooding = len(self._heard_at) == MOST_FRAMES and now - self._heard_at[0] < PER_SECONDS
        self._heard_at.append(now)
        return is_flooding

    async def _visitor(self) -> Visitor | None:
        cookies = [value.decode("latin1") for name, value in self.scope["headers"] if name == b"cookie"]
        session = parse_cookie("; ".join(cookies)).get(settings.SESSION_COOKIE_NAME)
        if not session:
            return None
        return await database_sync_to_async(visitor_of, thread_sensitive=False)(session)

    def _language(self) -> str:
        """That of the page, which its script says, since that is where the fragments go."""
        said = parse_qs(self.scope["query_string"].decode("latin1")).get("language", [""])[0]
        try:
            return get_supported_language_variant(said, strict=True)
        except LookupError:
            return settings.LANGUAGE_CODE
