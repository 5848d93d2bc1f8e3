"""The least an application can do with a socket: accept it, whoever it is, and wait until it goes."""

from typing import Any


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Accept."""
    assert scope["type"] == "websocket"
    await receive()
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass
