"""The usual way with Channels and Redis, as its tutorial has it: a consumer per socket, `group_send` of the text."""

from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.core.asgi import get_asgi_application

pages = get_asgi_application()

GROUP = "readers"


class Stock(AsyncWebsocketConsumer):
    """A reader; what one says, all are sent."""

    async def connect(self) -> None:
        """Join the group."""
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        """Leave it."""
        await self.channel_layer.group_discard(GROUP, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Publish."""
        await self.channel_layer.group_send(GROUP, {"type": "said", "text": text_data})

    async def said(self, event: dict[str, Any]) -> None:
        """Send what was published."""
        await self.send(text_data=event["text"])


application = Stock.as_asgi()
