"""A title goes with the first words of its thread, before the eyes of those who read it, and comes back."""

from playwright.sync_api import expect

from forum.discussions.actions.curation import hide_reply, show_reply
from tests.threads import thread_by

GONE = "Title no longer shown"


def test_a_title_goes_and_comes_back_on_the_page_and_in_the_list(page_for, world):
    thread = thread_by(world.actor("official_qm"), title="Certificates of Amara")
    first = thread.replies.get()
    reader = page_for("official_qn", thread.get_absolute_url())
    listing = page_for("expert", "/exchange/")
    heading, line = reader.get_by_role("heading", level=1), listing.locator(".topic h2 a")
    expect(heading).to_have_text("Certificates of Amara")

    hide_reply(world.actor("moderator"), first.pk, reason="It names an officer.")
    expect(heading).to_have_text(GONE)
    expect(reader).to_have_title(f"{GONE} · Corridor")
    expect(reader.locator("#p-0")).to_contain_text("Hidden by a moderator: It names an officer.")
    expect(line).to_have_text(GONE)
    for page in (reader, listing):
        assert "Certificates" not in page.content()

    show_reply(world.actor("moderator"), first.pk)
    expect(heading).to_have_text("Certificates of Amara")
    expect(reader).to_have_title("Certificates of Amara · Corridor")
    expect(line).to_have_text("Certificates of Amara")
    expect(reader.locator("#p-0 .prose")).to_be_visible()
