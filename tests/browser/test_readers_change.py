"""Somebody reads while the readers change: who loses it sees that at once, who keeps it reads on, who gains it can."""

import time

import pytest
from playwright.sync_api import expect

from accounts.actions.groups import remove_member
from forum.policies.audience import MEMBERS
from tests.case_studies import published_by
from tests.cast import PASSWORD
from tests.groups import group_of
from tests.threads import for_group, for_parties, reply_in, thread_by
from tests.widening import narrowed, widened

NOT_OPEN = "This thread is no longer open to you."
TWO_SECONDS = 2_000


@pytest.fixture
def fwx(world):
    return for_parties(world.frameworks["FWX"])


def test_a_member_is_removed_while_reading_a_group_s_thread(page_for, world):
    group = group_of(world, "focal_qm", "expert")
    thread = thread_by(world.actor("focal_qm"), title="Among us", body="Nine posts.", audience=for_group(group))
    reply_in(thread, world.actor("focal_qm"), body="Or ten of them.")
    page = page_for("expert", thread.get_absolute_url())
    page.locator("textarea[name=body]").fill("What I was about to say")
    since = time.monotonic()
    remove_member(world.actor("focal_qm"), group.members.get(seat=world.seats["expert"]).pk)
    expect(page.get_by_role("alert").filter(has_text=NOT_OPEN)).to_be_visible(timeout=TWO_SECONDS)
    for words in ("Nine posts.", "Or ten of them.", "Among us", "Drafting group"):
        expect(page.locator("body")).not_to_contain_text(words)
    assert time.monotonic() - since < 2
    expect(page.locator("textarea[name=body]")).to_have_value("What I was about to say")


def test_a_thread_is_narrowed_while_two_read_it(page_for, world, fwx):
    thread = thread_by(world.actor("official_qm"), title="Certificates", body="Which are taken?")
    outside, within = (page_for(who, thread.get_absolute_url()) for who in ("expert", "official_qn"))
    since = time.monotonic()
    narrowed(thread, world.actor("official_qm"), fwx)
    expect(outside.get_by_role("alert").filter(has_text=NOT_OPEN)).to_be_visible(timeout=TWO_SECONDS)
    expect(outside.locator("body")).not_to_contain_text("Which are taken?")
    assert time.monotonic() - since < 2
    assert "Certificates" not in outside.title()
    expect(within.locator("#thread-readers")).to_have_text("Visible to Parties of FWX")
    expect(within.locator("[data-readers]")).to_have_text("Visible to Parties of FWX")
    expect(within.locator("#live-thread")).to_contain_text("Which are taken?")
    reply_in(thread, world.actor("official_qm"), body="All of them.")
    within.get_by_role("button", name="1 new reply").click()
    expect(within.locator("#replies")).to_contain_text("All of them.")


@pytest.mark.parametrize("audience", ["public", "members"])
def test_a_case_study_is_narrowed_while_somebody_reads_it_and_its_list(page_for, world, fwx, audience):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"), title="One desk", audience=audience)
    page, lists = page_for("expert", case.get_absolute_url()), page_for("expert", "/cases/")
    expect(lists.locator("#threads")).to_contain_text("One desk")
    narrowed(case.thread, world.actor("official_qm"), fwx)
    expect(page.get_by_role("alert").filter(has_text=NOT_OPEN)).to_be_visible(timeout=TWO_SECONDS)
    expect(page.locator("main")).not_to_contain_text("One desk")
    expect(page.locator("main")).not_to_contain_text("Citizens enter without a visa")
    assert "One desk" not in page.title()
    expect(lists.locator("#threads")).not_to_contain_text("One desk")


def test_a_list_loses_the_row_and_another_is_told_of_a_new_one(page_for, world, fwx):
    shown = thread_by(world.actor("official_qm"), title="Shown to all")
    hidden = thread_by(world.actor("official_qm"), title="Among Parties", audience=fwx)
    lists = page_for("expert", "/exchange/")
    expect(lists.locator("#threads")).to_contain_text("Shown to all")
    narrowed(shown, world.actor("official_qm"), fwx)
    expect(lists.locator("#threads")).not_to_contain_text("Shown to all")
    widened(hidden, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    lists.locator(".updates").click()
    expect(lists.locator("#threads")).to_contain_text("Among Parties")


def test_others_are_asked_for_looked_at_and_read_it(page_for, world, fwx):
    thread = thread_by(world.actor("official_qm"), title="Among Parties", audience=fwx)
    focal = page_for("focal_qm", thread.get_absolute_url())
    focal.get_by_role("link", name="Who may read it").first.click()
    focal.get_by_label("Who may read it").last.select_option("members")
    focal.get_by_role("button", name="See who would read it").click()
    expect(focal.locator("main")).to_contain_text("Passport Office")
    focal.get_by_label("Reason").fill("Others ask the same.")
    focal.get_by_role("button", name="Ask for a second look").click()
    focal.locator("input[type=password]").fill(PASSWORD)
    focal.locator("input[type=password]").press("Enter")
    expect(focal.locator("main")).to_contain_text("Somebody else takes the second look")
    looking = page_for("secretariat", "/widenings/")
    looking.get_by_role("link", name="Among Parties").click()
    looking.get_by_role("button", name="Let them read it").click()
    looking.locator("input[type=password]").fill(PASSWORD)
    looking.locator("input[type=password]").press("Enter")
    expect(looking.locator("main")).to_contain_text("Confirmed")
    reader = page_for("expert", thread.get_absolute_url())
    expect(reader.locator("main")).to_contain_text("Visible to members")
