"""Writing a case study on pages: the two ways in, its sections, what is missing, and who may do what."""

import re

import pytest

from forum.cases.actions.review import submit_version
from forum.cases.actions.writing import begin_case
from forum.cases.models import CaseStudy, CaseVersion
from forum.cases.vocabulary import Form
from forum.policies.vocabulary import VersionState
from forum.taxonomy.models import Tool
from tests.case_studies import draft_by, published_by, taxonomy
from tests.cases.sections import section_of, sent_from

pytestmark = pytest.mark.django_db

SHORT = {
    "title": "One desk for two services",
    "measure": "Both services sit in one hall.",
    "what_worked": "Joint training.",
    "what_did_not_work": "Two case systems that could not exchange records.",
    "frameworks": ["FWX"],
    "tools": ["T04"],
    "main_tool": "T04",
    "language": "en",
}


@pytest.fixture
def writer(world):
    taxonomy()
    return world.client("official_qm")


@pytest.fixture
def version(world):
    return begin_case(world.actor("official_qm"), form=Form.FULL, form_key="a form")


def begin(client, form, key="one"):
    return client.post("/cases/new/", {"form": form, "form_key": key})


def test_a_double_click_begins_one_case_and_leads_to_it(writer):
    first, second = begin(writer, "short"), begin(writer, "short")
    version = CaseVersion.objects.get()
    assert first["Location"] == second["Location"] == section_of(version, "short")


def test_nothing_is_begun_by_looking(writer):
    assert writer.get("/cases/new/").status_code == 200
    assert not CaseStudy.objects.exists()


def test_a_way_in_that_does_not_exist_is_refused_with_a_sentence(writer):
    answer = begin(writer, "novel")
    assert answer.status_code == 422
    assert "Please choose a short experience or a case study." in answer.content.decode()
    assert not CaseStudy.objects.exists()


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("expert", "You can comment on them as an expert."),
        ("moderator", "You can reply to them."),
        ("secretariat", "You can reply to them."),
    ],
)
def test_who_does_not_write_case_studies_is_told_why(world, who, sentence):
    client = world.client(who)
    answer = client.get("/cases/new/")
    assert answer.status_code == 403
    assert sentence in answer.content.decode()
    assert "Share an experience</span>" not in answer.content.decode()
    assert begin(client, "short").status_code == 403
    assert client.get("/cases/works/").status_code == 403
    assert not CaseStudy.objects.exists()


def test_a_section_is_kept_and_leads_to_the_next(writer, version):
    address = section_of(version, "what")
    answer = writer.post(address, sent_from(writer, address, title="One desk", summary="Said\r\nin two lines"))
    assert answer["Location"] == section_of(version, "basis")
    version.refresh_from_db()
    assert (version.title, version.summary) == ("One desk", "Said\nin two lines")
    assert 'value="One desk"' in writer.get(address).content.decode()


def test_the_last_section_leads_to_what_is_missing(writer, version):
    address = section_of(version, "safeguards")
    answer = writer.post(address, sent_from(writer, address, contact="mobility@authority.example"))
    assert answer["Location"] == version.get_absolute_url()


def test_rows_grow_and_shrink_without_script(writer, version):
    address = section_of(version, "evidence")
    rows = {"sources-0-title": "Report 2024", "sources-0-address": "https://example.org/a", "add": "sources"}
    answer = writer.post(address, sent_from(writer, address, **rows))
    assert answer["Location"] == f"{address}#id_sources"
    second = {
        "sources-1-title": "Report 2025",
        "sources-1-date": "2025-12-31",
        "results-0-indicator": "Crossing",
        "results-0-value": "42",
        "results-0-source": "2",
    }
    writer.post(address, sent_from(writer, address, **second))
    assert version.results.get().source == 2
    writer.post(address, sent_from(writer, address, **{"sources-0-DELETE": "on"}))
    assert [(one.position, one.title) for one in version.sources.all()] == [(1, "Report 2025")]
    assert version.results.get().source == 1, "A result keeps its source when another one is taken away."
    writer.post(address, sent_from(writer, address, **{"sources-0-DELETE": "on"}))
    assert not version.sources.exists()
    assert version.results.get().source is None


@pytest.mark.parametrize(
    ("section", "wrong", "sentence"),
    [
        ("scope", {"period_start": "yesterday"}, "From: Enter a valid date."),
        ("scope", {"level": "cosmic"}, "Level: Select a valid choice."),
        ("scope", {"tools": ["T99"]}, "Tools used: Select a valid choice."),
        ("safeguards", {"contact": "official_qm@example.org"}, "This is a person’s own address."),
        ("safeguards", {"contact": "nobody"}, "Contact: Enter a valid email address."),
        ("story", {"context": "x" * 10_001}, "Context: Ensure this value has at most 10000 characters"),
        ("evidence", {"sources-0-address": "no address"}, "Sources: Address: Enter a valid URL."),
        ("evidence", {"results-0-source": "0"}, "Results: Source, by its number: Ensure this value is greater"),
        ("evidence", {"sources-TOTAL_FORMS": "nonsense"}, "Part of this form was lost on its way."),
    ],
)
def test_what_cannot_be_kept_is_said_with_the_way_to_it_and_changes_nothing(writer, version, section, wrong, sentence):
    address = section_of(version, section)
    before = CaseVersion.objects.filter(pk=version.pk).values().get()
    sent = sent_from(writer, address, **wrong)
    answer = writer.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in re.sub(r"\s+", " ", re.sub(r"<a [^>]*>", "", page))
    for control in re.findall(r'<li><a href="#([^"]+)"', page):
        assert f'id="{control}"' in page
    assert CaseVersion.objects.filter(pk=version.pk).values().get() == before
    assert not version.section_states.exists()
    as_typed = writer.post(address, sent, headers={"HX-Request": "true"})
    assert as_typed.status_code == 422
    assert sentence in as_typed.json()["sentence"]


