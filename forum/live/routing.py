"""What reaches a socket's consumer: the one path, from a page of ours."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from forum.live.consumer import Live
from forum.live.hub import the_hub

PATH = "/live/"

live = Live.as_asgi()


async def sockets(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Open a socket for a page of ours; everything else is answered 403 before there is one."""
    if scope["path"] == PATH and is_from_our_page(scope["headers"]):
        await live(scope, receive, send)
    else:
        await receive()
        await send({"type": "websocket.close"})


async def lifespan(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The hub lives as long as the server."""
    await receive()
    hub = the_hub()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await hub.stop()
    await send({"type": "lifespan.shutdown.complete"})


def is_from_our_page(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether a browser says so. A cookie comes along from any page, so only this keeps a foreign one out.

    `settings.ORIGINS` lists origins in full; an entry without scheme, which only tests have, is a host at any port.
    """
    match [value.decode("latin1") for name, value in headers if name == b"origin"]:
        case [origin]:
            return origin in settings.ORIGINS or _host(origin) in settings.ORIGINS
    return False


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).hostname
    except ValueError:
        return None
