"""Readers on two live processes: Redis stops, one of the processes dies, and nobody misses a word."""

import os

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import words_of
from tests.live.conftest import bell as bell
from tests.live.serving import Process
from tests.threads import reply_in, thread_by

SOON = 5_000
"""Milliseconds in which the one-second look brings what no doorbell announced: well before any other sign of life."""
LONGEST_PAUSE = 45_000
"""Milliseconds in which a page has tried again, however long ago the process died: static/js/live/wire.js, and some."""


class NoBell:
    """The embedded default: no Redis to stop, and all is as it is when Redis is away."""

    url = ""

    def stop(self) -> None: ...

    def start(self) -> None: ...

    def wait_for_listeners(self, number: int) -> None: ...


@pytest.fixture
def any_bell(request):
    """A Redis of our own where the suite runs with one. To be asked for first."""
    return request.getfixturevalue("bell") if os.environ.get("FORUM_REDIS_URL") else NoBell()


@pytest.fixture
def processes(any_bell, world):
    """Two processes with pages and sockets, on one database."""
    with Process(FORUM_REDIS_URL=any_bell.url) as one, Process(FORUM_REDIS_URL=any_bell.url) as other:
        yield one, other


def waiting_on(page: Page, number: int, timeout: float = SOON) -> None:
    """The pill offers so many replies, and nothing has moved."""
    replies = "1 new reply" if number == 1 else f"{number} new replies"
    expect(page.locator(".live-pill")).to_contain_text(replies, timeout=timeout)
    expect(page.locator("#replies .place")).to_have_count(0)


def test_redis_stops_and_a_process_dies_and_each_reader_has_all_once_in_order(any_bell, processes, page_at, world):
    dying, staying = processes
    thread = thread_by(world.actor("official_qm"))
    amara = page_at(dying.port, "official_qm", thread.get_absolute_url())
    hana = page_at(staying.port, "official_qo", thread.get_absolute_url())
    connection = amara.locator("live-thread .connection")
    any_bell.wait_for_listeners(2)

    said: list[str] = []

    def say(*words: str) -> None:
        for word in words:
            reply_in(thread, world.actor("official_qn"), body=word)
        said.extend(words)

    say("One hall.")
    for page in (amara, hana):
        waiting_on(page, 1)
    any_bell.stop()
    say("Two queues.", "Three desks.", "Four officers.")
    for page in (amara, hana):
        waiting_on(page, 4)
        expect(page.locator("live-thread .connection")).to_be_hidden()  # later, but never told as a loss
    any_bell.start()
    say("Five stamps.")
    for page in (amara, hana):
        waiting_on(page, 5)

    amara.get_by_label("Your words").fill("Half a sentence")
    dying.kill()
    expect(connection).to_have_text("Reconnecting, your text is safe")
    say("Six days.", "Seven forms.")
    waiting_on(hana, 7)
    waiting_on(amara, 5)
    dying.start()
    waiting_on(amara, 7, LONGEST_PAUSE)
    expect(connection).to_have_attribute("data-state", "current")
    expect(amara.get_by_label("Your words")).to_have_value("Half a sentence")
    say("Eight weeks.")
    for page in (amara, hana):
        waiting_on(page, 8)
        page.locator(".live-pill").click()
        expect(page.locator("#p-8")).to_be_visible()
        assert words_of(page) == said
