"""`make run`: from a fresh clone to a running forum, in one step that may be repeated."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

from scripts.install import PYTHON, ROOT, RUNTIME, install

GRACE = 10
"""Seconds a process has to end by itself before it is killed."""
LOOK = 0.2
"""Seconds between two looks at the processes."""

Children = dict[str, subprocess.Popen[str]]


class Ended(Exception):
    """Somebody asked us to stop."""


def main() -> None:
    """Install, prepare, start the web process and the worker, and stay until one Ctrl-C ends both."""
    port = port_asked_for()
    listeners = listen(port)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        install(RUNTIME)
        settle(port)
        people = prepare()
        with running(listeners) as children:
            wait_until_open(port, children)
            print(f"\n{people}\nCorridor is open: http://localhost:{port}  (Ctrl-C ends it)", flush=True)
            watch(children)
    except Ended:
        print("\nCorridor has ended.", flush=True)


def port_asked_for() -> int:
    """The port to listen on: PORT, or 8000."""
    asked = os.environ.get("PORT") or "8000"
    if not (asked.isdecimal() and 0 < int(asked) < 65536):
        sys.exit(f"PORT must be a number from 1 to 65535, not “{asked}”.")
    return int(asked)


def listen(port: int) -> list[socket.socket]:
    """Sockets on this machine's own two addresses: browsers turn “localhost” into either. Ends when one is taken."""
    listeners = []
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        if family == socket.AF_INET6 and not has_ipv6():
            continue
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
            listener.listen(1024)
        except PermissionError:
            sys.exit(f"Port {port} needs special rights. Choose one above 1023: make run PORT=8001")
        except OSError:
            sys.exit(f"Port {port} is in use by another program. End that, or choose another: make run PORT={port + 1}")
        listeners.append(listener)
    return listeners


def has_ipv6() -> bool:
    """Whether this machine has the address ::1."""
    with suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as trial:
        trial.bind(("::1", 0))
        return True
    return False


def settle(port: int) -> None:
    """Tell the processes to come who they are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings.development")
    os.environ.setdefault("FORUM_ADDRESS", f"http://localhost:{port}")
    os.environ["PYTHONUNBUFFERED"] = "1"


def prepare() -> str:
    """Bring catalogues, tables, reference data and demo data up to date; the table of demo people is the answer."""
    with ended_after(started("manage.py", "prepare", "--demo", stdout=subprocess.PIPE)) as (process,):
        people, _ = process.communicate()
    if process.returncode:
        sys.exit("The forum could not be prepared; the lines above say why.")
    return str(people)


@contextmanager
def running(listeners: list[socket.socket]) -> Iterator[Children]:
    """The web process and the worker, for as long as the block lasts."""
    numbers = [listener.fileno() for listener in listeners]
    web = started("-m", "scripts.serve", *map(str, numbers), pass_fds=numbers)
    worker = started("manage.py", "worker")
    for listener in listeners:
        listener.close()
    with ended_after(web, worker):
        yield {"The web process": web, "The worker": worker}


@contextmanager
def ended_after(*processes: subprocess.Popen[str]) -> Iterator[tuple[subprocess.Popen[str], ...]]:
    """End what still runs of these after the block: ask, wait, and kill what does not listen."""
    try:
        yield processes
    finally:
        for process in processes:
            process.terminate()
        latest = time.monotonic() + GRACE
        for process in processes:
            try:
                process.wait(max(0, latest - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def started(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """One of our programs, in a session of its own: Ctrl-C reaches this program only, which then ends the others."""
    return subprocess.Popen([str(PYTHON), *arguments], cwd=ROOT, text=True, start_new_session=True, **options)


def wait_until_open(port: int, children: Children) -> None:
    """Wait until a page is answered."""
    while True:
        refuse_the_dead(children)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        with closing(connection), suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/")
            connection.getresponse()
            return


def watch(children: Children) -> NoReturn:
    """Stay until somebody asks to stop, or one process ends by itself."""
    while True:
        refuse_the_dead(children)
        time.sleep(LOOK)


def refuse_the_dead(children: Children) -> None:
    """End everything, with a sentence, when one process has ended by itself."""
    for name, process in children.items():
        if process.poll() is not None:
            sys.exit(f"{name} ended by itself (exit code {process.returncode}), so everything ends. See above for why.")


def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Turn the first Ctrl-C, or a SIGTERM, into the end of `main`; another changes nothing while that lasts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Ended


if __name__ == "__main__":
    main()
