"""What readers see of case studies: the list, the page, its versions, its stone."""

import re

import pytest
from django.test import Client

from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import publish_version, submit_version
from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_version
from forum.policies.vocabulary import AudienceKind
from tests.case_studies import draft_by, published_by, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def official(world):
    return world.actor("official_qm")


@pytest.fixture
def focal(world):
    return world.actor("focal_qm")


def seen(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_public_case_is_read_signed_out_without_its_discussion(world, official, focal):
    case = published_by(official, focal, audience=AudienceKind.PUBLIC)
    page = seen(Client(), case.get_absolute_url())
    assert "Two immigration services at one desk" in page
    assert "Sign in" in page
    assert "live-thread" not in page
    assert "live-thread" in seen(world.client("expert"), case.get_absolute_url())


def test_a_members_case_does_not_exist_signed_out(official, focal):
    case = published_by(official, focal)
    assert "Two immigration services" not in seen(Client(), case.get_absolute_url(), 404)
    assert case.identifier not in seen(Client(), "/cases/")


def test_a_draft_is_in_no_list_and_has_no_address_for_others(world, official):
    draft_by(official, title="Nobody reads this yet")
    for who in ("official_qn", "moderator", "secretariat", "expert", "colleague_qm"):
        assert "Nobody reads this yet" not in seen(world.client(who), "/cases/")


def test_the_list_is_found_by_facets_with_honest_counts(world, official, focal):
    published_by(official, focal, title="A practice")
    published_by(official, focal, title="A stopped pilot", case_type="stopped")
    hidden = published_by(official, focal, title="Withdrawn since")
    withdraw_case(focal, hidden.pk, reason="Replaced.")
    page = seen(world.client("expert"), "/cases/?type=stopped&framework=FWX")
    assert "A stopped pilot" in page
    assert "A practice" not in page
    assert "Withdrawn since" not in page
    assert re.search(r'value="practice">Practice \(1\)', page)
    assert re.search(r'value="stopped" selected>Failed or stopped \(1\)', page)


def test_where_nothing_fits_the_filter_to_drop_is_named(world, official, focal):
    published_by(official, focal)
    page = seen(world.client("expert"), "/cases/?level=local&framework=FWX")
    assert "No case study fits all of this." in page
    assert "Drop “Level”: 1 fits" in page
    assert "Drop “Framework”" not in page


def test_where_dropping_one_filter_would_not_help_those_that_fit_alone_are_named(world, official, focal):
    published_by(official, focal)
    page = seen(world.client("expert"), "/cases/?level=local&grade=A&framework=FWX")
    assert "Drop “" not in page
    assert "Keep only “Framework”: 1 fits" in page
    assert "Keep only “Level”" not in page


def test_what_is_chosen_stays_chosen_where_nothing_fits(world):
    page = seen(world.client("expert"), "/cases/?level=local&framework=FWX&tool=none")
    assert re.search(r'value="local" selected>Local \(0\)', page)
    assert re.search(r'value="FWX" selected>[^(]+\(0\)', page)
    assert 'value="none" selected>none (0)' in page


def test_an_unconfirmed_partner_is_on_no_page_of_others(world, official, focal):
    case = published_by(official, focal, partners=[world.authorities["immigration_qn"]])
    assert "Immigration Service" not in seen(world.client("expert"), case.get_absolute_url())
    asked = seen(world.client("focal_qn"), case.get_absolute_url())
    assert "Your authority is named" in asked
    answer_as_partner(world.actor("focal_qn"), case.partners.get().pk, agrees=True)
    assert "Immigration Service" in seen(world.client("expert"), case.get_absolute_url())


def test_a_withdrawn_case_is_a_stone_with_its_reason(world, official, focal):
    case = published_by(official, focal, context="What was said before")
    withdraw_case(focal, case.pk, reason="The scheme was replaced.")
    page = seen(world.client("expert"), case.get_absolute_url(), 410)
    assert "The scheme was replaced." in page
    assert "What was said before" not in page
    version = seen(world.client("expert"), f"{case.get_absolute_url()}versions/1/", 410)
    assert "What was said before" not in version
    assert seen(world.client("expert"), f"{case.get_absolute_url()}versions/", 404)


def test_versions_differ_section_by_section_and_the_old_address_keeps_the_old_words(world, official, focal):
    case = published_by(official, focal)
    version = begin_version(official, case.pk)
    write(official, version, "what", title="One desk since May")
    submit_version(official, version.pk)
    publish_version(focal, version.pk)
    reader = world.client("expert")
    changes = seen(reader, f"{case.get_absolute_url()}versions/")
    assert "<ins>" in changes
    assert "What it is" in changes
    assert "Lessons" not in changes.split("<h2", 2)[1]
    old = seen(reader, f"{case.get_absolute_url()}versions/1/")
    assert "Two immigration services at one desk" in old
    assert "This is an earlier version" in old


def test_a_draft_of_a_next_version_has_no_address(world, official, focal):
    case = published_by(official, focal)
    begin_version(official, case.pk)
    assert seen(world.client("official_qm"), f"{case.get_absolute_url()}versions/2/", 404)


def test_the_thread_of_a_case_stands_below_it(world, official, focal):
    case = published_by(official, focal)
    answer = world.client("expert").get(f"/threads/{case.thread_id}/?view=flat")
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{case.get_absolute_url()}?view=flat")


def test_citations_name_the_version_and_say_what_is_illustrative(world, official, focal):
    case = published_by(official, focal, audience=AudienceKind.PUBLIC, title="50% & more: {a} desk")
    page = seen(Client(), f"{case.get_absolute_url()}citation/")
    assert f"{case.identifier}, version 1" in page
    assert "Illustrative" in page
    assert r"50\% \&amp; more: \{a\} desk" in page
