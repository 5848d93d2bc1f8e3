"""The story of issue one: three people in three browsers, and nobody reloads."""

from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.actions.suspension import suspend
from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.words import edit_reply
from forum.discussions.models import Thread
from forum.discussions.words import prepare
from forum.policies.vocabulary import Capacity
from tests.browser.reading import words_of
from tests.threads import reply_in, thread_by


def write(page: Page, words: str) -> None:
    """Type a reply and send it."""
    page.get_by_label("Your words").fill(words)
    page.get_by_label("Speak as").select_option(Capacity.PERSONAL_VIEW)
    page.get_by_role("button", name="Post reply").click()


def test_a_question_is_asked_and_answered_before_everybodys_eyes(page_for, world):
    asker = page_for("official_qm", "/threads/new/")
    asker.get_by_label("Title").fill("Who speaks to the traveller first?")
    asker.get_by_label("First words").fill("We share one hall from May on.")
    asker.get_by_label("Speak as").select_option(Capacity.FACTUAL_INFORMATION)
    asker.get_by_role("button", name="Start the thread").click()
    expect(asker.get_by_role("heading", level=1)).to_have_text("Who speaks to the traveller first?")
    thread = Thread.objects.get()
    answering = page_for("official_qn", thread.get_absolute_url())
    watching = page_for("moderator", thread.get_absolute_url())

    write(answering, "Exit first, entry second.")
    expect(answering.locator("#p-1 .prose")).to_have_text("Exit first, entry second.")
    for page in (asker, watching):
        pill = page.locator(".live-pill")
        expect(pill).to_contain_text("1 new reply")
        assert page.locator("#p-1").count() == 0, "Nothing moves before it is asked for."
        pill.click()
        expect(page.locator("#p-1 .prose")).to_have_text("Exit first, entry second.")
        expect(page.locator("#p-1 .new-mark")).to_be_visible()

    expect(asker.locator("#p-1 .useful:visible")).to_have_count(1)
    expect(watching.locator("#p-1 .useful:visible")).to_have_count(0)

    reply = thread.replies.get(number=1)
    asker.evaluate("scrollTo(0, 0)")
    edit_reply(
        world.actor("official_qn"), reply.pk, words=prepare("Exit first, entry second, one queue.", thread), version=1
    )
    asker.get_by_role("button", name="Updated").click()
    expect(asker.locator("#p-1 .prose")).to_have_text("Exit first, entry second, one queue.")
    hide_reply(world.actor("moderator"), reply.pk, reason="It names an officer.")
    for page in (asker, answering, watching):
        expect(page.locator("#p-1")).to_contain_text("Hidden by a moderator: It names an officer.")
        assert "one queue" not in page.content()


def test_who_was_offline_has_everything_once_and_in_order(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    reader = page_for("official_qm", thread.get_absolute_url())
    expect(reader.locator("#p-0")).to_be_visible()
    reader.context.set_offline(True)
    expect(reader.locator(".connection")).to_have_text("Reconnecting, your text is safe")
    for number in range(1, 6):
        reply_in(thread, world.actor("official_qn"), body=f"Word {number}")
    reader.context.set_offline(False)
    pill = reader.locator(".live-pill")
    expect(pill).to_contain_text("5 new replies")
    pill.click()
    expect(reader.locator("#p-5")).to_be_visible()
    assert words_of(reader) == [f"Word {number}" for number in range(1, 6)]


def test_who_is_suspended_is_cut_off_within_two_seconds(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    reply_in(thread, world.actor("official_qm"), body="Exit first.")
    reader = page_for("official_qn", thread.get_absolute_url())
    expect(reader.locator("#p-0 .prose")).to_be_visible()
    reader.locator("#p-1 [data-reply-to]").click()
    expect(reader.locator(".target-line")).to_have_text("Exit first.")
    since = timezone.now()
    suspend(world.actor("secretariat"), world.user("official_qn").pk, reason="The seat is under review.")
    expect(reader.locator("#p-0")).to_have_count(0)
    for words in (thread.title, "Exit first."):
        assert words not in reader.content(), "Neither the page nor its tab says what it was about."
    assert (timezone.now() - since).total_seconds() < 2
    reply_in(thread, world.actor("official_qm"), body="Said after the cut")
    reader.reload()
    assert "Said after the cut" not in reader.content()
    assert "/account/login/" in reader.url


def test_a_list_says_that_its_reader_was_suspended(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    page = page_for("official_qn", "/exchange/")
    expect(page.get_by_role("link", name=thread.title)).to_be_visible()
    suspend(world.actor("secretariat"), world.user("official_qn").pk, reason="The seat is under review.")
    expect(page.locator("#live-list .connection")).to_have_text("You no longer have access to this page.")
    assert thread.title not in page.content()
