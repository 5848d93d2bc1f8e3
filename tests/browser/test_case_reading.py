"""Reading case studies in a browser: news in a quiet line, shown when asked for; facets that apply at once."""

import pytest
from playwright.sync_api import expect

from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import publish_version, submit_version
from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_version
from tests.case_studies import draft_by, published_by, write

NARROW = {"viewport": {"width": 390, "height": 800}}


@pytest.fixture
def case(world):
    named = [world.authorities["immigration_qn"]]
    return published_by(world.actor("official_qm"), world.actor("focal_qm"), partners=named, audience="public")


def renew(world, case, **words):
    official = world.actor("official_qm")
    version = begin_version(official, case.pk)
    write(official, version, "what", **words)
    submit_version(official, version.pk)
    publish_version(world.actor("focal_qm"), version.pk)


def test_a_new_version_is_said_and_shown_when_asked_for_and_what_is_written_stays(page_for, world, case):
    page = page_for("expert", case.get_absolute_url())
    page.locator("#reply-form textarea[name=body]").fill("We saw the same.")
    renew(world, case, title="One desk since May")
    news = page.locator(".news")
    expect(news).to_contain_text("A new version was published.")
    expect(page.locator("#case-title")).to_have_text("Two immigration services at one desk")
    news.get_by_role("button", name="Show it").click()
    expect(page.locator("#case-title")).to_have_text("One desk since May")
    expect(page.locator("#case-title")).to_be_focused()
    expect(news.get_by_role("button")).to_be_hidden()
    expect(page).to_have_title("One desk since May · " + case.identifier + " · Corridor")
    expect(page.locator("#reply-form textarea[name=body]")).to_have_value("We saw the same.")


def test_a_partner_that_confirms_is_said_and_shown(page_for, world, case):
    page = page_for("expert", case.get_absolute_url())
    answer_as_partner(world.actor("focal_qn"), case.partners.get().pk, agrees=True)
    expect(page.locator(".news")).to_contain_text("has confirmed that it took part")
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("#case-heading")).to_contain_text("Immigration Service")


def test_what_is_withdrawn_goes_at_once(page_for, world, case):
    page = page_for("expert", case.get_absolute_url())
    expect(page.locator("#case-words")).to_contain_text("Citizens enter without a visa")
    withdraw_case(world.actor("focal_qm"), case.pk, reason="The scheme was replaced.")
    expect(page.locator("#case-state")).to_contain_text("The scheme was replaced.")
    expect(page.locator("#case-words")).to_have_count(0)
    expect(page.locator(".composer .closed")).to_be_visible()
    expect(page.locator("#p-0")).to_contain_text("Withdrawn")


def test_a_reply_about_a_part_says_so_and_leads_to_the_version_it_was_said_of(page_for, world, case):
    page = page_for("expert", case.get_absolute_url())
    page.get_by_role("link", name="Reply about results, row 1").click()
    expect(page.locator("#id_cites")).to_have_value("results-1")
    expect(page.locator("#reply-form textarea[name=body]")).to_be_focused()
    page.locator("#reply-form select[name=capacity]").select_option(index=1)
    page.keyboard.type("Was the median taken at midday?")
    page.get_by_role("button", name="Post reply").click()
    about = page.locator("#p-1 .cited a")
    expect(about).to_have_text("About: Results, row 1")
    renew(world, case, title="One desk since May")
    about.click()
    page.wait_for_url(f"**{case.get_absolute_url()}versions/1/#results-1")
    bar = page.locator(".bar").bounding_box()
    row = page.locator("#results-1").bounding_box()
    assert bar
    assert row
    assert row["y"] >= bar["y"] + bar["height"]


def test_without_script_a_part_is_answered_too(page_for, case):
    page = page_for("expert", f"{case.get_absolute_url()}?cites=measure", java_script_enabled=False)
    assert page.locator("#id_cites").input_value() == "measure"
    assert page.locator("a[data-cites=context]").get_attribute("href") == "?cites=context#composer"


def test_the_part_that_is_read_is_marked(page_for, case):
    page = page_for("expert", case.get_absolute_url())
    page.locator(".contents a", has_text="Results").click()
    expect(page.locator(".contents a[aria-current]")).to_have_text("Results")


def test_a_list_counts_case_studies_only_and_fetches_facets_again(page_for, world, case):
    page = page_for("expert", "/cases/")
    pill = page.locator(".live-pill.updates")
    official, focal = world.actor("official_qm"), world.actor("focal_qm")
    published_by(official, focal, title="A stopped pilot", case_type="stopped")
    expect(pill).to_have_text("Show 1 new or updated")
    renew(world, case, title="One desk since May")
    expect(pill).to_have_text("Show 2 new or updated")
    draft_by(official, title="Nobody reads this yet")
    expect(page.locator("#case-count")).to_have_text("1 case study")
    pill.click()
    expect(page.locator("#case-count")).to_have_text("2 case studies")
    expect(page.locator("#threads [data-arrived]")).to_have_count(2)
    expect(page.locator("select[name=type] option")).to_have_text(
        ["Every kind", "Practice (1)", "Failed or stopped (1)"]
    )
    expect(pill).to_be_hidden()


@pytest.mark.parametrize("who", ["expert", None])
def test_a_facet_applies_at_once_and_the_address_and_the_focus_follow(who, page_for, world, case):
    published_by(
        world.actor("official_qm"),
        world.actor("focal_qm"),
        title="A stopped pilot",
        case_type="stopped",
        audience="public",
    )
    page = page_for(who, "/cases/")
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket))
    kind = page.locator("select[name=type]")
    kind.focus()
    kind.select_option("stopped")
    expect(page.locator("#case-count")).to_have_text("1 case study")
    expect(page.locator("#threads h2")).to_have_text(["A stopped pilot"])
    expect(kind).to_be_focused()
    expect(kind).to_have_value("stopped")
    assert page.url.endswith("/cases/?type=stopped")
    kind.select_option("")
    expect(page.locator("#case-count")).to_have_text("2 case studies")
    if who is None:
        page.reload()
        expect(page.locator("#case-count")).to_have_text("2 case studies")
        assert not sockets


def test_facets_are_folded_away_where_there_is_no_room(page_for, case):
    page = page_for("expert", "/cases/", **NARROW)
    expect(page.locator("select[name=type]")).to_be_hidden()
    page.locator(".facets > summary").click()
    expect(page.locator("select[name=type]")).to_be_visible()
    page.goto("/cases/?type=practice")
    expect(page.locator("select[name=type]")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/cases/")
    expect(page.locator("select[name=type]")).to_be_visible()
    expect(page.locator(".facets > summary")).to_be_hidden()
