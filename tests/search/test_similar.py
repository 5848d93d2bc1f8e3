"""What is like a title that is being written."""

import pytest

from forum.cases.actions.writing import begin_version
from forum.search.similar import similar_to
from tests.case_studies import published_by
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(world):
    return world.actor("official_qm")


@pytest.fixture
def library(world, author, taken_in):
    thread_by(author, title="Nurses’ certificates at the border", body="How are they checked?")
    thread_by(author, title="Who pays pensions?", body="Certificates of nurses abroad")
    inner = {"audience": for_parties(world.frameworks["FWX"])}
    reply_in(thread_by(author, title="Nurses among us: certificates", **inner), author, body="Nurses certificates")
    case = published_by(author, world.actor("focal_qm"), title="Certificates of nurses, checked once")
    taken_in()
    return case


def titles(found):
    return [str(hit.heading).replace("<mark>", "").replace("</mark>", "") for hit in found]


def test_titles_come_before_words_and_replies_are_not_offered(world, library):
    found = similar_to(world.actor("official_qo"), "How do you check certificates of nurses?")
    assert titles(found)[-1] == "Who pays pensions?"
    assert set(titles(found)[:2]) == {"Nurses’ certificates at the border", "Certificates of nurses, checked once"}
    assert len(found) == 3


def test_only_what_the_writer_may_see_is_offered(world, library):
    assert "Nurses among us: certificates" in titles(similar_to(world.actor("official_qn"), "Nurses certificates"))
    for who in ("official_qo", "expert", "moderator_bare"):
        assert "Nurses among us: certificates" not in titles(similar_to(world.actor(who), "Nurses certificates"))


def test_half_of_the_words_are_enough_and_less_is_not(author, library):
    assert similar_to(author, "Certificates of nurses and midwives in hospitals")
    assert not similar_to(author, "Certificates for midwives, doctors, welders and teachers")


@pytest.mark.parametrize("title", ["", "Nurses", "the of and", "…", "\x00\ud800"])
def test_a_title_that_says_too_little_has_nothing_like_it(title, author, library):
    assert similar_to(author, title) == []


def test_a_new_version_is_not_like_its_own_case(author, library):
    asked = "Certificates of nurses, checked once"
    assert asked in titles(similar_to(author, asked))
    assert asked not in titles(similar_to(author, asked, but=library.pk))


def test_no_more_than_five_are_offered(author, taken_in):
    for n in range(7):
        thread_by(author, title=f"Ferries and barges {n}")
    taken_in()
    assert len(similar_to(author, "Ferries, barges")) == 5


def test_the_answer_says_how_many_and_leads_there(world, library):
    answer = world.client("official_qo").get("/search/similar/", {"title": "Certificates of nurses", "but": library.pk})
    page = answer.content.decode()
    assert "2 similar threads and case studies:" in page
    assert page.count('<li><a href="/threads/') == 2
    nothing = world.client("official_qo").get("/search/similar/", {"title": "Entirely other matters"}).content.decode()
    assert "similar" not in nothing


def test_titles_are_asked_for_where_they_are_written(world, author, library):
    client = world.client("official_qm")
    assert 'data-field="id_title"' in client.get("/threads/new/").content.decode()
    version = begin_version(author, library.pk)
    page = client.get(f"/cases/writing/{version.pk}/sections/what/").content.decode()
    assert 'data-field="id_title"' in page
    assert f'data-but="{library.pk}"' in page
