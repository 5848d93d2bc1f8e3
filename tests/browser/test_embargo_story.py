"""Two people wait for words that are not to be published before a time: they appear to both when it has come."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from forum.discussions.models import ReplyRevision
from forum.events.due import run_due
from forum.events.models import Due
from tests.errands import follow_up
from tests.threads import thread_by


def come_now() -> None:
    """Let the time of what waits be now: a clock that is turned would end the sessions of those who wait, too."""
    now = timezone.now()
    ReplyRevision.objects.update(not_before=now)
    Due.objects.filter(kind="revision.come").update(at=now)
    run_due(timezone.now())


def test_an_embargo_ends_while_two_people_wait(page_for, world):
    thread = thread_by(world.actor("official_qn"), title="Whose certificates count?")
    waiting = [page_for(who, thread.get_absolute_url()) for who in ("official_qn", "expert")]
    author = page_for("official_qm", thread.get_absolute_url())

    author.get_by_label("Your words").fill("The study is public.")
    author.get_by_label("Speak as").select_option(label="Personal view")
    author.get_by_text("Publish later").click()
    author.get_by_label("Not before (UTC)").fill("2020-01-01T09:00")
    author.get_by_role("button", name="Post reply").click()
    expect(author.get_by_role("alert")).to_contain_text("a time that is still to come")
    expect(author.get_by_label("Your words")).to_have_value("The study is public.")
    tomorrow = timezone.now() + timedelta(days=1)
    author.get_by_label("Not before (UTC)").fill(tomorrow.strftime("%Y-%m-%dT%H:%M"))
    author.get_by_role("button", name="Post reply").click()
    expect(author.get_by_role("heading", level=1)).to_have_text("Not spoken yet")
    expect(author.get_by_text("These words wait for their time.")).to_be_visible()
    author.goto(thread.get_absolute_url())
    expect(author.locator(".unspoken")).to_contain_text("The study is public.")
    for page in waiting:
        expect(page.locator(".live-pill")).to_be_hidden()

    come_now()
    follow_up()
    for page in waiting:
        page.locator(".live-pill").click()
        expect(page.locator("#p-1 .prose")).to_have_text("The study is public.")
    expect(author.locator(".unspoken")).to_have_count(0)


def test_without_script_another_time_is_chosen_and_the_words_are_published_now(page_for, world):
    thread = thread_by(world.actor("official_qn"), title="Whose certificates count?")
    author = page_for("official_qm", thread.get_absolute_url(), java_script_enabled=False)
    author.get_by_label("Your words").fill("The study is public.")
    author.get_by_label("Speak as").select_option(label="Personal view")
    author.get_by_text("Publish later").click()
    for days in (1, 2):
        at = timezone.now() + timedelta(days=days)
        author.get_by_label("Not before (UTC)").fill(at.strftime("%Y-%m-%dT%H:%M"))
        author.get_by_role("button", name="Post reply" if days == 1 else "Keep for that time").click()
        expect(author.locator(".unspoken")).to_contain_text(at.strftime("not before %Y-%m-%d %H:%M"))
    author.get_by_role("button", name="Publish now").click()
    expect(author.locator("#p-1 .prose")).to_have_text("The study is public.")
