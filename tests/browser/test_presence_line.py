"""How many are here, as long as they are."""

import pytest
from django.core.cache import caches
from playwright.sync_api import expect

from forum.live import presence
from tests.threads import thread_by


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(presence, "EVERY", 0.05)
    monkeypatch.setattr(presence, "TYPING", 1.5)
    caches["presence"].clear()


def test_who_reads_and_who_replies_is_counted_and_forgotten(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    watching = page_for("official_qm", thread.get_absolute_url())
    line = watching.locator(".presence")
    expect(line).to_have_text("1 reading now")
    other = page_for("official_qn", thread.get_absolute_url())
    expect(line).to_have_text("2 reading now")
    other.get_by_label("Your words").press_sequentially("One hall")
    expect(line).to_have_text("2 reading now · 1 is replying")
    expect(line).to_have_text("2 reading now")
    other.close()
    expect(line).to_have_text("1 reading now")
