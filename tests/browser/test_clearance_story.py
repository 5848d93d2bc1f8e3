"""An official position is handed in, returned, mended, cleared by keyboard, and appears live elsewhere."""

from playwright.sync_api import expect

from tests.clearance import handed_in
from tests.errands import follow_up
from tests.threads import thread_by


def test_a_position_is_returned_mended_cleared_and_read_live(page_for, world):
    thread = thread_by(world.actor("official_qn"), title="Whose certificates count?")
    watching = page_for("official_qn", thread.get_absolute_url())
    beside = page_for("official_qm", thread.get_absolute_url())
    author = page_for("official_qm", thread.get_absolute_url())

    author.get_by_label("Your words").fill("We recognise the certificate.")
    author.get_by_label("Speak as").select_option(label="Official position: to your focal point first")
    author.get_by_role("button", name="Post reply").click()
    expect(author.get_by_role("heading", level=1)).to_have_text("Not spoken yet")
    expect(author.get_by_text("Handed in:")).to_be_visible()
    follow_up()
    expect(beside.locator(".unspoken .prose")).to_have_text("We recognise the certificate.")

    focal = page_for("focal_qm", "/clearing/")
    focal.keyboard.press("j")
    expect(focal.get_by_role("link", name="Whose certificates count?")).to_be_focused()
    focal.keyboard.press("r")
    focal.get_by_label("What is to be mended").fill("By when?")
    focal.get_by_role("button", name="Return with comments").click()
    expect(focal.locator(".topic")).to_have_count(0)
    follow_up()
    expect(beside.locator(".unspoken")).to_contain_text("By when?")

    author.reload()
    expect(author.get_by_text("By when?")).to_be_visible()
    author.get_by_label("Your words").fill("We recognise the certificate within a month.")
    author.get_by_role("button", name="Hand in again").click()
    expect(author.get_by_text("Handed in:")).to_be_visible()

    focal.goto("/clearing/")
    focal.keyboard.press("j")
    focal.keyboard.press("a")
    expect(focal.locator(".topic")).to_have_count(0)
    follow_up()
    expect(beside.locator(".unspoken")).to_have_count(0)
    watching.locator(".live-pill").click()
    reply = watching.locator("#p-1")
    expect(reply.locator(".prose")).to_have_text("We recognise the certificate within a month.")
    expect(reply.locator(".who")).to_contain_text("Amara Osei")
    expect(reply.locator(".capacity")).to_have_text("Official position")


def test_without_script_the_same_is_done_by_forms(page_for, world):
    thread = thread_by(world.actor("official_qn"), title="Whose certificates count?")
    handed_in(thread, world.actor("official_qm"))
    focal = page_for("focal_qm", "/clearing/", java_script_enabled=False)
    focal.get_by_label("File reference").fill("MIG/26/7")
    focal.get_by_role("button", name="Clear and publish").click()
    expect(focal.get_by_text("Nothing waits for you to clear.")).to_be_visible()
    focal.goto("/clearing/trail/")
    expect(focal.get_by_role("cell", name="MIG/26/7")).to_be_visible()
    focal.goto(thread.get_absolute_url())
    expect(focal.locator("#p-1")).to_contain_text("We recognise the certificate.")
