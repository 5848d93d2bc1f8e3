"""The list of threads: its order stands still until one asks for what is new."""

from playwright.sync_api import expect

from forum.discussions.actions.curation import close_thread
from tests.threads import reply_in, thread_by


def titles(page):
    return page.locator("#threads h2").all_inner_texts()


def test_what_is_new_or_updated_is_counted_and_shown_when_asked_for(page_for, world):
    asker = world.actor("official_qn")
    threads = {title: thread_by(asker, title=title) for title in ("A", "B", "C", "D")}
    page = page_for("official_qm", "/exchange/")
    pill = page.locator(".live-pill.updates")
    assert titles(page) == ["D", "C", "B", "A"]
    page.locator("#threads h2 a", has_text="C").focus()

    reply_in(threads["A"], asker), reply_in(threads["A"], asker)
    expect(pill).to_have_text("Show 1 new or updated")
    reply_in(threads["B"], asker)
    close_thread(world.actor("moderator"), threads["D"].pk, reason="Settled.")
    thread_by(asker, title="E")
    expect(pill).to_have_text("Show 4 new or updated")
    assert page.title().startswith("(4) ")
    assert titles(page) == ["D", "C", "B", "A"], "Nothing moves before it is asked for."

    pill.press("Enter")
    expect(pill).to_be_hidden()
    assert titles(page) == ["E", "B", "A", "D", "C"]
    assert not page.title().startswith("(")
    expect(page.locator("#threads .topic").nth(2)).to_contain_text("2 replies")
    expect(page.locator("#threads [data-arrived]")).to_have_count(4)


def test_focus_stays_with_its_thread(page_for, world):
    asker = world.actor("official_qn")
    threads = [thread_by(asker, title=title) for title in ("A", "B")]
    page = page_for("official_qm", "/exchange/")
    page.locator("#threads h2 a", has_text="B").focus()
    reply_in(threads[0], asker)
    expect(page.locator(".live-pill.updates")).to_be_visible()
    page.evaluate("document.querySelector('.live-pill.updates').click()")
    expect(page.locator("#threads .topic").first).to_contain_text("A")
    expect(page.locator("#threads h2 a", has_text="B")).to_be_focused()
