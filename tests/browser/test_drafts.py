"""Drafts in a thread: offered and not imposed, several at a time, each with what it answers."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from forum.discussions.actions.personal import save_reply_draft
from forum.discussions.models import ReplyDraft
from tests.threads import reply_in, thread_by


@pytest.fixture
def thread(world):
    """A thread with two replies."""
    thread = thread_by(world.actor("official_qn"))
    for body in ("One hall.", "No hall at all."):
        reply_in(thread, world.actor("official_qn"), body=body)
    return thread


def drafted(world, thread, number=None):
    parent = {"parent": str(thread.replies.get(number=number).pk)} if number else {}
    actor = world.actor("official_qm")
    return save_reply_draft(actor, uuid4(), thread_id=thread.pk, body="Two queues.", fields=parent, version=0)


def test_a_reply_to_another_is_a_draft_of_its_own(page_for, world, thread):
    page = page_for("official_qm", thread.get_absolute_url())
    words = page.get_by_label("Your words")
    page.locator("#p-1 [data-reply-to]").click()
    words.fill("To the first.")
    page.locator("#p-2 [data-reply-to]").click()
    expect(words).to_have_value("")
    expect(page.locator("#p-2 + .dock .target-link")).to_have_text("#2")
    words.fill("To the second.")
    expect(page.locator(".save-state")).to_contain_text("Saved ")
    offer = page.locator("#drafts-offered li")
    expect(offer).to_contain_text("You were writing a reply to #1")
    parents = {draft.body: draft.fields["parent"] for draft in ReplyDraft.objects.all()}
    numbers = {str(reply.pk): reply.number for reply in thread.replies.all()}
    assert {body: numbers[parent] for body, parent in parents.items()} == {"To the first.": 1, "To the second.": 2}

    offer.get_by_role("link", name="Continue").click()
    expect(words).to_have_value("To the first.")
    expect(page.locator(".about.target")).to_contain_text("#1 One hall.")
    expect(offer).to_contain_text("You were writing a reply to #2")

    page.locator("#p-2 [data-reply-to]").click()
    expect(offer).to_have_count(2)
    words.fill("To the second, again.")
    expect(page.locator(".save-state")).to_contain_text("Saved ")
    page.reload()
    expect(words).to_have_value("To the second, again.")
    expect(offer).to_have_count(2)


def test_a_reply_begun_in_a_tab_of_its_own_is_new_and_survives_a_reload(page_for, world, thread):
    drafted(world, thread, 1)
    page = page_for("official_qm", f"{thread.get_absolute_url()}?to=2#composer")
    words = page.get_by_label("Your words")
    expect(words).to_have_value("")
    expect(page.locator(".about.target")).to_contain_text("#2 No hall at all.")
    words.fill("To the second.")
    expect(page.locator(".save-state")).to_contain_text("Saved ")
    page.reload()
    expect(words).to_have_value("To the second.")
    expect(page.locator(".about.target")).to_contain_text("#2 No hall at all.")
    expect(page.locator("#drafts-offered li")).to_have_count(1)


def test_what_a_tab_wrote_is_there_after_a_reload_and_offered_to_who_comes_back(page_for, world, thread):
    page = page_for("official_qm", thread.get_absolute_url())
    words, offer = page.get_by_label("Your words"), page.locator("#drafts-offered li")
    page.locator("#p-1 [data-reply-to]").click()
    words.fill("Mine.")
    expect(page.locator(".save-state")).to_contain_text("Saved ")
    for again in (page.reload, page.get_by_role("link", name="Flat").click):
        again()
        expect(words).to_have_value("Mine.")
        expect(page.locator(".about.target")).to_contain_text("#1 One hall.")
        expect(offer).to_have_count(0)
    page.goto("/exchange/")
    page.goto(thread.get_absolute_url())
    expect(offer).to_contain_text("You were writing a reply to #1")
    expect(words).to_have_value("")
    page.reload()
    expect(offer).to_have_count(1)
    expect(words).to_have_value("")


def test_the_reply_that_is_answered_is_taken_off_and_the_words_stay(page_for, world, thread):
    page = page_for("official_qm", f"{thread.get_absolute_url()}?draft={drafted(world, thread, 1).pk}")
    about = page.locator(".about.target")
    about.get_by_label("In reply to").uncheck()
    expect(about).to_be_hidden()
    expect(page.get_by_label("Your words")).to_have_value("Two queues.")
    expect(page.locator(".save-state")).to_contain_text("Saved ")
    assert "parent" not in ReplyDraft.objects.get().fields


def test_a_draft_is_discarded_in_its_line(page_for, world, thread):
    drafted(world, thread), drafted(world, thread, 2)
    page = page_for("official_qm", thread.get_absolute_url())
    lines = page.locator("#drafts-offered li")
    lines.first.get_by_role("button", name="Discard").click()
    expect(lines).to_have_count(1)
    expect(lines.get_by_role("link", name="Continue")).to_be_focused()
    lines.get_by_role("button", name="Discard").click()
    expect(page.locator("#drafts-offered")).to_be_hidden()
    expect(page.get_by_label("Your words")).to_be_focused()
    assert ReplyDraft.objects.count() == 0


def test_a_draft_is_continued_without_script(page_for, world, thread):
    page = page_for("official_qm", thread.get_absolute_url(), java_script_enabled=False)
    drafted(world, thread, 2)
    page.reload()
    page.get_by_role("link", name="Continue").click()
    expect(page.get_by_label("Your words")).to_have_value("Two queues.")
    expect(page.locator(".about.target")).to_contain_text("#2 No hall at all.")
    page.get_by_label("Speak as").select_option("personal_view")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p-3 .prose")).to_have_text("Two queues.")
    assert thread.replies.get(number=3).parent.number == 2
    assert ReplyDraft.objects.count() == 0
