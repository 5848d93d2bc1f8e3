"""Every page there is, looked at once: what axe says, widths, heads, and a content security policy never broken."""

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from accounts.invitations import open_invitation
from accounts.models import Invitation
from tests.browser.conftest import PATIENCE
from tests.browser.walk import looks
from tests.browser.walk.stops import BROKEN, NO_PAGE, Stop, Walk, prepare
from tests.doors import ADDRESSES

PARTS = 3
"""The walk is cut so that two processes share it."""
WATCH = "addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI))"


@pytest.fixture
def walk(world, mailoutbox, monkeypatch) -> Walk:
    def breaks(token: str) -> Invitation | None:
        if token == BROKEN:
            raise RuntimeError("for the walk")
        return open_invitation(token)

    monkeypatch.setattr("accounts.views.invitations.open_invitation", breaks)
    return prepare(world, mailoutbox)


def become(context: BrowserContext, address: str, session: str | None, language: str) -> None:
    """Go on as somebody else, or as a visitor, in the language; files fetched once are kept."""
    context.clear_cookies()
    cookies = {settings.LANGUAGE_COOKIE_NAME: language, settings.SESSION_COOKIE_NAME: session}
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items() if value])


def look(page: Page, stop: Stop, direction: str) -> list[str]:
    """Everything that is wrong with a page, at every width."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.set_viewport_size({"width": looks.WIDE[0], "height": looks.WIDE[1]})
    answer = page.goto(stop.address)
    wrong = [] if answer and answer.status == stop.status else [f"answered {answer and answer.status}"]
    if stop.act:
        stop.act(page)
    wrong += looks.head(page, direction)
    wrong += looks.axe(page, looks.EVERYTHING if direction == "ltr" else looks.AGAIN)
    wrong += looks.widths(page)
    # The browser complains of every answer above 399; whether it was meant is said by `status`.
    return wrong + [one for one in complaints if "the server responded with a status of" not in one]


def test_every_door_that_answers_with_a_page_is_walked_to(walk):
    routes = {door.route for door in ADDRESSES if "GET" in door.methods}
    assert routes - {stop.route for stop in walk.stops} == set(NO_PAGE)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("language", "direction", "scheme"), [("en", "ltr", "light"), ("qps", "rtl", "dark")])
def test_every_page(browser, server, walk, language, direction, scheme, part):
    found: dict[str, list[str]] = {}
    address = f"http://localhost:{server.port}"
    with browser.new_context(base_url=address, color_scheme=scheme, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH)
        for stop in walk.stops[part::PARTS]:
            become(context, address, walk.sessions[stop.who], language)
            with context.new_page() as page:
                if wrong := look(page, stop, direction):
                    found[str(stop)] = wrong
    assert not found, "\n".join(f"{stop}\n    " + "\n    ".join(wrong) for stop, wrong in found.items())
