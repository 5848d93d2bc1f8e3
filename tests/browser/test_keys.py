"""Keys: what each does, where none does anything, and that one may have none."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from forum.discussions.actions.personal import mark_read
from tests.threads import reply_in, thread_by


@pytest.fixture
def thread(world):
    """A thread with four replies, of which the reader has read the first two."""
    thread = thread_by(world.actor("official_qn"))
    for number in range(1, 5):
        reply_in(thread, world.actor("official_qn"), body=f"Word {number}")
    mark_read(world.actor("official_qm"), thread.pk, ranges=[(0, 2)])
    return thread


@pytest.fixture
def page(page_for, thread):
    return page_for("official_qm", thread.get_absolute_url())


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page, number):
    expect(page.locator(f"#p-{number} article")).to_be_focused()


def test_j_k_and_n_move_the_focus(page):
    press(page, "j", "j")
    focused(page, 1)
    press(page, "k")
    focused(page, 0)
    press(page, "n")
    focused(page, 3)
    press(page, "n")
    focused(page, 4)
    press(page, "j")
    focused(page, 4)


def test_r_answers_and_dot_opens_what_one_may_do(page):
    press(page, "j", "j", "r")
    expect(page.locator("#p-1 + .dock textarea[name=body]")).to_be_focused()
    page.locator("#p-2 article").focus()
    press(page, ".")
    expect(page.get_by_role("dialog")).to_contain_text("Reply 2")
    press(page, "Escape")
    expect(page.locator("#p-2 article, #p-2 [data-acts]").and_(page.locator(":focus"))).to_have_count(1)


def test_q_quotes_what_is_selected(page):
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p-2 .prose'))")
    press(page, "q")
    expect(page.locator(".quote-field textarea")).to_have_value("Word 2")
    expect(page.locator(".quote-field")).to_contain_text("Fatou Keita #2")


def test_u_leads_back_to_the_list_whose_threads_have_keys_too(page, world):
    thread_by(world.actor("official_qn"), title="A second thread")
    press(page, "u")
    page.wait_for_url("**/exchange/")
    press(page, "j")
    expect(page.get_by_role("link", name="A second thread")).to_be_focused()
    press(page, "j")
    expect(page.get_by_role("link", name="Certificates at the border")).to_be_focused()
    page.get_by_label("Framework").focus()
    press(page, "k")
    expect(page.get_by_label("Framework")).to_be_focused()
    page.get_by_role("link", name="A second thread").focus()
    press(page, "j", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Certificates at the border")


def test_in_a_field_and_with_modifiers_nothing_happens(page):
    words = page.get_by_label("Your words")
    words.focus()
    press(page, "j", "n", "?")
    expect(words).to_have_value("jn?")
    expect(words).to_be_focused()
    page.locator("#p-1 article").focus()
    press(page, "Control+j", "Alt+k", "Meta+u")
    focused(page, 1)


def test_keys_are_listed_and_turned_off_in_the_settings(page, world):
    press(page, "j", "?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Keys are on.")
    press(page, "Escape")
    focused(page, 0)
    press(page, "?")
    dialog.get_by_role("link", name="Change this in your settings").click()
    page.get_by_label("Single keys do something").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your settings are saved.")).to_be_visible()
    assert not User.objects.get(pk=world.user("official_qm").pk).uses_keys
    page.go_back(), page.go_back()
    expect(page.locator("#p-1")).to_be_visible()
    page.locator("#p-1 article").focus()
    press(page, "j", "?")
    focused(page, 1)
    expect(dialog).to_have_count(0)
    page.get_by_role("link", name="Keys").click()
    expect(dialog).to_contain_text("Keys are off.")


def test_without_script_the_list_is_a_page(page_for, world):
    page = page_for("official_qm", "/exchange/", java_script_enabled=False)
    page.get_by_role("link", name="Keys").click()
    expect(page.get_by_text("Keys are on. None works while you write.")).to_be_visible()
    page.get_by_role("link", name="Change this in your settings").click()
    page.get_by_label("Single keys do something").uncheck()
    page.get_by_role("button", name="Save").click()
    assert not User.objects.get(pk=world.user("official_qm").pk).uses_keys
