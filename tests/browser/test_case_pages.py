"""The pages on which case studies are written: by keyboard alone, for those who cannot see them, at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from forum.cases.actions.review import return_version, submit_version
from forum.cases.actions.writing import begin_case, begin_version
from forum.cases.models import CaseVersion
from forum.cases.vocabulary import Form
from forum.policies.vocabulary import VersionState
from tests.browser.case_writing import saved
from tests.case_studies import draft_by, published_by, taxonomy, write

SCRIPT = Axe().axe_script
OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
STEPS = ("what", "basis", "scope", "story", "means", "evidence", "lessons", "safeguards")


def wrong(page: Page) -> list[str]:
    """What axe finds, and where the page scrolls sideways."""
    page.evaluate(SCRIPT)
    found = page.evaluate("async (options) => (await axe.run(options)).violations", OPTIONS)
    told = [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"][:3]]
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            told.append(f"wider than {width}")
    return told


@pytest.fixture
def pages(world):
    """Addresses by who looks at them."""
    official, focal = world.actor("official_qm"), world.actor("focal_qm")
    taxonomy()
    empty = begin_case(official, form=Form.FULL, form_key="empty")
    short = begin_case(official, form=Form.SHORT, form_key="short")
    returned = submit_version(official, draft_by(official, title="Returned").pk)
    return_version(focal, returned.pk, comments="Whose figures are these?")
    case = published_by(official, focal)
    revised = begin_version(official, case.pk)
    write(official, revised, "what", title="One desk since May")
    submit_version(official, revised.pk)
    writing = [f"/cases/writing/{empty.pk}/sections/{step}/" for step in STEPS]
    writing += [f"/cases/writing/{short.pk}/sections/short/", short.get_absolute_url(), empty.get_absolute_url()]
    writing += [f"/cases/writing/{returned.pk}/{part}" for part in ("", "preview/", "discarding/", "sections/what/")]
    return {
        "official_qm": ["/cases/new/", "/cases/works/", *writing, revised.get_absolute_url()],
        "focal_qm": [f"/cases/writing/{revised.pk}/review/"],
        "expert": ["/cases/new/"],
    }


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "qps")])
def test_every_page_can_be_read_by_everybody(page_for, pages, scheme, language):
    found = {}
    for who, addresses in pages.items():
        page = page_for(who, "/cases/new/", color_scheme=scheme)
        page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
        for address in addresses:
            page.goto(address)
            if complaints := wrong(page):
                found[address] = complaints
    assert found == {}


def test_what_is_refused_and_what_differs_can_be_read_by_everybody(page_for, world):
    taxonomy()
    version = begin_case(world.actor("official_qm"), form=Form.FULL, form_key="a form")
    page = page_for("official_qm", f"/cases/writing/{version.pk}/sections/safeguards/")
    page.get_by_label("Contact").fill("nobody")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert wrong(page) == []
    page.goto(f"/cases/writing/{version.pk}/sections/what/")
    write(world.actor("colleague_qm"), version, "what", title="Their title", language="en")
    page.get_by_label("Title").fill("My title")
    expect(page.locator(".conflict")).to_be_focused()
    assert wrong(page) == []


def test_an_experience_is_told_and_handed_in_by_keyboard(page_for, world):
    taxonomy()
    page = page_for("official_qm", "/cases/new/")

    def to(name: str) -> None:
        """Walk to a control, as far as it is from here."""
        for _step in range(80):
            page.keyboard.press("Tab")
            told = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent")
            if " ".join(told.split()).startswith(name):
                return
        pytest.fail(f"“{name}” is not reached.")

    to("Begin a short experience")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sections/short/")
    for label, words in (
        ("Title", "Two immigration services at one desk"),
        ("What was done", "Both services act in one hall."),
        ("What worked", "Joint training before the opening."),
        ("What did not work", "Officers typed each entry twice for a year."),
    ):
        to(label)
        page.keyboard.type(words)
    to("FWX")
    page.keyboard.press("Space")
    to("One-stop post")
    page.keyboard.press("Space")
    to("Main tool")
    page.keyboard.type("One")
    page.keyboard.press("Control+s")
    saved(page)
    to("Save and go on")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing is missing. You can hand it in.")).to_be_visible()
    to("Hand in for review")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Handed in.")).to_be_visible()
    assert CaseVersion.objects.get().state == VersionState.IN_REVIEW
