"""The least a server of sockets can do: `websockets.broadcast()`, on the event loop that uvicorn takes.

`python -m bench.servers.broadcast PORT`. What one connection to /publish says, all others are sent.
"""

import asyncio
import sys

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

readers: set[ServerConnection] = set()


async def meet(connection: ServerConnection) -> None:
    """Keep a reader, or pass on what a publisher says."""
    assert connection.request is not None
    if connection.request.path == "/publish":
        async for message in connection:
            broadcast(readers, message)
        return
    readers.add(connection)
    await connection.wait_closed()
    readers.discard(connection)


async def main() -> None:
    """Serve until ended, with the pulse of ours."""
    port = int(sys.argv[1])
    async with serve(meet, "127.0.0.1", port, compression=None, ping_interval=20, ping_timeout=20, backlog=2048):
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    uvloop.run(main())
