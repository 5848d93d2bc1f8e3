"""The home page is cleared by keys alone; what comes meanwhile waits until one asks for it."""

import pytest
from playwright.sync_api import expect

from forum.discussions.actions.personal import mark_read
from forum.discussions.actions.response import ask_for_experience
from forum.home.models import Aside
from forum.notifications.actions.following import follow
from forum.notifications.vocabulary import Followed
from forum.notifications.waiting import count_for
from tests.case_studies import published_by
from tests.threads import reply_in, thread_by

READER = "official_qn"


@pytest.fixture
def full(world):
    """One row in each section: a request, an unread thread that is followed, a new case, and another thread."""
    asker, focal = world.actor("official_qm"), world.actor("focal_qm")
    other = thread_by(asker, title="Another")
    published_by(asker, focal, title="A new case")
    followed = thread_by(asker, title="Followed")
    follow(world.actor(READER), Followed.THREAD, str(followed.pk), on=True)
    mark_read(world.actor(READER), followed.pk, ranges=[(0, 0)])
    reply_in(followed, asker)
    asked = thread_by(asker, title="Asked of us")
    mark_read(world.actor(READER), asked.pk, ranges=[(0, 0)])
    ask_for_experience(asker, asked.pk, authorities=[world.authorities["immigration_qn"].pk])
    return {"other": other, "followed": followed, "asked": asked}


def focused(page, title):
    expect(page.locator(".topic a:focus")).to_have_text(title)


def test_everything_is_cleared_by_keys(page_for, world, full):
    page = page_for(READER, "/")
    titles = ["Asked of us", "Followed", "A new case", "Another"]
    expect(page.locator(".topic h3 a")).to_have_text(titles)
    page.keyboard.press("j")
    focused(page, "Asked of us")
    page.keyboard.press("j")
    page.keyboard.press("k")
    focused(page, "Asked of us")
    for left in range(len(titles) - 1, 0, -1):
        page.keyboard.press("e")
        expect(page.locator(".topic")).to_have_count(left)
        focused(page, titles[-left])
    page.keyboard.press("e")
    expect(page.locator("#all-read")).to_be_focused()
    expect(page.get_by_text("1 thing put aside still waits for you")).to_be_visible()
    assert Aside.objects.count() == 1
    assert count_for(world.actor(READER)) == 1, "The request goes on waiting where it waits."
    page.reload()
    expect(page.locator("#all-read")).to_be_visible()


def test_clearing_is_announced_and_undone_by_key_or_button(page_for, world, full):
    page = page_for(READER, "/")
    said = page.locator(".cleared[role=status]")
    titles = page.locator(".topic h3 a")
    for undo in (lambda: page.keyboard.press("z"), page.get_by_role("button", name="Undo").click):
        for title in ("Asked of us", "Followed", "A new case", "Another"):
            page.get_by_role("link", name=title, exact=True).focus()
            page.keyboard.press("e")
            expect(said).to_contain_text("Put aside." if title == "Asked of us" else "Marked as read.")
            expect(titles).to_have_count(3)
            undo()
            expect(titles).to_have_count(4)
            focused(page, title)
            expect(said).to_have_text("It stands here again.")


def test_what_waits_is_cleared_and_undone_where_it_waits(page_for, world, full):
    page = page_for(READER, "/waiting/")
    page.get_by_role("button", name="Mark read Followed").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").get_by_text("Marked as unread again.")).to_be_visible()
    expect(page.get_by_role("link", name="Followed")).to_be_visible()


def test_a_row_is_opened_by_enter_and_cleared_by_its_button(page_for, world, full):
    page = page_for(READER, "/")
    page.get_by_role("button", name="Mark read Followed").click()
    expect(page.get_by_role("link", name="Followed")).to_have_count(0)
    focused(page, "A new case")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{full['other'].get_absolute_url()}")


def test_what_could_not_be_sent_stays_and_says_so(page_for, world, full):
    page = page_for(READER, "/")
    page.route("**/reading/", lambda route: route.abort())
    page.get_by_role("button", name="Mark read Followed").click()
    expect(page.get_by_role("alert")).to_have_text("This could not be sent. Please try again.")
    expect(page.get_by_role("link", name="Followed")).to_be_visible()
    page.unroute("**/reading/")
    page.get_by_role("button", name="Mark read Followed").click()
    expect(page.get_by_role("link", name="Followed")).to_have_count(0)


def test_what_comes_is_counted_and_shown_when_asked_for(page_for, world, full):
    page = page_for(READER, "/")
    pill = page.locator(".live-pill.updates")
    thread_by(world.actor("official_qm"), title="Just now")
    expect(pill).to_have_text("Show 1 new or updated")
    expect(page.get_by_role("link", name="Just now")).to_have_count(0)
    pill.click()
    expect(page.get_by_role("link", name="Just now")).to_be_visible()
    expect(page.locator("[data-arrived]")).to_have_count(1)


def test_keys_of_a_row_do_nothing_for_who_turned_them_off(page_for, world, full):
    type(world.user(READER)).objects.filter(pk=world.user(READER).pk).update(uses_keys=False)
    page = page_for(READER, "/")
    page.get_by_role("link", name="Followed").focus()
    page.keyboard.press("e")
    page.keyboard.press("j")
    focused(page, "Followed")
    expect(page.locator(".topic")).to_have_count(4)


def test_without_script_each_button_leads_back_to_the_page(page_for, world, full):
    page = page_for(READER, "/", java_script_enabled=False)
    page.locator("form.clear button").first.click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").get_by_text("It stands here again.")).to_be_visible()
    while (buttons := page.locator("form.clear button")).count():
        buttons.first.click()
    expect(page.get_by_text("You have read everything here.")).to_be_visible()
    page.get_by_role("button", name="Bring back here").click()
    expect(page.get_by_role("link", name="Asked of us")).to_be_visible()


def test_without_a_network_the_page_says_so(page_for, world, full):
    page = page_for(READER, "/")
    strip = page.get_by_text("You are offline. What you write is kept on this device.")
    expect(strip).to_have_count(0)
    page.context.set_offline(True)
    expect(strip).to_be_visible()
    page.context.set_offline(False)
    expect(strip).to_have_count(0)
