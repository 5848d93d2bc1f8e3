"""Where one is signed in, and how one comes back after forgetting the password."""

from playwright.sync_api import expect

from tests.browser.signing_in import expect_signed_in, give_password
from tests.browser.walk.people import link_in
from tests.threads import thread_by


def test_ending_a_session_signs_the_other_browser_out(page_for, world):
    thread = thread_by(world.actor("official_qn"))
    here, there = (page_for(None, "/account/login/") for _ in range(2))
    for page in (here, there):
        give_password(page, "official_qm")
        expect_signed_in(page)
    there.goto(thread.get_absolute_url())
    expect(there.locator("#p-0")).to_be_visible()
    here.goto("/account/sessions/")
    here.get_by_role("button", name="End this session").click()
    expect(here.get_by_role("button", name="End this session")).to_have_count(0)
    expect(there.locator("#p-0")).to_have_count(0)
    there.goto(thread.get_absolute_url())
    expect(there.get_by_role("heading", level=1)).to_have_text("Sign in")
    here.goto(thread.get_absolute_url())
    expect(here.locator("#p-0")).to_be_visible()


def test_a_forgotten_password_is_replaced_by_a_link_in_a_mail(page_for, mailoutbox):
    page = page_for(None, "/account/login/")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_role("textbox").fill("official_qm@example.org")
    page.locator("main button[type=submit]").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in")
    (mail,) = mailoutbox
    assert mail.to == ["official_qm@example.org"]
    page.goto(link_in(mail, "password/reset/key"))
    for field in page.locator("main input[type=password]").all():
        field.fill("three gates, one guard")
    page.locator("main button[type=submit]").click()
    expect(page.locator("main input[type=password]")).to_have_count(0)
    give_password(page, "official_qm")
    expect(page.locator(".error-summary")).to_be_visible()
    give_password(page, "official_qm", "three gates, one guard")
    expect_signed_in(page)
