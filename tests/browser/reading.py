"""What somebody sees on a page, and how long they look at it, by a clock of the test's own: nobody waits."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)

SETTLED = "new Promise((seen) => new IntersectionObserver(seen).observe(document.querySelector('#p-0')))"
"""What is observed was looked at: an observer begun later is told of later."""


def words_of(page: Page) -> list[str]:
    """The words that stand on the page, in order."""
    return page.locator("#replies .reply .prose").all_inner_texts()


def open_still(page_for: Callable[..., Page], who: str, address: str) -> Page:
    """A thread, open, with its clock stopped and everything in view seen by its script."""
    page = page_for(who, "/exchange/")
    page.clock.install(time=NOW)
    page.clock.pause_at(NOW + timedelta(seconds=1))
    page.goto(address)
    page.evaluate(SETTLED)
    return page


def stay(page: Page, milliseconds: int) -> None:
    """Let time go by on the page."""
    page.clock.run_for(milliseconds)
    page.evaluate(SETTLED)


def new(page: Page) -> list[str]:
    """The places that are marked as new."""
    return page.locator(".place[data-marks~=new]").evaluate_all("all => all.map((one) => one.id)")
