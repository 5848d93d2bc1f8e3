"""What readers ask of their browsers: less motion, colours of their own, paper."""

import pytest
from playwright.sync_api import Page, expect

from forum.discussions.models import Thread
from tests.threads import reply_in, thread_by

MOVING = """() => document.getAnimations().filter((one) => {
  const { easing } = one.effect.getKeyframes()[0];
  const steps = easing === 'step-end' || one.effect.getTiming().easing === 'step-end';
  return one.effect.getComputedTiming().duration > 0 && !steps;
}).map((one) => (one.animationName ?? one.transitionProperty) + ' of ' + one.effect.target.className)"""

UNSEEN = """() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const linear = (part) => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
    const [r, g, b] = rgb(colour).map((part) => linear(part / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const { backgroundColor } = getComputedStyle(element);
      if ((rgb(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const edged = ({ borderBlockEndWidth, borderBlockEndColor }, behind) =>
    parseFloat(borderBlockEndWidth) > 0 && contrast(borderBlockEndColor, behind) >= 3;
  return [...document.querySelectorAll('button, .button, input, select, textarea, summary, .live-pill, .waiting')]
    .filter((control) => control.checkVisibility() && control.getBoundingClientRect().width > 1)
    .filter((control) => {
      const style = getComputedStyle(control);
      const isField = control.matches('input, select, textarea');
      const isEdged = control.matches('[type=checkbox], [type=radio]') || edged(style, ground(control.parentElement));
      return contrast(style.color, ground(control)) < 4.5 || (isField && !isEdged && !control.closest('.composer'));
    })
    .map((control) => control.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def thread(world) -> Thread:
    thread = thread_by(world.actor("official_qn"))
    reply_in(thread, world.actor("official_qn"), body="One queue, we found.")
    return thread


def shown(page: Page, thread: Thread, world) -> None:
    """What waited behind the pill, put into the page."""
    expect(page.locator("#p-1")).to_be_visible()
    reply_in(thread, world.actor("official_qn"), body="Since March.")
    page.locator(".live-pill").click()
    expect(page.locator("#p-2.arrived, #p-2 .arrived")).to_be_attached()


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
def test_an_arrival_fades_only_for_those_who_do_not_mind(page_for, world, thread, wish, moves):
    page = page_for("official_qm", thread.get_absolute_url(), reduced_motion=wish)
    shown(page, thread, world)
    page.locator(".button.primary").first.hover()
    assert bool(page.evaluate(MOVING)) == moves


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_is_seen_in_forced_colours(page_for, world, thread, scheme):
    page = page_for("official_qm", "/exchange/", forced_colors="active", color_scheme=scheme)
    for address in ("/exchange/", "/threads/new/", "/invitations/", "/account/2fa/"):
        page.goto(address)
        assert page.evaluate(UNSEEN) == []
    page.goto(thread.get_absolute_url())
    shown(page, thread, world)
    page.locator("#p-1 [data-acts]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(UNSEEN) == []


def test_on_paper_stand_words_names_and_numbers_only(page_for, world, thread):
    page = page_for("official_qm", thread.get_absolute_url())
    expect(page.locator("#p-1")).to_be_visible()
    page.emulate_media(media="print")
    for gone in (".bar", ".composer", "#p-1 footer", ".live-dock", "aside", ".views"):
        expect(page.locator(gone)).to_be_hidden()
    for stays in ("h1", "#p-1 .who", "#p-1 .from", "#p-1 .number", "#p-1 .prose", "#p-1 .at"):
        expect(page.locator(stays)).to_be_visible()
    posted = thread.replies.get(number=1).posted_at
    said = page.locator("#p-1 time").evaluate("(time) => getComputedStyle(time, '::after').content")
    assert str(posted.year) in said
    assert page.pdf().startswith(b"%PDF")
