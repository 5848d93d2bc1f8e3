"""Two people of one authority write at once: in different sections without a conflict, in the same with both texts."""

import re

import pytest

from forum.cases.actions.writing import begin_case
from forum.cases.vocabulary import Form
from tests.case_studies import taxonomy, write
from tests.cases.sections import section_of, sent_from

pytestmark = pytest.mark.django_db

TYPED = {"HX-Request": "true"}


@pytest.fixture
def version(world):
    taxonomy()
    return begin_case(world.actor("official_qm"), form=Form.FULL, form_key="a form")


@pytest.fixture
def two(world):
    return world.client("official_qm"), world.client("colleague_qm")


def conflict_in(answer):
    """The labels of the fields that differ, with both texts."""
    body = answer.json()["html"] if answer["Content-Type"] == "application/json" else answer.content.decode()
    found = re.findall(r"<legend>([^<]+)</legend>\s*<div class=\"sides\">(.*?)</fieldset>", body, re.DOTALL)
    return {label: re.findall(r'class="side" dir="auto">(.*?)</div>', sides, re.DOTALL) for label, sides in found}


def test_different_sections_are_saved_at_once(two, version):
    one, other = two
    what, story = section_of(version, "what"), section_of(version, "story")
    first, second = sent_from(one, what, title="One desk"), sent_from(other, story, context="A river.")
    assert one.post(what, first).status_code == other.post(story, second).status_code == 302
    version.refresh_from_db()
    assert (version.title, version.context) == ("One desk", "A river.")


@pytest.mark.parametrize("headers", [{}, TYPED])
def test_the_same_section_shows_both_texts_and_overwrites_nothing(two, version, headers):
    one, other = two
    what = section_of(version, "what")
    mine = sent_from(one, what, title="My title", summary="The same", why_it_matters="My reason")
    theirs = sent_from(other, what, title="Their title", summary="The same")
    other.post(what, theirs)
    answer = one.post(what, mine, headers=headers)
    assert answer.status_code == 409
    assert conflict_in(answer) == {"Title": ["My title", "Their title"], "Why it matters": ["My reason", "–"]}
    version.refresh_from_db()
    assert version.title == "Their title"


@pytest.mark.parametrize(("kept", "title"), [("mine", "My title"), ("theirs", "Their title")])
def test_either_text_can_be_kept_field_by_field(two, version, kept, title):
    one, other = two
    what = section_of(version, "what")
    mine = sent_from(one, what, title="My title", why_it_matters="My reason")
    other.post(what, sent_from(other, what, title="Their title"))
    page = one.post(what, mine).content.decode()
    assert 'value="My title"' in page, "What was typed stands in the form."
    known = re.search(r'name="version" value="(\d+)"', page)[1]
    chosen = {"version": known, "keep_title": kept, "keep_why_it_matters": "mine"}
    assert one.post(what, {**mine, **chosen}).status_code == 302
    version.refresh_from_db()
    assert (version.title, version.why_it_matters) == (title, "My reason")


def test_a_choice_made_too_late_is_asked_for_again(two, version):
    one, other = two
    what = section_of(version, "what")
    mine = sent_from(one, what, title="My title")
    other.post(what, sent_from(other, what, title="Their title"))
    known = re.search(r'name="version" value="(\d+)"', one.post(what, mine).content.decode())[1]
    other.post(what, sent_from(other, what, title="Their second title"))
    answer = one.post(what, {**mine, "version": known, "keep_title": "mine"})
    assert answer.status_code == 409
    assert conflict_in(answer) == {"Title": ["My title", "Their second title"]}


def test_rows_and_choices_are_compared_by_what_they_say(two, version):
    one, other = two
    basis = section_of(version, "basis")
    mine = sent_from(
        one, basis, frameworks=["FWX"], **{"coordination-0-body": "Transport", "coordination-0-part": "Hall"}
    )
    theirs = sent_from(other, basis, frameworks=["FWX", "FWY"])
    other.post(basis, theirs)
    answer = one.post(basis, mine)
    assert conflict_in(answer) == {
        "Frameworks": ["FWX", "FWX<br>FWY"],
        "Who did what": ["Transport · Hall", "–"],
    }


def test_the_same_words_sent_twice_are_saved_once(two, version):
    one, _other = two
    what = section_of(version, "what")
    sent = sent_from(one, what, title="One desk")
    answers = [one.post(what, sent, headers=TYPED) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.json()["version"] for answer in answers] == [1, 1]
    assert version.section_states.get().revision == 1


def test_what_is_saved_as_it_is_typed_says_when(two, version):
    one, _other = two
    what = section_of(version, "what")
    answer = one.post(what, sent_from(one, what, title="One desk"), headers=TYPED)
    assert answer.json() == {"version": 1, "saved_at": version.section_states.get().saved_at.isoformat()}


def test_the_outline_says_who_saved_what(world, two, version):
    write(world.actor("colleague_qm"), version, "story", context="A river.")
    page = two[0].get(f"{version.get_absolute_url()}?part=what").content.decode()
    assert "saved by Bilal Ndiaye" in page
    assert "<html" not in page
    own = two[1].get(f"{version.get_absolute_url()}?part=what").content.decode()
    assert "saved by you" in own
