"""A masked room as each role sees it: opened, entered, spoken in, read live, and what it takes to learn who spoke."""

import re

from django.utils import timezone
from playwright.sync_api import Page, expect

from forum.discussions.models import Reply
from tests.cast import PASSWORD
from tests.errands import follow_up
from tests.groups import group_of


def enter(page: Page) -> None:
    expect(page.get_by_role("heading", name="Before you enter")).to_be_visible()
    expect(page.locator(".place")).to_have_count(0)
    page.get_by_role("button", name="I accept the rule: enter").click()
    expect(page.locator("#p-0")).to_be_visible()


def confirmed(page: Page) -> None:
    """Give the password anew, where it is asked for."""
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def opened(moderator: Page) -> str:
    moderator.get_by_role("link", name="Open a masked room").click()
    moderator.get_by_label("Title").fill("What we would not write down")
    moderator.get_by_label("First words").fill("Say what you have seen.")
    moderator.get_by_label("Who may enter").select_option(
        label="The group Quiet desk: its members, moderators and the secretariat"
    )
    moderator.get_by_label("Last day").fill((timezone.now().date()).isoformat())
    moderator.get_by_role("button", name="Open the room").click()
    expect(moderator.get_by_role("heading", level=1)).to_have_text("What we would not write down")
    return re.sub(r"[?#].*", "", moderator.url)


def test_a_masked_room_as_each_role_sees_it(page_for, world):
    group_of(world, "focal_qm", "official_qm", "official_qn", "expert", name="Quiet desk")
    moderator = page_for("moderator", "/exchange/")
    address = opened(moderator)

    writing, reading, expert = (page_for(who, address) for who in ("official_qm", "official_qn", "expert"))
    for page in (writing, reading, expert):
        enter(page)
        expect(page.locator(".presence")).to_have_count(0)
        expect(page.get_by_text("Fewer than five people or Parties")).to_be_visible()
    expect(page_for("official_qo", address).get_by_role("heading", level=1)).not_to_have_text(
        "What we would not write down"
    )

    writing.get_by_label("Your words").fill("We turned back two buses, and should not have.")
    writing.get_by_role("button", name="Post reply").click()
    mine = writing.locator("#p-1")
    expect(mine.locator(".who")).to_contain_text(re.compile(r"Participant [A-Z]"))
    label = re.search(r"Participant [A-Z]", mine.locator(".who").inner_text())[0]

    for page in (reading, expert, moderator):
        page.locator(".live-pill").click()
        reply = page.locator("#p-1")
        expect(reply.locator(".prose")).to_have_text("We turned back two buses, and should not have.")
        expect(reply.locator(".who")).to_contain_text(label)
        expect(page.locator("live-thread")).not_to_contain_text("Amara Osei")
        expect(reply.locator("time")).to_have_attribute("datetime", re.compile(r"^\d{4}-\d\d-\d\d$"))
        expect(reply.locator(".useful")).to_have_count(0)

    expert.get_by_label("Your words").fill("A draft of mine.")
    expert.get_by_text("Saved on this device only").wait_for()
    expert.reload()
    expect(expert.get_by_label("Your words")).to_have_value("A draft of mine.")

    asking = page_for("secretariat", address)
    enter(asking)
    asking.goto(f"/replies/{Reply.objects.get(thread__kind='room', number=1).pk}/acts/")
    asking.get_by_role("link", name="Ask who wrote this").click()
    confirmed(asking)
    asking.get_by_label("Reason").fill("A threat.")
    asking.get_by_role("button", name="Ask the other office").click()
    expect(asking.locator("main")).not_to_contain_text("Amara Osei")
    follow_up()

    moderator.goto("/waiting/")
    moderator.get_by_role("link", name="What we would not write down").click()
    expect(moderator.locator("main")).to_contain_text("A threat.")
    moderator.get_by_label("Reason").fill("I agree.")
    moderator.get_by_role("button", name="Agree: show us the author").click()
    confirmed(moderator)
    expect(moderator.locator("main")).to_contain_text("Amara Osei")
    asking.reload()
    expect(asking.locator("main")).to_contain_text("Amara Osei")
    follow_up()

    writing.goto("/waiting/")
    writing.get_by_role("link", name="Two of the staff were shown that you wrote words in a masked room").click()
    expect(writing.get_by_role("heading", level=1)).to_have_text("You were shown as the author of masked words")
    writing.get_by_role("button", name="I have read this").click()
    expect(reading.locator("#p-1 .who")).to_contain_text(label)
    expect(reading.locator(".live-pill")).to_be_hidden()
