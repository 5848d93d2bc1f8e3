"""The thread page with a full window of 50 replies, signed in, with all middleware, under granian as in production.

Measured is the processor time of the server per request, with four requests under way, beside a view of the same
server that returns the page's bytes from memory without any middleware, and beside the same page whose replies are
drawn in a loop of Django's templates, as is usual.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection

from django.conf import settings

from bench.figures import Figure, Target, alternated, ratio
from bench.programs import Program
from bench.servers import BARE, commands
from bench.world import Reader, converse, start_thread

REPETITIONS = 5
UNDER_WAY = 4
REPLIES = 60
CHARACTERS = 700


def measure(people: Sequence[Reader]) -> list[Figure]:
    """The figures for the thread page."""
    thread = start_thread(people[0], "Which check takes longest?")
    converse(thread, list(people[:20]), REPLIES, CHARACTERS)
    cookie = people[30].cookie
    with commands.web("bench.servers.pages:application") as server:
        page, looped = (
            page_at(server, f"/threads/{thread.pk}/", cookie),
            page_at(server, f"/bench/looped/{thread.pk}/", cookie),
        )
        assert page.count(b'class="place"') == 50
        assert _replies(page) == _replies(looped)
        (settings.DATA_DIR / "page.html").write_bytes(page)
        spent = alternated(
            {
                "page": requests_of(server, f"/threads/{thread.pk}/", cookie, 24),
                "bytes": requests_of(server, f"/{BARE}", "", 600),
                "looped": requests_of(server, f"/bench/looped/{thread.pk}/", cookie, 16),
            },
            REPETITIONS,
        )
    return [
        Figure(
            "Thread page: as a share of the same bytes from memory",
            "ratio",
            ratio(spent["bytes"], spent["page"]),
            Target(0.05),
        ),
        Figure(
            "Thread page: as a multiple of a loop of Django templates",
            "ratio",
            ratio(spent["looped"], spent["page"]),
            Target(4),
        ),
        Figure("Thread page: processor time per request", "ms", spent["page"]),
        Figure("Thread page: size", "KiB", [len(page) / 1024]),
    ]


def requests_of(server: Program, path: str, cookie: str, number: int) -> Callable[[], float]:
    """A measure of the milliseconds that a request takes, averaged over so many, after some that warm up."""

    def batch(requests: int) -> None:
        with ThreadPoolExecutor(UNDER_WAY) as pool:
            list(pool.map(lambda _: _visit(server, path, cookie, requests // UNDER_WAY), range(UNDER_WAY)))

    def burst() -> float:
        before = server.processor_time()
        batch(number)
        return (server.processor_time() - before) / number * 1e3

    batch(UNDER_WAY * 3)
    return burst


def _visit(server: Program, path: str, cookie: str, times: int) -> None:
    with closing(HTTPConnection("127.0.0.1", server.port)) as connection:
        for _ in range(times):
            _answer(connection, path, cookie)


def page_at(server: Program, path: str, cookie: str) -> bytes:
    """A page as the server answers it to the owner of a cookie."""
    with closing(HTTPConnection("127.0.0.1", server.port)) as connection:
        return _answer(connection, path, cookie)


def _answer(connection: HTTPConnection, path: str, cookie: str) -> bytes:
    """As the proxy asks, which ended TLS. Raises AssertionError for any answer but a good one."""
    connection.request("GET", path, headers={"Host": "localhost", "X-Forwarded-Proto": "https", "Cookie": cookie})
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, f"{path}: {response.status}"
    return body


def _replies(page: bytes) -> bytes:
    """The list of replies in a page, whatever blank space is in it."""
    return b"".join(page.partition(b'<ol class="replies"')[2].partition(b'<div class="live-dock">')[0].split())
