"""Real browsers at a real server, with the database of the test."""

import os
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import cast
from tests.live.conftest import server as server
from tests.live.conftest import world as world
from tests.live.serving import Server, session_of
from tests.programs import program

PATIENCE = 15_000
"""Milliseconds after which something that should be on a page is not."""

# Playwright keeps an event loop running in this thread; Django is told that it is not ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_configure(config: pytest.Config) -> None:
    """A browser that leaves while a file is being sent leaves it to the collector: the server's, not our concern."""
    config.addinivalue_line("filterwarnings", "ignore:StreamingHttpResponse must consume")
    config.addinivalue_line("filterwarnings", "ignore::ResourceWarning")
    config.addinivalue_line("filterwarnings", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    chromium = program("chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def fresh_limits(transactional_db: None) -> None:
    """Limits are counted in the cache, which may be the database: each test begins with none used up."""
    cache.clear()


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What browsers complained of: errors of scripts, and anything the content security policy forbade."""
    told: list[str] = []
    yield told
    assert not told


@pytest.fixture
def page_for(page_at: Callable[..., Page], server: Server) -> Callable[..., Page]:
    """Opens a browser of their own for a member of the cast, signed in, or for a visitor."""
    return partial(page_at, server.port)


@pytest.fixture
def page_at(browser: Browser, world: cast.World, problems: list[str]) -> Iterator[Callable[..., Page]]:
    """The same, at the process that listens on a port."""
    contexts: list[BrowserContext] = []

    def open_at(port: int, name: str | None, address: str, **options: object) -> Page:
        base = f"http://localhost:{port}"
        context = browser.new_context(base_url=base, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if name:
            session = session_of(world, name)
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base}])
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"{name}: {error}"))
        page.on("console", lambda said: _note(problems, name, said.type, said.text))
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()


def _note(problems: list[str], name: str | None, kind: str, text: str) -> None:
    if kind == "error" and "Content Security Policy" in text:
        problems.append(f"{name}: {text}")
