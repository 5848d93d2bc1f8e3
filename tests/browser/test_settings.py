"""What one chooses is seen: colours, direction, times, order, and what counts as read."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from accounts.models import User
from forum.discussions.models import ReadRange, Reply, Thread
from tests.browser.reading import new, open_still, stay
from tests.live.serving import until
from tests.threads import reply_in, thread_by

READER = "official_qm"
LONG = 2600
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 247)", "rgb(20, 24, 29)"


def choose(world, **settings):
    User.objects.filter(pk=world.user(READER).pk).update(**settings)


@pytest.fixture
def thread(world):
    thread = thread_by(world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"), body="One queue, we found.")
    return thread


def test_settings_are_chosen_on_their_page_and_hold_at_once(page_for, world):
    page = page_for(READER, "/settings/")
    page.get_by_label("Dark").check()
    page.get_by_label("From right to left").check()
    page.get_by_label("Time zone").select_option("Asia/Kathmandu")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your settings are saved.")).to_be_visible()
    assert page.evaluate(PAPER) == DARK
    assert page.evaluate("document.dir") == "rtl"
    expect(page.locator("[data-zone-shown]")).to_have_text("Asia/Kathmandu")


@pytest.mark.parametrize(
    ("theme", "device", "paper"),
    [
        ("system", "light", LIGHT),
        ("system", "dark", DARK),
        ("light", "dark", LIGHT),
        ("dark", "light", DARK),
    ],
)
def test_a_theme_is_there_without_any_script(page_for, world, theme, device, paper):
    choose(world, theme=theme)
    page = page_for(READER, "/exchange/", color_scheme=device, java_script_enabled=False)
    assert page.evaluate(PAPER) == paper


@pytest.mark.parametrize(
    ("chosen", "device", "full"),
    [
        ("Asia/Kathmandu", "America/Lima", "Wednesday, January 1, 2025 at 4:15 AM GMT+5:45"),
        ("", "America/Lima", "Tuesday, December 31, 2024 at 5:30 PM GMT-5"),
        ("UTC", "Asia/Tokyo", "Tuesday, December 31, 2024 at 10:30 PM UTC"),
    ],
)
def test_times_are_those_of_the_zone_chosen_or_of_the_device_and_say_which(
    page_for, world, thread, chosen, device, full
):
    at = datetime(2024, 12, 31, 22, 30, tzinfo=UTC)
    Thread.objects.update(last_activity_at=at)
    Reply.objects.update(posted_at=at)
    choose(world, time_zone=chosen)
    page = page_for(READER, "/exchange/", timezone_id=device, locale="en-US")
    said = page.locator(".topic time").get_attribute("title")
    assert " ".join(said.split()) == full
    expect(page.locator("[data-zone-shown]")).to_have_text(chosen or device)
    page.goto(thread.get_absolute_url())
    assert " ".join(page.locator("#p-0 time").get_attribute("title").split()) == full


def looked_at(page_for, thread):
    """The thread after somebody who was there has looked at all of it for long enough."""
    page = open_still(page_for, READER, thread.get_absolute_url())
    page.mouse.move(200, 300)
    stay(page, LONG)
    stay(page, LONG)
    return page


def read_of(thread):
    ranges = ReadRange.objects.filter(state__person__email="official_qm@example.org", state__thread=thread)
    return list(ranges.values_list("first", "last"))


def test_read_on_looking(page_for, world, thread):
    page = looked_at(page_for, thread)
    assert new(page) == []
    until(lambda: read_of(thread) == [(0, 1)], "the server to be told")


def test_read_on_leaving(page_for, world, thread):
    choose(world, read_marking="leaving")
    page = looked_at(page_for, thread)
    assert new(page) == ["p-0", "p-1"], "Nothing changes under the reader."
    assert read_of(thread) == []
    page.goto("/exchange/")
    until(lambda: read_of(thread) == [(0, 1)], "the server to be told")


def test_read_by_hand_only(page_for, world, thread):
    choose(world, read_marking="by_hand")
    page = looked_at(page_for, thread)
    assert new(page) == ["p-0", "p-1"]
    page.goto("/exchange/")
    page.goto(thread.get_absolute_url())
    assert new(page) == ["p-0", "p-1"], "To leave it reads nothing either."
    page.locator("#p-0 [data-acts]").click()
    page.get_by_role("button", name="Mark read up to here").click()
    expect(page.locator("#announcer")).to_have_text("Marked as read up to #0.")
    expect(page.locator(".place[data-marks~=new]")).to_have_count(1)
    assert new(page) == ["p-1"]
    page.get_by_role("button", name="Mark everything as read").click()
    expect(page.get_by_text("You have read everything here.")).to_be_visible()
    assert read_of(thread) == [(0, 1)]


@pytest.mark.parametrize("order", ["threaded", "flat"])
def test_threads_open_in_the_order_chosen(page_for, world, thread, order):
    choose(world, reply_order=order)
    page = page_for(READER, thread.get_absolute_url())
    expect(page.locator("#replies")).to_have_attribute("data-view", order)
    expect(page.locator(".views [aria-current]")).to_have_text(order.capitalize())
