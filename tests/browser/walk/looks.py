"""What is looked at on a page: axe's rules, its widths, its head, and what the browser complained of."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCRIPT = Axe().axe_script
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe loads beforehand it writes into the page as inline styles, which our policy forbids.
PLAIN = {"resultTypes": ["violations"], "preload": False}
AGAIN = {**PLAIN, "runOnly": ["color-contrast", "link-in-text-block", "target-size"]}
"""What may differ in the other direction and in the dark."""
EVERYTHING = {**PLAIN, "runOnly": RULES, "rules": {"target-size": {"enabled": True}}}

WIDE, NARROW, NARROWEST = (1280, 900), (390, 800), (320, 640)

SETTLED = """() => Promise.all(document.getAnimations().filter((one) => one.playState === 'running' &&
    one.effect.getComputedTiming().endTime < Infinity).map((one) => one.finished.catch(() => null)))"""
"""Colours on their way are nobody's colours: transitions and arrivals come to their end first."""

SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const beyond = [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > wide + 1 || box.left < -1);
  });
  return beyond.slice(0, 3).map((one) => one.tagName + '.' + one.className);
}"""

UNCOVERED = """() => {
  document.querySelectorAll('.live-dock').forEach((dock) => { dock.hidden = true; });
  scrollTo(0, 0);
}"""
"""What floats over an end of the window covers something wherever one has scrolled to."""

HEAD = """() => {
  const root = document.documentElement;
  const open = document.querySelector('dialog:modal') ?? document;  // what lies behind one is not there for anybody
  return [document.title, open.querySelectorAll('h1').length, root.lang, root.dir];
}"""


def axe(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds, in a line each."""
    page.evaluate(SETTLED)
    page.evaluate(UNCOVERED)
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}" for rule in found for node in rule["nodes"][:3]
    ]


def head(page: Page, direction: str) -> list[str]:
    """What is amiss with title, first heading, language and direction."""
    title, headings, language, way = page.evaluate(HEAD)
    wrong = []
    if not title.removesuffix("Corridor").strip(" ·") or not title.strip():
        wrong.append(f"title: {title!r}")
    if headings != 1:
        wrong.append(f"{headings} first headings")
    if (language, way) != ("en", direction):
        wrong.append(f"lang={language} dir={way}")
    return wrong


def widths(page: Page) -> list[str]:
    """Where the page scrolls sideways: at each width, and with text twice as large."""
    wrong = []
    for width, height in (NARROWEST, NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": height})
        wrong += [f"wider than {width}: {beyond}" for beyond in page.evaluate(SIDEWAYS)]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wrong += [f"wider than {WIDE[0]} at twice the size: {beyond}" for beyond in page.evaluate(SIDEWAYS)]
    page.evaluate("document.documentElement.style.fontSize = ''")
    return wrong
