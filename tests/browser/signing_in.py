"""Coming in through the door, as people do."""

from playwright.sync_api import Page, expect

from tests.cast import PASSWORD


def give_password(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill in the page to sign in, and send it."""
    page.goto("/account/login/")
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm(page: Page) -> None:
    """Say once more that it is oneself."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def sign_out(page: Page) -> None:
    """Leave by one's menu."""
    page.locator(".menu.me > summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")


def expect_signed_in(page: Page) -> None:
    """The page shows for whom one speaks."""
    expect(page.locator(".menu.me")).to_be_visible()
