"""Finding things by keyboard, without script, and while a title is being written."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from forum.discussions.models import Thread
from forum.search.actions import bring_up_to_date
from tests.threads import reply_in, thread_by

WIDE = {"width": 1920, "height": 900}


@pytest.fixture
def library(world):
    author = world.actor("official_qn")
    thread = thread_by(author, title="Nurses’ certificates at the border", body="How are they checked?")
    reply_in(thread, author, body="At one desk, by two officers")
    thread_by(author, title="Who pays the pension?", body="Both countries")
    bring_up_to_date()
    return thread


def test_from_a_list_to_a_reply_by_keyboard_alone(library, page_for):
    page = page_for("official_qm", "/exchange/")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="What to look for")
    expect(field).to_be_focused()
    page.keyboard.type("officer desks")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_text("1 found")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Nurses’ certificates at the border")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#p-1")).to_be_in_viewport()
    assert page.locator("#p-1").text_content().count("At one desk") == 1


def test_on_the_search_page_the_key_leads_back_to_the_field(library, page_for):
    page = page_for("official_qm", "/search/?q=nurses")
    page.keyboard.press("j")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("pension")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Who pays the pension?")).to_be_visible()


def test_where_there_is_room_the_field_is_in_the_header(library, page_for):
    page = page_for("official_qm", "/exchange/", viewport=WIDE)
    page.keyboard.press("/")
    field = page.get_by_role("banner").get_by_role("searchbox")
    expect(field).to_be_focused()
    field.press_sequentially("nurses")
    field.press("Enter")
    page.wait_for_url("**/search/?q=nurses")
    expect(page.get_by_text("1 found")).to_be_visible()


def test_who_turned_keys_off_types_a_slash(library, world, page_for):
    User.objects.filter(pk=world.people["official_qm"].pk).update(uses_keys=False)
    page = page_for("official_qm", "/exchange/")
    page.keyboard.press("/")
    page.wait_for_timeout(0)
    assert page.url.endswith("/exchange/")


def test_on_a_small_screen_the_menu_of_rooms_leads_there(library, page_for):
    page = page_for("official_qm", "/exchange/", viewport={"width": 320, "height": 640})
    page.locator("summary[aria-label=Rooms]").click()
    page.locator(".menu.rooms").get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")


def test_it_works_without_script(library, page_for):
    page = page_for("official_qm", "/search/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("certificates")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Nurses’ certificates at the border").click()
    page.wait_for_url(f"**{library.get_absolute_url()}")


def test_while_a_title_is_written_what_is_like_it_is_offered(library, page_for):
    page = page_for("official_qm", "/threads/new/")
    title = page.get_by_label("Title")
    title.fill("Certificates of nurses")
    said = page.locator(".similar [role=status]")
    expect(said).to_have_text("1 similar thread or case study:")
    title.press("Tab")
    expect(page.get_by_role("link", name="Nurses’ certificates at the border")).to_be_focused()
    title.fill("Entirely other matters")
    expect(said).to_have_text("")
    expect(page.locator(".similar ul")).to_be_hidden()
    title.fill("Certificates of nurses")
    expect(said).to_have_text("1 similar thread or case study:")
    page.locator("textarea[name=body]").fill("Who checks them?")
    page.get_by_label("Speak as").select_option("factual_information")
    page.get_by_role("button", name="Start the thread").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Certificates of nurses")
    assert Thread.objects.filter(title_as_written="Certificates of nurses").count() == 1


def test_without_script_nothing_is_offered_and_nothing_is_missed(library, page_for):
    page = page_for("official_qm", "/threads/new/", java_script_enabled=False)
    page.get_by_label("Title").fill("Certificates of nurses")
    expect(page.locator(".similar ul")).to_be_hidden()
    assert page.locator(".similar").bounding_box()["height"] < 2
