"""How many replies there are, and how many are unread, as replies are shown and posted."""

from playwright.sync_api import expect

from tests.threads import reply_in, thread_by


def test_figures_follow_what_is_shown_and_what_one_posts(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    page = page_for("official_qm", thread.get_absolute_url())
    beside, facts, empty = page.locator("#replies-h .count"), page.locator("aside .facts"), page.locator(".empty")
    expect(empty).to_be_visible()
    expect(facts).to_contain_text("You have read everything here.")
    reply_in(thread, world.actor("official_qn"), body="One hall.")
    pill = page.locator(".live-pill")
    expect(pill).to_be_visible()
    expect(beside).to_have_text("0")
    pill.click()
    expect(beside).to_have_text("1")
    expect(empty).to_be_hidden()
    expect(facts).to_contain_text("1 reply")
    expect(facts).to_contain_text("1 unread: jump to it")
    expect(page.get_by_text("You have read everything here.")).to_be_hidden()
    page.get_by_label("Your words").fill("Mine.")
    page.get_by_label("Speak as").select_option("personal_view")
    page.get_by_role("button", name="Post reply").click()
    expect(beside).to_have_text("2")
    expect(facts).to_contain_text("2 replies")
