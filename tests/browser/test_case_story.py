"""A short experience grows into a full case study, is returned, published, read live, discussed, revised and cited."""

from playwright.sync_api import expect

from forum.cases.models import CaseStudy
from forum.policies.vocabulary import Capacity
from tests.browser.case_writing import STEPS, begin_short, fill_step, go_on
from tests.case_studies import taxonomy

TITLE = "Two immigration services at one desk"


def test_an_experience_grows_is_reviewed_published_discussed_revised_and_cited(page_for, world):
    taxonomy()
    author = page_for("official_qm", "/cases/")
    author.get_by_role("banner").get_by_role("link", name="Share an experience").click()
    begin_short(author)
    expect(author.get_by_text("Nothing is missing. You can hand it in.")).to_be_visible()
    author.get_by_role("button", name="Make it a full case study").click()
    expect(author.get_by_text("It is a full case study now.")).to_be_visible()
    for step in STEPS:
        fill_step(author, step)
    author.get_by_role("navigation", name="Steps").get_by_role("link", name="Check and hand in").click()
    expect(author.get_by_text("Nothing is missing. You can hand it in.")).to_be_visible()
    author.get_by_role("button", name="Hand in for review").click()
    expect(author.get_by_text("Handed in. It is in review")).to_be_visible()

    focal = page_for("focal_qm", "/cases/works/")
    focal.get_by_role("link", name="Review it").click()
    expect(focal.locator("#results")).to_contain_text("Median crossing")
    focal.get_by_label("What is to be mended").fill("For whom was it made?")
    focal.get_by_role("button", name="Return with comments").click()

    author.reload()
    expect(author.get_by_text("For whom was it made?")).to_be_visible()
    author.get_by_role("navigation", name="Steps").get_by_role("link", name="People and means").click()
    author.get_by_role("textbox", name="For whom").fill("Market women and other small traders")
    go_on(author, "People and means")
    author.get_by_role("navigation", name="Steps").get_by_role("link", name="Check and hand in").click()
    author.get_by_role("button", name="Hand in for review").click()

    reader = page_for("official_qn", "/cases/")
    expect(reader.get_by_text("No case studies yet.")).to_be_visible()
    focal.goto("/cases/works/")
    focal.get_by_role("link", name="Review it").click()
    expect(focal.get_by_text("Market women and other small traders")).to_be_visible()
    focal.get_by_role("button", name="Publish").click()
    expect(focal.get_by_text("Published. This is its address, and it stays.")).to_be_visible()

    pill = reader.locator(".live-pill")
    expect(pill).to_contain_text("Show 1 new")
    assert reader.get_by_role("link", name=TITLE).count() == 0, "Nothing moves before it is asked for."
    pill.click()
    reader.get_by_role("link", name=TITLE).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    author.goto(reader.url)
    reader.get_by_label("Your words").fill("Who owns the data once it is entered?")
    reader.get_by_label("Speak as").select_option(Capacity.FACTUAL_INFORMATION)
    reader.get_by_role("button", name="Post reply").click()
    answered = author.locator(".live-pill")
    expect(answered).to_contain_text("1 new reply")
    answered.click()
    expect(author.locator("#p-1 .prose")).to_have_text("Who owns the data once it is entered?")

    author.get_by_role("button", name="Write a new version").click()
    author.get_by_role("navigation", name="Steps").get_by_role("link", name="Safeguards and reading").click()
    author.get_by_label("How rights are kept").fill(
        "The entering service owns the entry, and deletes it after 90 days."
    )
    author.get_by_role("button", name="Save and go on").click()
    author.get_by_role("button", name="Hand in for review").click()
    focal.goto("/cases/works/")
    focal.get_by_role("link", name="Review it").click()
    expect(focal.locator("#changes ins").first).to_be_visible()
    focal.get_by_role("button", name="Publish").click()

    case = CaseStudy.objects.get()
    reader.goto(case.get_absolute_url())
    expect(reader.locator("#safeguards")).to_contain_text("The entering service owns the entry")
    expect(reader.locator("#p-1 .prose")).to_have_text("Who owns the data once it is entered?")
    reader.get_by_role("link", name="Cite").click()
    expect(reader.get_by_text(f"{case.identifier}, version 2").first).to_be_visible()
