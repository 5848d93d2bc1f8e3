"""What waits for me, in the header of whatever page is open."""

from playwright.sync_api import expect

from tests.errands import follow_up
from tests.threads import reply_in, thread_by


def test_the_count_in_the_header_follows(page_for, world):
    thread = thread_by(world.actor("official_qm"))
    follow_up()
    page = page_for("official_qm", "/drafts/")
    count = page.locator("#waiting-count")
    expect(count).to_contain_text("Nothing is waiting for me")
    own = thread.replies.get(number=0)
    address = f"/people/{world.user('official_qm').pk}/"
    reply_in(thread, world.actor("official_qn"), parent=own, body=f"[@Amara Osei]({address}) what then?")
    follow_up()
    expect(count.locator(".count")).to_have_text("1")
    page.locator("#waiting-count").click()
    page.get_by_role("link", name="Certificates at the border").first.click()
    expect(page.locator("#p-1")).to_be_visible()
    page.mouse.move(200, 200)
    expect(page.locator("#p-1[data-marks~=new]")).to_have_count(0)
