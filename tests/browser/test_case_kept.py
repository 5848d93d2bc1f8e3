"""Nothing typed is lost: not by a crash of the browser, not with a session, not by a bad row."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from forum.cases.actions.writing import begin_case
from forum.cases.vocabulary import Form
from tests.browser.case_writing import saved
from tests.case_studies import taxonomy
from tests.live.serving import session_of


@pytest.fixture
def version(world):
    taxonomy()
    return begin_case(world.actor("official_qm"), form=Form.FULL, form_key="a form")


def at(version, step):
    return f"/cases/writing/{version.pk}/sections/{step}/"


def sign_in_again(page, world, name):
    """Another session for the same browser; as with every sign-in, the token of the page before is void."""
    address = page.url
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(world, name), "url": address}])


def test_a_crash_of_the_browser_loses_nothing(page_for, version):
    page = page_for("official_qm", at(version, "evidence"))
    page.context.set_offline(True)
    page.get_by_role("group", name="Sources").get_by_role("button", name="Add a row").click()
    page.locator("[name=sources-1-title]").fill("Annual report 2025")
    page.get_by_label("Side effects").fill("Traders moved to the next crossing.")
    expect(page.locator(".save-state")).to_have_text("Saved on this device only")
    context = page.context
    page.close()
    context.set_offline(False)
    after = context.new_page()
    after.goto(at(version, "evidence"))
    expect(after.locator("[name=sources-1-title]")).to_have_value("Annual report 2025")
    expect(after.get_by_label("Side effects")).to_have_value("Traders moved to the next crossing.")
    saved(after)
    version.refresh_from_db()
    assert version.side_effects == "Traders moved to the next crossing."
    assert version.sources.get().title == "Annual report 2025"


def test_what_a_crash_left_on_the_device_is_saved_from_the_outline(page_for, version):
    page = page_for("official_qm", at(version, "story"))
    page.context.set_offline(True)
    page.get_by_label("Context").fill("A river.")
    expect(page.locator(".save-state")).to_have_text("Saved on this device only")
    context = page.context
    page.close()
    context.set_offline(False)
    after = context.new_page()
    after.goto(version.get_absolute_url())
    expect(after.locator("[data-step=story]")).to_contain_text("saved by you")
    version.refresh_from_db()
    assert version.context == "A river."


def test_a_lost_session_keeps_the_words_for_the_same_person_only(page_for, world, version):
    page = page_for("official_qm", at(version, "story"))
    expect(page.locator("case-outline")).to_be_visible()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_label("Context").fill("A river.")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".save-state")).to_have_text("Saved on this device only")
    sign_in_again(page, world, "colleague_qm")
    page.goto(at(version, "story"))
    expect(page.get_by_label("Context")).to_have_value("")
    sign_in_again(page, world, "official_qm")
    page.goto(at(version, "story"))
    expect(page.get_by_label("Context")).to_have_value("A river.")
    saved(page)
    version.refresh_from_db()
    assert version.context == "A river."


def test_what_cannot_be_saved_says_why_and_stays(page_for, version):
    page = page_for("official_qm", at(version, "safeguards"))
    page.get_by_label("How rights are kept").fill("Entries are deleted.")
    page.get_by_label("Contact").fill("nobody")
    expect(page.locator(".save-state")).to_contain_text("Saved on this device only: Contact")
    page.get_by_role("button", name="Save and go on").click()
    page.locator(".error-summary").get_by_role("link").click()
    expect(page.get_by_label("Contact")).to_be_focused()
    expect(page.get_by_label("How rights are kept")).to_have_value("Entries are deleted.")
    page.get_by_label("Contact").fill("mobility@authority.example")
    saved(page)
    version.refresh_from_db()
    assert (version.contact, version.safeguards) == ("mobility@authority.example", "Entries are deleted.")


def test_words_are_counted_while_they_are_typed(page_for, version):
    page = page_for("official_qm", at(version, "what"))
    counter = page.locator(".counter").first
    page.get_by_label("Title").fill("One desk for two services 两个字")
    expect(counter).to_have_text("7 of 15 words")
    page.get_by_label("Title").fill("word " * 16)
    expect(counter).to_have_text("16 of 15 words too long")


def test_a_tool_that_touches_rights_says_so_at_once(page_for, world, version):
    type(version).tools.field.related_model.objects.create(code="T17", group="Data", name="ID", asks_safeguards=True)
    page = page_for("official_qm", at(version, "scope"))
    expect(page.locator(".prompt")).to_be_hidden()
    page.get_by_label("ID", exact=True).check()
    expect(page.locator(".prompt")).to_be_visible()
