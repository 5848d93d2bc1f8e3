"""What an authority says shows on the open pages of its own people, and makes nobody else's ask for anything."""

from playwright.sync_api import Page, expect

from tests.threads import reply_in, thread_by


def asked_for_marks(page: Page) -> list[str]:
    """The addresses at which a page asks for marks from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/marks/" in request.url else None)
    return asked


def test_a_colleague_sees_the_pressed_mark_without_reloading(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    for _ in range(3):
        reply_in(thread, world.actor("official_qn"))
    pages = {who: page_for(who, thread.get_absolute_url()) for who in ("official_qm", "colleague_qm", "official_qo")}
    asked = {who: asked_for_marks(page) for who, page in pages.items()}
    for page in pages.values():
        expect(page.locator("#p-2")).to_be_visible()
    pages["official_qm"].get_by_role("button", name="Useful to us #2").click()
    expect(pages["colleague_qm"].get_by_role("button", name="Useful to us ✓ #2")).to_be_visible()
    expect(pages["colleague_qm"].get_by_role("button", name="Useful to us ✓ #1")).to_be_hidden()
    [once] = asked["colleague_qm"]
    assert once.endswith("/marks/?numbers=2")

    pages["colleague_qm"].get_by_role("button", name="Useful to us ✓ #2").click()
    expect(pages["official_qm"].get_by_role("button", name="Useful to us #2")).to_be_visible()
    assert asked["official_qo"] == []
    expect(pages["official_qo"].get_by_role("button", name="Useful to us #2")).to_be_visible()


def test_what_is_read_stays_read_when_a_mark_comes(page_for, world):
    """The server may not have been told yet that it was."""
    thread = thread_by(world.actor("official_qn"))
    page = page_for("colleague_qm", thread.get_absolute_url())
    page.route("**/reading/", lambda route: route.abort())
    expect(page.locator("#p-0")).to_have_attribute("data-marks", "new")
    page.mouse.move(200, 200)
    page.mouse.move(220, 220)
    expect(page.locator("#p-0")).to_have_attribute("data-marks", "")
    other = page_for("official_qm", thread.get_absolute_url())
    other.get_by_role("button", name="Useful to us #0").click()
    expect(page.locator("#p-0")).to_have_attribute("data-marks", "useful")
