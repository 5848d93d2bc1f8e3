"""From the door to the door by keyboard alone: focus is real, seen, and never lost."""

from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.threads import reply_in, thread_by

FOCUSED = "(element) => element === document.activeElement"
SEEN = """() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const style = getComputedStyle(focused);
  const inWindow = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
  return inWindow && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""
FURTHEST = 120
"""Presses of Tab after which something counts as out of reach."""


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the focus, which is seen at every step."""
    expect(wanted).to_be_visible()
    for _ in range(FURTHEST):
        if wanted.evaluate(FOCUSED):
            return
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement !== document.body"):
            assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    raise AssertionError(f"Out of reach: {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Go to it and press it."""
    reach(page, wanted)
    page.keyboard.press(key)


def type_into(page: Page, field: Locator, words: str) -> None:
    """Go to a field and replace what is in it."""
    reach(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def test_from_the_door_to_the_door(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"), body="One queue, we found.")
    page = page_for(None, "/account/login/")
    type_into(page, page.locator("[name=login]"), "official_qm@example.org")
    type_into(page, page.locator("[name=password]"), PASSWORD)
    page.keyboard.press("Enter")
    press(page, page.get_by_role("link", name=thread.title))

    press(page, page.locator("#p-1 [data-reply-to]"))
    expect(page.locator(".dock textarea[name=body]")).to_be_focused()
    page.keyboard.type("So did we.")
    reach(page, page.get_by_label("Speak as"))
    page.keyboard.type("Factual")
    press(page, page.get_by_role("button", name="Post reply"))
    expect(page.locator("#p-2 article")).to_be_focused()
    assert thread.replies.get(number=2).path.startswith(thread.replies.get(number=1).path)

    reply_in(thread, world.actor("official_qn"), body="Since March.")
    press(page, page.locator(".live-pill"))
    expect(page.locator("#p-3 article")).to_be_focused()

    more = page.locator("#p-2 [data-acts]")
    page.keyboard.press("k")
    expect(page.locator("#p-2 article")).to_be_focused()
    press(page, more)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    press(page, page.get_by_role("dialog").get_by_role("link", name="Edit"))
    type_into(page, page.locator("textarea[name=body]"), "So did we, in May.")
    press(page, page.get_by_role("button", name="Save"))
    expect(page.locator("#p-2 .prose")).to_have_text("So did we, in May.")

    press(page, page.get_by_role("link", name="Start a thread"))
    type_into(page, page.get_by_label("Title"), "Who speaks first?")
    type_into(page, page.locator("textarea[name=body]"), "We share one hall.")
    reach(page, page.get_by_label("Speak as"))
    page.keyboard.type("Factual")
    press(page, page.get_by_role("button", name="Start the thread"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Who speaks first?")

    press(page, page.locator(".menu.me > summary"))
    press(page, page.get_by_role("button", name="Sign out"))
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def test_the_first_link_leads_past_the_header(page_for, world):
    page = page_for("official_qm", "/exchange/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    assert page.evaluate(SEEN)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
