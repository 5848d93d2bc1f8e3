"""The pages of the search, as stops: what was found, nothing, and what is like a title."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from forum.search.actions import bring_up_to_date

Found = tuple[str, str, str] | tuple[str, str, str, Callable[[Page], None]]


def titled(page: Page) -> None:
    """A title being written, with threads like it below."""
    page.locator("#id_title").fill("A thread that is closed, without a reply")
    expect(page.locator(".similar li").first).to_be_visible()


def searched() -> list[Found]:
    """Index all that there is; the pages on which it is found."""
    bring_up_to_date()
    route = "search/"
    return [
        (route, "visitor", "/search/"),
        (route, "visitor", "/search/?q=border"),
        (route, "official_qm", "/search/?q=crossing"),
        (route, "official_qm", "/search/?q=thread&kind=thread&since=week"),
        (route, "moderator", "/search/?q=borde&like=1"),
        (route, "official_qm", "/search/?q=nowhere&kind=case&framework=FWX"),
        (route, "expert", f"/search/?q={'-x' * 120}"),
        ("threads/new/", "official_qm", "/threads/new/", titled),
    ]
