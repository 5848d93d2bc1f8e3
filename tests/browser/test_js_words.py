"""What is typed survives: a reload, a session that ended, a crash; and it leaves the device with the person."""

from playwright.sync_api import Page, expect

from forum.discussions.models import Reply, ReplyDraft, Thread, ThreadDraft
from tests.threads import reply_in, thread_by


def kept_here(page: Page) -> int:
    """How many drafts the browser keeps for itself."""
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('corridor:draft:')).length")


def test_words_are_saved_on_the_device_at_once_and_on_the_server_after_a_pause(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    page = page_for("official_qm", thread.get_absolute_url())
    page.get_by_label("Your words").fill("One hall, two queues.")
    assert kept_here(page) == 1
    expect(page.locator(".save-state")).to_contain_text("Saved ")
    assert ReplyDraft.objects.get().body == "One hall, two queues."
    assert kept_here(page) == 0, "What the server has is not kept twice."
    page.reload()
    expect(page.get_by_label("Your words")).to_have_value("One hall, two queues.")


def test_words_that_never_reached_the_server_are_there_after_a_crash(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    page = page_for("official_qm", thread.get_absolute_url())
    page.route("**/drafts/**", lambda route: route.abort())
    page.get_by_label("Your words").fill("Typed before the crash.")
    expect(page.locator(".save-state")).to_have_text("Saved on this device only")
    page.unroute("**/drafts/**")
    page.reload()
    expect(page.get_by_label("Your words")).to_have_value("Typed before the crash.")
    expect(page.locator(".save-state")).to_contain_text("Saved ")


def test_words_that_could_not_be_sent_are_not_blamed_on_the_sign_in(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    page = page_for("official_qm", thread.get_absolute_url())
    page.get_by_label("Your words").fill("Sent from a train.")
    page.get_by_label("Speak as").select_option("personal_view")
    page.route("**/replies/", lambda route: route.abort())
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#composer-errors")).to_contain_text("could not be sent")
    page.unroute("**/replies/")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p-1 .prose")).to_have_text("Sent from a train.")


def test_signing_out_saves_to_the_server_and_clears_the_device(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    page = page_for("official_qm", thread.get_absolute_url())
    page.get_by_label("Your words").fill("Not to be left behind.")
    assert kept_here(page) == 1
    page.evaluate("document.querySelector('form[data-sign-out]').requestSubmit()")
    page.wait_for_url(lambda address: "/threads/" not in address)
    assert kept_here(page) == 0
    assert ReplyDraft.objects.get().body == "Not to be left behind."


def test_a_posted_reply_leaves_no_draft_behind(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    page = page_for("official_qm", thread.get_absolute_url())
    page.get_by_label("Your words").fill("Exit first.")
    page.get_by_label("Speak as").select_option("personal_view")
    page.get_by_role("button", name="Post reply").dblclick()
    expect(page.locator("#p-1 .prose")).to_have_text("Exit first.")
    expect(page.get_by_label("Your words")).to_have_value("")
    assert Reply.objects.filter(number__gt=0).count() == 1
    assert (kept_here(page), ReplyDraft.objects.count()) == (0, 0)


def test_a_started_thread_leaves_no_draft_behind(page_for, world):
    page = page_for("official_qm", "/threads/new/")
    page.get_by_label("Title").fill("Who speaks first?")
    page.get_by_label("First words").fill("We share one hall.")
    page.get_by_label("Speak as").select_option("factual_information")
    page.get_by_role("button", name="Start the thread").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who speaks first?")
    assert Thread.objects.count() == 1
    assert (kept_here(page), ThreadDraft.objects.count()) == (0, 0)


def test_what_is_refused_says_why_and_keeps_the_words(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    page = page_for("official_qm", thread.get_absolute_url())
    page.get_by_label("Your words").fill("   ")
    page.get_by_label("Speak as").select_option("personal_view")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#composer-errors")).to_contain_text("Please write something before you post.")


def test_a_passage_is_quoted_and_a_reply_is_answered_in_its_place(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"), body="One queue, we found.")
    page = page_for("official_qm", thread.get_absolute_url())
    page.locator("#p-1 [data-quote]").click()
    expect(page.locator(".quote-field textarea")).to_have_value("One queue, we found.")
    page.locator("#p-1 [data-reply-to]").click()
    expect(page.locator("#p-1 + .dock .target-link")).to_have_text("#1")
    page.get_by_label("Your words").fill("So did we.")
    page.get_by_label("Speak as").select_option("personal_view")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p-2 blockquote")).to_have_text("One queue, we found.")
    assert Reply.objects.get(number=2).path.startswith(Reply.objects.get(number=1).path)
    assert page.locator(".dock").count() == 0
