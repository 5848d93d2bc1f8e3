"""Writing: mentions by keyboard, the toolbar, the preview, words that are quoted where they stand."""

import pytest
from playwright.sync_api import expect

from tests.threads import reply_in, thread_by


@pytest.fixture
def page(page_for, world):
    """A thread with a reply, open."""
    thread = thread_by(world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"), body="We began with **two queues** in one hall.")
    return page_for("official_qm", thread.get_absolute_url())


def test_somebody_is_mentioned_by_keyboard(page, world):
    words = page.get_by_label("Your words")
    words.press_sequentially("Ask @go")
    options = page.get_by_role("listbox", name="People to mention").get_by_role("option")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("Goran Petrov")
    expect(words).to_have_attribute("aria-activedescendant", "person-suggested-0")
    words.press("Escape")
    expect(options).to_have_count(0)
    words.press("Backspace")
    expect(options.first).to_be_visible()
    words.press("ArrowDown")
    words.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("Goran Petrov")
    words.press("Enter")
    goran = world.user("focal_qn").pk
    expect(words).to_have_value(f"Ask [@Goran Petrov](/people/{goran}/) ")
    expect(words).to_be_focused()


def test_a_mention_reaches_its_page(page, world):
    words = page.get_by_label("Your words")
    words.press_sequentially("@go")
    expect(page.get_by_role("listbox", name="People to mention").get_by_role("option")).to_be_visible()
    words.press("Tab")
    page.get_by_label("Speak as").select_option("personal_view")
    words.press("Control+Enter")
    goran = world.user("focal_qn").pk
    expect(page.locator(f"#p-2 .prose a[href='/people/{goran}/']")).to_have_text("@Goran Petrov")


def test_the_toolbar_is_one_stop_and_changes_the_words(page):
    words, bar = page.get_by_label("Your words"), page.get_by_role("toolbar", name="Format")
    words.fill("Two queues")
    words.select_text()
    words.press("Shift+Tab")
    bold, italic = bar.get_by_role("button", name="Bold"), bar.get_by_role("button", name="Italic")
    expect(bold).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(italic).to_be_focused()
    page.keyboard.press("End")
    expect(bar.get_by_role("button", name="Preview")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(words).to_have_value("**Two queues**")
    bold.click()
    expect(words).to_have_value("Two queues")
    bar.get_by_role("button", name="List").click()
    expect(words).to_have_value("- Two queues")
    page.keyboard.press("Control+z")
    expect(words).to_have_value("Two queues")


def test_the_preview_is_drawn_by_the_server_and_gives_the_words_back(page):
    words, toggle = page.get_by_label("Your words"), page.get_by_role("button", name="Preview")
    words.fill("**Two** <b>queues</b>")
    toggle.click()
    preview = page.locator("#composer .preview")
    expect(preview.locator("strong")).to_have_text("Two")
    expect(preview).to_contain_text("<b>queues</b>")
    expect(words).to_be_hidden()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+Shift+P")
    expect(words).to_be_focused()
    expect(words).to_have_value("**Two** <b>queues</b>")


def test_selected_words_are_quoted(page):
    offer = page.locator("[data-quote-selection]")
    expect(offer).to_be_hidden()
    page.locator("#p-1 .prose strong").select_text()
    expect(offer).to_be_visible()
    offer.click()
    expect(offer).to_be_hidden()
    expect(page.locator(".quote-field textarea")).to_have_value("two queues")
    page.get_by_label("Your words").fill("So did we.")
    page.get_by_label("Speak as").select_option("personal_view")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p-2 blockquote")).to_have_text("two queues")


def test_words_of_two_replies_are_no_passage(page):
    across = "(one, other) => getSelection().setBaseAndExtent(one, 0, other, 1)"
    prose = [f"document.querySelector('#p-{number} .prose')" for number in (0, 1)]
    page.evaluate(f"({across})({', '.join(prose)})")
    expect(page.locator("[data-quote-selection]")).to_be_hidden()
