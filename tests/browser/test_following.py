"""Following, in a browser: it is said where one replied, undone in one click or by a key, and cleared in place."""

from playwright.sync_api import expect

from forum.notifications.actions.following import follow
from forum.notifications.vocabulary import Followed
from tests.errands import done_by_the_worker
from tests.threads import reply_in, thread_by


def test_following_by_itself_is_said_where_one_replied_and_undone_in_one_click(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    done_by_the_worker()
    page = page_for("official_qn", thread.get_absolute_url())
    beside, below = page.locator("aside follow-control"), page.locator("main follow-control")
    expect(below).to_contain_text("Follow this thread")
    reply_in(thread, world.actor("official_qn"))
    done_by_the_worker()
    for control in (beside, below):
        expect(control).to_contain_text("You follow this thread. You replied in it.")
    below.get_by_role("button", name="Stop following").click()
    for control in (beside, below):
        expect(control).to_contain_text("You stopped following this thread.")
    expect(below.get_by_role("button", name="Follow this thread")).to_be_focused()


def test_a_key_follows_and_stops(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    done_by_the_worker()
    page = page_for("official_qo", thread.get_absolute_url())
    page.keyboard.press("f")
    expect(page.locator("aside follow-control")).to_contain_text("You follow this thread. You chose to.")
    page.keyboard.press("f")
    expect(page.locator("aside follow-control")).to_contain_text("You stopped following this thread.")


def test_without_script_a_button_does_it_and_leads_back(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    page = page_for("official_qo", thread.get_absolute_url(), java_script_enabled=False)
    page.locator("aside follow-control button").click()
    expect(page).to_have_url(f"{page.url.split('/threads/')[0]}{thread.get_absolute_url()}")
    expect(page.locator("aside follow-control")).to_contain_text("You follow this thread.")


def test_a_row_of_what_waits_is_cleared_by_a_key_and_the_next_has_the_focus(page_for, world):
    reader = world.actor("official_qo")
    for number in (1, 2):
        thread = thread_by(world.actor("official_qm"), title=f"Followed {number}")
        follow(reader, Followed.THREAD, str(thread.pk), on=True)
        reply_in(thread, world.actor("official_qn"))
    done_by_the_worker()
    page = page_for("official_qo", "/waiting/")
    rows = page.locator(".topic")
    expect(rows).to_have_count(2)
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Followed 2")).to_be_focused()
    page.keyboard.press("e")
    expect(rows).to_have_count(1)
    expect(page.get_by_role("link", name="Followed 1")).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator(".empty")).to_be_visible()
