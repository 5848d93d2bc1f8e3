"""The embedded web process: pages and sockets from one uvicorn, on listeners that are open already."""

import socket
import sys

import uvicorn


def main() -> None:
    """Serve on the listening sockets whose file descriptors are the arguments, until SIGTERM."""
    listeners = [socket.socket(fileno=int(descriptor)) for descriptor in sys.argv[1:]]
    uvicorn.Server(configuration()).run(sockets=listeners)


def configuration() -> uvicorn.Config:
    """Bounds for sockets: small frames in, a pulse every 20 s, no compression (it costs more than it saves)."""
    return uvicorn.Config(
        "forum.asgi:application",
        lifespan="on",
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=5,
        ws_max_size=65_536,
        ws_max_queue=16,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        ws_per_message_deflate=False,
    )


if __name__ == "__main__":
    main()