def test_what_was_typed_stands_beside_what_is_wrong(writer, version):
    address = section_of(version, "story")
    sent = sent_from(writer, address, context="x" * 10_001, problem="A crossing took 95 minutes.")
    assert "A crossing took 95 minutes." in writer.post(address, sent).content.decode()


def test_words_are_counted_without_script_and_too_many_are_kept(writer, version):
    address = section_of(version, "what")
    writer.post(address, sent_from(writer, address, title="word " * 17))
    page = writer.get(address).content.decode()
    assert "17 of 15 words" in page
    assert "“Title” has 17 words; at most 15 are read." in writer.get(version.get_absolute_url()).content.decode()


def test_a_tool_that_touches_rights_asks_for_safeguards(writer, version):
    Tool.objects.create(code="T17", group="Data", name="Regional biometric ID", asks_safeguards=True)
    scope, safeguards = section_of(version, "scope"), section_of(version, "safeguards")
    assert "touches rights" not in writer.get(safeguards).content.decode()
    writer.post(scope, sent_from(writer, scope, tools=["T17"]))
    assert "Regional biometric ID: this touches rights" in writer.get(safeguards).content.decode()


def test_what_is_missing_leads_to_the_very_fields(writer, version):
    page = writer.get(version.get_absolute_url()).content.decode()
    links = re.findall(r'href="(/cases/writing/[^"#]+)#([^"]+)"', page)
    assert len(links) > 20
    pages = {address: writer.get(address).content.decode() for address in {address for address, _field in links}}
    assert [(address, field) for address, field in links if f'id="{field}"' not in pages[address]] == []


def test_handing_in_with_something_missing_lists_it_and_hands_in_nothing(writer, version):
    answer = writer.post(f"/cases/writing/{version.pk}/submission/")
    assert answer.status_code == 422
    assert "Some things are still missing." in answer.content.decode()
    assert "“Title” is still missing." in answer.content.decode()
    version.refresh_from_db()
    assert version.state == VersionState.DRAFT


def test_a_short_experience_grows_and_keeps_what_it_says(writer):
    begin(writer, "short")
    version = CaseVersion.objects.get()
    address = section_of(version, "short")
    writer.post(address, sent_from(writer, address, **SHORT))
    assert "Nothing is missing." in writer.get(version.get_absolute_url()).content.decode()
    writer.post(f"/cases/writing/{version.pk}/growth/")
    version.refresh_from_db()
    assert (version.form, version.title) == (Form.FULL, "One desk for two services")
    assert 'value="One desk for two services"' in writer.get(section_of(version, "what")).content.decode()
    late = writer.post(address, {"title": "Too late", "version": "1"})
    assert late.status_code == 403
    assert "This has grown into a full case study meanwhile." in late.content.decode()
    assert "Too late" in late.content.decode()


def test_the_preview_is_the_page_and_says_that_it_is_none(world):
    version = draft_by(world.actor("official_qm"))
    page = world.client("colleague_qm").get(f"/cases/writing/{version.pk}/preview/").content.decode()
    assert "Preview: not published." in page
    for words in ("Joint training before the opening.", "Median crossing", "Gave the hall", "All citizens"):
        assert words in page


def test_a_draft_does_not_exist_for_others(world):
    version = draft_by(world.actor("official_qm"))
    addresses = [
        version.get_absolute_url(),
        section_of(version, "what"),
        *(f"/cases/writing/{version.pk}/{name}/" for name in ("preview", "review", "discarding")),
    ]
    acts = [f"/cases/writing/{version.pk}/{name}/" for name in ("growth", "submission", "taking-back", "publication")]
    for who in ("labour_qm", "official_qn", "focal_qn", "expert", "moderator", "secretariat"):
        client = world.client(who)
        assert {client.get(address).status_code for address in addresses} == {404}, who
        assert {client.post(act).status_code for act in acts} == {404}, who
        assert client.post(section_of(version, "what"), {"title": "Mine", "version": "1"}).status_code == 404
    assert CaseVersion.objects.get().title == version.title


def test_a_section_in_review_is_read_only_and_keeps_what_was_typed_too_late(world, writer):
    version = draft_by(world.actor("official_qm"))
    address = section_of(version, "what")
    sent = sent_from(writer, address, title="Typed too late")
    submit_version(world.actor("official_qm"), version.pk)
    assert writer.get(address)["Location"] == version.get_absolute_url()
    answer = writer.post(address, sent)
    assert answer.status_code == 403
    assert "in review with the focal point" in answer.content.decode()
    assert "Typed too late" in answer.content.decode()
    assert CaseVersion.objects.get().title != "Typed too late"


def test_throwing_away_is_asked_first(world, writer, version):
    address = f"/cases/writing/{version.pk}/discarding/"
    assert "Throw this draft away?" in writer.get(address).content.decode()
    assert CaseVersion.objects.exists()
    assert writer.post(address)["Location"] == "/cases/works/"
    assert not CaseStudy.objects.exists()


def test_throwing_away_a_next_version_leaves_the_published_one(world, writer):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"))
    writer.post(f"/cases/{case.identifier}/revision/")
    version = CaseVersion.objects.get(number=2)
    page = writer.get(f"/cases/writing/{version.pk}/discarding/").content.decode()
    assert "The published version stays as it is." in page
    writer.post(f"/cases/writing/{version.pk}/discarding/")
    assert CaseVersion.objects.get() == case.current


def test_the_outline_of_what_was_published_leads_to_its_page(world, writer):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"))
    assert writer.get(case.current.get_absolute_url())["Location"] == case.get_absolute_url()
