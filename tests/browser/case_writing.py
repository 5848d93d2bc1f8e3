"""What people do while they write a case study, in the words of the pages."""

import re

from playwright.sync_api import Page, expect

from tests.case_studies import FAILURE

STEPS: dict[str, dict[str, str]] = {
    "What it is": {
        "Why it matters": "Waiting fell by half without a new building.",
        "Summary": "Two neighbouring services moved exit and entry checks into one hall.",
        "Kind of experience": "practice",
    },
    "Legal basis and who took part": {"Body": "Ministry of Transport", "Its part": "Gave the hall"},
    "Tools and scope": {
        "Persons covered": "All citizens",
        "Level": "bilateral",
        "From": "2023-05-01",
        "How it stands today": "running",
    },
    "The story": {
        "Context": "Citizens enter without a visa but were checked twice.",
        "Problem": "A crossing took 95 minutes at midday.",
        "Objectives": "Cut the median crossing to 45 minutes",
    },
    "Results and evidence": {
        "Indicator": "Median crossing",
        "Before": "95",
        "Result": "42",
        "What the results rest on": "monitoring",
    },
    "What was learnt": {
        "What did not work": FAILURE,
        "Lessons": "Begin with the form, not with the building.",
        "It needs": "An agreement that lets officers act on foreign soil.",
    },
    "Safeguards and reading": {
        "How rights are kept": "Entries are deleted after 90 days.",
        "Contact": "mobility@authority.example",
    },
}
"""What a short experience lacks to be a full case study, by step: each label with what is typed or chosen."""

BOXES = {"Tools and scope": ["All citizens"], "Safeguards and reading": ["Data protection"]}


def begin_short(page: Page) -> None:
    """Take the short way in, and tell five things."""
    page.get_by_role("button", name="Begin a short experience").click()
    page.get_by_label("Title").fill("Two immigration services at one desk")
    page.get_by_label("What was done").fill(
        "An agreement gives officers of both services the power to act in one hall."
    )
    page.get_by_label("What worked").fill("Joint training before the opening.")
    page.get_by_label("What did not work").fill("Officers typed each entry twice for a year.")
    page.get_by_label("FWX").check()
    page.get_by_label("One-stop post").check()
    page.get_by_label("Main tool").select_option("T04")
    page.get_by_role("button", name="Save and go on").click()


def fill_step(page: Page, step: str) -> None:
    """Go to a step and write what it lacks."""
    page.get_by_role("navigation", name="Steps").get_by_role("link", name=step).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(step)
    for label, value in STEPS[step].items():
        field = page.get_by_label(re.compile(rf"^{label}(?! \(|\w)")).first
        if label == "Persons covered":
            continue
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    for box in BOXES.get(step, []):
        page.get_by_label(box).check()
    go_on(page, step)


def go_on(page: Page, step: str) -> None:
    """Save a step, and be on the next one before anything else is pressed."""
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(step)


def saved(page: Page) -> None:
    """Wait until the server has what was typed."""
    expect(page.locator(".save-state")).to_contain_text("Saved")
    expect(page.locator(".save-state")).not_to_contain_text("device")
