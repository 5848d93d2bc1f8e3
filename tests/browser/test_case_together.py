"""Two people of one authority write one case study in two browsers."""

import pytest
from playwright.sync_api import expect

from forum.cases.actions.writing import begin_case
from forum.cases.vocabulary import Form
from tests.browser.case_writing import saved
from tests.case_studies import taxonomy


@pytest.fixture
def version(world):
    taxonomy()
    return begin_case(world.actor("official_qm"), form=Form.FULL, form_key="a form")


def at(version, step):
    return f"/cases/writing/{version.pk}/sections/{step}/"


def test_different_steps_are_written_at_once_and_each_sees_what_the_other_has_saved(page_for, version):
    one, other = page_for("official_qm", at(version, "what")), page_for("colleague_qm", at(version, "story"))
    one.get_by_label("Title").fill("One desk")
    other.get_by_label("Context").fill("A river.")
    saved(one)
    saved(other)
    expect(one.locator("[data-step=story]")).to_contain_text("saved by Bilal Ndiaye")
    expect(other.locator("[data-step=what]")).to_contain_text("saved by Amara Osei")
    expect(one.locator(".conflict")).to_have_count(0)
    expect(one.get_by_label("Title")).to_have_value("One desk")
    version.refresh_from_db()
    assert (version.title, version.context) == ("One desk", "A river.")


def test_the_same_step_shows_both_texts_and_the_writer_chooses(page_for, version):
    one, other = page_for("official_qm", at(version, "what")), page_for("colleague_qm", at(version, "what"))
    other.get_by_label("Title").fill("Their title")
    saved(other)
    expect(one.locator(".newer")).to_be_visible()
    one.get_by_label("Title").fill("My title")
    one.get_by_label("Summary").fill("My summary")
    panel = one.locator(".conflict")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("Their title")
    expect(one.get_by_label("Title").and_(one.locator("input[type=text]"))).to_have_value("My title")
    version.refresh_from_db()
    assert version.title == "Their title"
    panel.get_by_role("group", name="Title").get_by_label("Take theirs").check()
    panel.get_by_role("button", name="Save my choice").click()
    one.wait_for_url(f"**{at(version, 'basis')}")
    version.refresh_from_db()
    assert (version.title, version.summary) == ("Their title", "My summary")
