"""A second factor, with a device: a passkey, an app that shows codes, and codes on paper."""

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.signing_in import confirm, expect_signed_in, give_password, sign_out
from tests.cast import code

PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def device(page: Page) -> tuple[CDPSession, str]:
    """A device that keeps passkeys and knows its owner, in the browser of the page."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    return browser, browser.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})["authenticatorId"]


@pytest.fixture
def keyed(page_for) -> Page:
    """An official who has just added a passkey."""
    page = page_for("official_qm", "/account/2fa/")
    device(page)
    page.get_by_role("link", name="Add a key").click()
    confirm(page)
    page.get_by_label("Name").fill("Blue key")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Add").click()
    expect(page.locator("textarea.codes")).to_be_visible()
    return page


def test_a_passkey_is_added_opens_the_door_and_is_renamed_and_removed(keyed):
    sign_out(keyed)
    keyed.goto("/account/login/")
    keyed.get_by_role("button", name="Sign in with a passkey").click()
    expect_signed_in(keyed)
    keyed.goto("/account/2fa/webauthn/")
    expect(keyed.get_by_role("listitem").filter(has_text="Blue key")).to_contain_text("Passkey")
    keyed.get_by_role("link", name="Rename").click()
    keyed.get_by_role("link", name="Use a security key").click()
    keyed.get_by_role("button", name="Use a passkey or security key").click()
    keyed.get_by_label("Name").fill("Key of the office")
    keyed.get_by_role("button", name="Save").click()
    expect(keyed.get_by_role("listitem").filter(has_text="Key of the office")).to_be_visible()
    keyed.get_by_role("link", name="Remove").click()
    keyed.get_by_role("button", name="Remove").click()
    expect(keyed.get_by_text("There is no key yet.")).to_be_visible()


def test_a_passkey_is_the_second_factor_after_the_password(keyed):
    sign_out(keyed)
    give_password(keyed, "official_qm")
    keyed.get_by_role("button", name="Use a passkey or security key").click()
    expect_signed_in(keyed)


def test_a_passkey_that_gives_no_answer_is_said_on_the_page(page_for):
    page = page_for(None, "/account/login/")
    device(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The key gave no answer")).to_be_visible()


def test_the_powers_of_a_role_begin_with_an_app_whose_code_then_opens_the_door(page_for):
    page = page_for("focal_bare_qm", "/exchange/")
    strip = page.locator(".strip")
    expect(strip).to_contain_text("begin to work when you have added a second factor")
    assert page.goto("/invitations/").status == 403
    expect(page.locator("main")).to_contain_text("Set up a second factor to use the powers of your role.")
    strip.get_by_role("link").click()
    page.get_by_role("link", name="Set up an app").click()
    confirm(page)
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("[autocomplete=one-time-code]").fill("000000")
    page.locator("main button[type=submit]").click()
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.locator("#authenticator_secret").input_value() == secret
    page.locator("[autocomplete=one-time-code]").fill(code(secret))
    page.locator("main button[type=submit]").click()
    expect(page.locator("textarea.codes")).to_be_visible()
    assert page.goto("/invitations/").status == 200
    expect(strip).to_have_count(0)

    sign_out(page)
    give_password(page, "focal_bare_qm")
    page.locator("[autocomplete=one-time-code]").fill(code(secret))
    page.locator("main form button[type=submit]").first.click()
    expect_signed_in(page)


def test_a_recovery_code_opens_the_door_for_who_lost_the_app(page_for):
    page = page_for("focal_qm", "/account/2fa/")
    page.get_by_role("link", name="Make new codes").click()
    confirm(page)
    page.locator("main button[type=submit]").click()
    codes = page.locator("textarea.codes").input_value().split()
    assert len(codes) == 10
    page.goto("/account/2fa/")
    expect(page.get_by_text("10 codes are left")).to_be_visible()
    sign_out(page)
    give_password(page, "focal_qm")
    page.locator("[autocomplete=one-time-code]").fill(codes[0])
    page.locator("main form button[type=submit]").first.click()
    expect_signed_in(page)
    page.goto("/account/2fa/")
    expect(page.get_by_text("9 codes are left")).to_be_visible()
