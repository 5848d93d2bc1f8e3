"""Takes the pictures of the README at a forum that runs. Needs the development packages and Debian's Chromium."""

import shutil
import sys

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.install import ROOT

PICTURES = ROOT / "docs" / "pictures"
READER, PASSWORD = "amina@demo.example", "corridor demo"
WIDTH, HEIGHT = 1280, 860


def main() -> None:
    """Sign in, and take the thread that is pinned and the case study that is newest, as one sees them first."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium takes the pictures. On Debian: apt-get install chromium")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = signed_in(browser, address=sys.argv[1])
        take(page, "/exchange/", "thread")
        take(page, "/cases/", "case")
        browser.close()


def signed_in(browser: Browser, *, address: str) -> Page:
    """The page of a reader."""
    page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
    page.goto("/account/login/")
    page.fill("input[name=login]", READER)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector(".waiting")
    return page


def take(page: Page, listed: str, name: str) -> None:
    """Open what stands first in a list, and keep its picture."""
    page.goto(listed)
    page.click("#threads li:first-child h2 a, #threads li:first-child h3 a")
    page.wait_for_selector("article, .case")
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
