"""What people do on a page before it is looked at."""

from playwright.sync_api import Page, expect

EMPTIED = """(form) => {
  form.noValidate = true;
  const typed = [...form.elements].filter(({ type }) => !['hidden', 'radio', 'checkbox', 'submit'].includes(type));
  for (const field of typed) field.value = '';
  form.requestSubmit();
}"""

CROWDED = """(form) => {
  for (let n = 0; n < 300; n++) form.append(Object.assign(document.createElement('input'), { name: `n${n}` }));
}"""


def refused(page: Page) -> None:
    """The page after its first form of its own was sent with nothing in it."""
    form = page.locator("main form:has(button):not([data-discard])").first
    form.evaluate(EMPTIED)
    expect(page.locator("main [role=alert], main .errors, main .notice.red, .messages .red").first).to_be_visible()


def previewed(page: Page) -> None:
    """The composer, with words in it, drawn as others would read them."""
    page.locator("textarea[name=body]").fill("# One hall\n\n- two queues\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code`")
    page.locator("[data-preview]").click()
    expect(page.locator(".composer .preview table")).to_be_visible()


def answering(page: Page) -> None:
    """The composer beside the reply it answers, with a quote."""
    page.locator("#p-1 [data-quote]").click()
    page.locator("#p-1 [data-reply-to]").click()
    expect(page.locator(".dock .target-link")).to_be_visible()


def with_acts(page: Page) -> None:
    """What one may do with a reply, over the page."""
    page.locator("#p-1 [data-acts]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    for part in page.locator("dialog details summary").all():
        part.click()


def with_menu(page: Page) -> None:
    """One's menu, open."""
    page.locator(".menu.me > summary").click()


def unfolded(page: Page) -> None:
    """What the page keeps folded."""
    page.locator("main details > summary").first.click()


def stale(page: Page) -> None:
    """A form whose token has gone."""
    page.evaluate("document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((one) => one.remove())")
    with page.expect_navigation():
        page.locator("main form").first.evaluate("form => form.submit()")


def nonsensical(page: Page) -> None:
    """More fields than any form of ours has."""
    page.locator("main form").first.evaluate(CROWDED)
    with page.expect_navigation():
        page.locator("main form").first.evaluate("form => form.submit()")


def too_often(page: Page) -> None:
    """The page after something was tried more often than it may be."""
    again = """async () => {
      const form = document.querySelector("main form");
      for (let n = 0; n < 25; n++) {
        const sent = new FormData(form);
        sent.set("email", `nobody${n}@example.org`);
        await fetch(form.action, { method: "POST", body: sent });
      }
    }"""
    page.evaluate(again)
    page.locator("main form [name=email]").fill("nobody@example.org")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()
    expect(page.locator(".error-page .eyebrow")).to_have_text("429")
