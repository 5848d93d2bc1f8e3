"""A draft that is written in two windows: both texts are shown, and the writer chooses."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from forum.discussions.actions.personal import save_reply_draft
from forum.discussions.models import ReplyDraft
from tests.threads import thread_by


@pytest.fixture
def windows(page_for, world):
    """Two windows on two devices, with the same draft."""
    thread = thread_by(world.actor("official_qn"))
    draft = save_reply_draft(
        world.actor("official_qm"), uuid4(), thread_id=thread.pk, body="First", fields={}, version=0
    )
    return [page_for("official_qm", f"{thread.get_absolute_url()}?draft={draft.pk}") for _ in range(2)]


def saved(page):
    return expect(page.locator(".save-state")).to_contain_text("Saved ")


@pytest.mark.parametrize(("choice", "kept"), [("Keep this text", "Mine, later"), ("Take the other text", "Theirs")])
def test_both_texts_are_compared_and_either_is_kept(windows, choice, kept):
    there, here = windows
    there.get_by_label("Your words").fill("Theirs")
    saved(there)
    here.get_by_label("Your words").fill("Mine, later")
    panel = here.get_by_role("alertdialog")
    expect(panel).to_contain_text("This draft was changed in another window.")
    expect(panel.get_by_label("Keep this text").first).to_have_value("Mine, later")
    expect(panel.get_by_label("Take the other text").first).to_have_value("Theirs")
    assert ReplyDraft.objects.get().body == "Theirs", "Nothing is overwritten before the choice."
    panel.get_by_role("button", name=choice).click()
    expect(panel).to_have_count(0)
    expect(here.get_by_label("Your words")).to_have_value(kept)
    saved(here)
    assert ReplyDraft.objects.get().body == kept
