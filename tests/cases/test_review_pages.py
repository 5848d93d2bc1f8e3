"""The focal point's page: what would be published, what it changes, and giving it back."""

import pytest

from forum.cases.actions.review import return_version, submit_version
from forum.cases.actions.writing import begin_case, begin_version
from forum.cases.models import CaseStudy, CaseVersion
from forum.cases.vocabulary import Form
from forum.policies.vocabulary import VersionState
from tests.case_studies import draft_by, published_by, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def official(world):
    return world.actor("official_qm")


@pytest.fixture
def focal(world):
    return world.client("focal_qm")


@pytest.fixture
def handed_in(official):
    return submit_version(official, draft_by(official).pk)


def of(version, act):
    return f"/cases/writing/{version.pk}/{act}/"


def test_what_is_reviewed_is_the_page_itself(focal, handed_in):
    page = focal.get(of(handed_in, "review")).content.decode()
    assert "In review: not published." in page
    assert "Joint training before the opening." in page
    assert "All members: everybody who is let in here" in page


def test_a_new_version_is_compared_with_the_current_one_section_by_section(world, official, focal):
    case = published_by(official, world.actor("focal_qm"))
    version = begin_version(official, case.pk)
    write(official, version, "what", title="One desk since May")
    submit_version(official, version.pk)
    page = focal.get(of(version, "review")).content.decode()
    changes = page.split('id="changes"')[1].split("The page as it would be")[0]
    assert "<ins>" in changes
    assert "What it is" in changes
    assert "Lessons" not in changes


def test_publishing_leads_to_the_lasting_address(focal, handed_in):
    answer = focal.post(of(handed_in, "publication"))
    case = CaseStudy.objects.get()
    assert answer["Location"] == case.get_absolute_url()
    assert case.current == handed_in


def test_returning_tells_the_authors_what_to_mend(world, focal, handed_in):
    answer = focal.post(of(handed_in, "return"), {"comments": "Whose figures are these?"})
    assert answer["Location"] == handed_in.get_absolute_url()
    for address in (handed_in.get_absolute_url(), f"/cases/writing/{handed_in.pk}/sections/what/", "/cases/works/"):
        assert "Whose figures are these?" in world.client("official_qm").get(address).content.decode()


@pytest.mark.parametrize(
    ("comments", "sentence"),
    [
        ("  ", "Please say what is to be mended: the authors read it."),
        ("x" * 2_001, "Ensure this value has at most 2000 characters"),
    ],
)
def test_comments_that_are_refused_are_kept_and_nothing_is_returned(focal, handed_in, comments, sentence):
    answer = focal.post(of(handed_in, "return"), {"comments": comments})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert comments.strip() in page
    handed_in.refresh_from_db()
    assert handed_in.state == VersionState.IN_REVIEW


def test_what_has_become_incomplete_is_not_published(focal, handed_in):
    CaseVersion.objects.update(why_it_matters="")
    assert "“Why it matters” is still missing." in focal.get(of(handed_in, "review")).content.decode()
    answer = focal.post(of(handed_in, "publication"))
    assert answer.status_code == 422
    assert "Some things are still missing." in answer.content.decode()
    assert CaseStudy.objects.get().identifier is None


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("official_qm", "Only a focal point of the authority can do this."),
        ("focal_bare_qm", "Set up a second factor to use the powers of your role."),
    ],
)
def test_who_may_not_decide_is_told_why(world, handed_in, who, sentence):
    client = world.client(who)
    answers = [
        client.get(of(handed_in, "review")),
        client.post(of(handed_in, "publication")),
        client.post(of(handed_in, "return"), {"comments": "No."}),
    ]
    for answer in answers:
        assert answer.status_code == 403
        assert sentence in answer.content.decode()
    handed_in.refresh_from_db()
    assert handed_in.state == VersionState.IN_REVIEW


def test_what_is_not_in_review_is_not_decided_on(official, focal):
    version = draft_by(official)
    for answer in (focal.get(of(version, "review")), focal.post(of(version, "publication"))):
        assert answer.status_code == 403
        assert "This version is not in review." in answer.content.decode()
    back = focal.post(of(version, "taking-back"))
    assert back.status_code == 403
    assert "This version is not in review." in back.content.decode()


def test_what_was_handed_in_is_taken_back(world, handed_in):
    writer = world.client("colleague_qm")
    assert "Take it back and write on" in writer.get(handed_in.get_absolute_url()).content.decode()
    writer.post(of(handed_in, "taking-back"))
    handed_in.refresh_from_db()
    assert handed_in.state == VersionState.DRAFT


def test_what_is_in_review_is_neither_grown_nor_thrown_away(world, handed_in):
    writer = world.client("official_qm")
    for act in ("discarding", "growth", "submission"):
        answer = writer.post(of(handed_in, act))
        assert answer.status_code == 403
        assert "in review with the focal point" in answer.content.decode()
    assert CaseVersion.objects.get().state == VersionState.IN_REVIEW


def test_a_focal_point_hands_in_and_goes_on_to_the_review(world, focal):
    version = draft_by(world.actor("focal_qm"))
    answer = focal.post(of(version, "submission"))
    assert answer["Location"] == of(version, "review")
    assert focal.post(of(version, "publication")).status_code == 302
    assert CaseStudy.objects.get().current == version


def test_the_authority_finds_all_it_has_written(world, official):
    actor = world.actor("focal_qm")
    draft_by(official, title="Still being written")
    returned = submit_version(official, draft_by(official, title="Given back").pk)
    return_version(actor, returned.pk, comments="Whose figures?")
    submit_version(official, draft_by(official, title="Waiting for the focal point").pk)
    published_by(official, actor, title="For all to read")
    past = published_by(official, actor, title="Past its date")
    CaseStudy.objects.filter(pk=past.pk).update(unconfirmed_since=past.review_by)
    gone = published_by(official, actor, title="Taken back")
    world.client("focal_qm").post(f"/cases/{gone.identifier}/withdrawal/", {"reason": "Replaced."})
    begin_case(official, form=Form.SHORT, form_key="untitled")
    page = world.client("colleague_qm").get("/cases/works/").content.decode()
    headings = (
        ("Returned with comments", "Given back"),
        ("In review", "Waiting for the focal point"),
        ("Being written", "Still being written"),
        ("Past their review date", "Past its date"),
        ("Published", "For all to read"),
        ("Withdrawn", "Taken back"),
    )
    places = [(page.index(f">{heading} <span"), page.index(title)) for heading, title in headings]
    flat = [place for pair in places for place in pair]
    assert flat == sorted(flat)
    assert "Without a title yet" in page
    others = world.client("labour_qm").get("/cases/works/").content.decode()
    assert "Your authority has not begun a case study yet." in others
