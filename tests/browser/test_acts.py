"""What one may do with a reply or a thread, done in its place: no page is left, and focus comes back."""

import pytest
from playwright.sync_api import Page, expect

from forum.discussions.actions.curation import close_thread, hide_reply
from forum.discussions.actions.personal import mark_read
from forum.policies.vocabulary import ReplyState
from tests.threads import reply_in, thread_by


@pytest.fixture
def thread(world):
    """A question by one, with two replies by another."""
    thread = thread_by(world.actor("official_qm"))
    for body in ("One hall.", "No hall at all."):
        reply_in(thread, world.actor("official_qn"), body=body)
    return thread


@pytest.fixture
def stays(page_for, thread):
    """Opens the thread; when the test ends the page must still be the same one."""
    opened: list[Page] = []

    def open_for(name: str) -> Page:
        page = page_for(name, thread.get_absolute_url())
        page.evaluate("window.stayed = true")
        opened.append(page)
        return page

    yield open_for
    assert all(page.evaluate("window.stayed") for page in opened)


def acts_of(page, number):
    """The dialog of a reply, opened."""
    page.locator(f"#p-{number} [data-acts]").click()
    return page.get_by_role("dialog")


def focused(page, number):
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(f"#p-{number} article")).to_be_focused()


def test_a_reply_is_hidden_and_shown_again(stays):
    page = stays("moderator")
    dialog = acts_of(page, 1)
    dialog.get_by_text("Hide", exact=True).click()
    dialog.get_by_label("Reason").fill("It names an officer.")
    dialog.get_by_role("button", name="Hide this reply").click()
    expect(page.locator("#p-1")).to_contain_text("Hidden by a moderator: It names an officer.")
    focused(page, 1)
    acts_of(page, 1).get_by_role("button", name="Show again").click()
    expect(page.locator("#p-1 .prose")).to_have_text("One hall.")
    focused(page, 1)


def test_ones_words_are_withdrawn(stays):
    page = stays("official_qn")
    dialog = acts_of(page, 2)
    dialog.get_by_text("Withdraw", exact=True).click()
    dialog.get_by_role("button", name="Withdraw my words").click()
    expect(page.locator("#p-2")).to_contain_text("Withdrawn by its author.")
    focused(page, 2)


def test_an_insight_and_an_answer_are_marked(stays):
    page = stays("moderator")
    acts_of(page, 1).get_by_role("button", name="Mark as key insight").click()
    expect(page.locator("#p-1 .tag.gold")).to_have_text("Key insight")
    focused(page, 1)
    acts_of(page, 2).get_by_role("button", name="Mark as the answer").click()
    expect(page.locator("#p-2 .tag.green")).to_have_text("Answers the question")
    expect(page.locator("#thread-state")).to_contain_text("Answered in #2")
    focused(page, 2)


def test_everything_from_a_reply_on_is_unread_and_stays_so(stays, world, thread):
    mark_read(world.actor("official_qn"), thread.pk, ranges=[(0, 2)])
    page = stays("official_qn")
    expect(page.get_by_text("You have read everything here.")).to_be_visible()
    acts_of(page, 1).get_by_role("button", name="Mark unread from here").click()
    expect(page.locator(".place[data-marks~=new]")).to_have_count(2)
    expect(page.locator("aside [data-first-unread]")).to_have_text("2 unread: jump to the first")
    expect(page.locator("#announcer")).to_have_text("Marked as unread from #1 on.")
    expect(page.locator("#p-1 [data-acts]")).to_be_focused()


def test_what_is_refused_says_why_in_the_dialog_and_keeps_what_was_typed(stays, world, thread):
    page = stays("moderator")
    dialog = acts_of(page, 1)
    dialog.get_by_text("Hide", exact=True).click()
    dialog.get_by_label("Reason").fill("It names an officer.")
    hide_reply(world.actor("secretariat"), thread.replies.get(number=1).pk, reason="I was quicker.")
    dialog.get_by_role("button", name="Hide this reply").click()
    expect(dialog.get_by_role("alert")).to_have_text("These words are no longer shown.")
    expect(dialog.get_by_label("Reason")).to_have_value("It names an officer.")
    page.keyboard.press("Escape")
    focused(page, 1)


def test_without_a_connection_the_dialog_says_so(stays, thread):
    page = stays("moderator")
    dialog = acts_of(page, 1)
    page.route("**/insight/", lambda route: route.abort())
    dialog.get_by_role("button", name="Mark as key insight").click()
    expect(dialog.get_by_role("alert")).to_have_text("This could not be sent. Please try again.")
    assert thread.replies.get(number=1).insight_at is None


def test_a_thread_is_pinned_closed_and_reopened(stays):
    page = stays("moderator")
    page.get_by_role("button", name="Pin to the head of the list").click()
    expect(page.locator("#thread-state")).to_contain_text("Pinned")
    expect(page.get_by_role("button", name="Unpin")).to_be_focused()
    page.get_by_role("link", name="Close", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reason").fill(" ")
    dialog.get_by_role("button", name="Close the thread").click()
    expect(dialog.locator(".errors, .error-summary").first).to_contain_text("Please give a reason")
    dialog.get_by_label("Reason").fill("It is settled.")
    dialog.get_by_role("button", name="Close the thread").click()
    expect(page.locator("#thread-state")).to_contain_text("It is settled.")
    expect(page.locator("#composer .about.closed")).to_be_visible()
    page.get_by_role("button", name="Reopen").click()
    expect(page.locator("#thread-state")).not_to_contain_text("It is settled.")
    expect(page.get_by_role("link", name="Close", exact=True)).to_be_visible()


def test_what_another_moderator_does_changes_what_one_may_do(stays, world, thread):
    page = stays("moderator")
    expect(page.get_by_role("link", name="Close", exact=True)).to_be_visible()
    close_thread(world.actor("secretariat"), thread.pk, reason="It is settled.")
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    expect(page.get_by_role("link", name="Close", exact=True)).to_be_hidden()


def test_without_script_each_is_a_page(page_for, world, thread):
    page = page_for("moderator", thread.get_absolute_url(), java_script_enabled=False)
    page.locator("#p-1 [data-acts]").click()
    page.get_by_text("Hide", exact=True).click()
    page.get_by_label("Reason").fill("It names an officer.")
    page.get_by_role("button", name="Hide this reply").click()
    expect(page.locator("#p-1")).to_contain_text("Hidden by a moderator: It names an officer.")
    assert thread.replies.get(number=1).state == ReplyState.HIDDEN
    page.get_by_role("button", name="Pin to the head of the list").click()
    expect(page.get_by_role("button", name="Unpin")).to_be_visible()
