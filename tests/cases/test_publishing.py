"""From a first draft to what everybody reads, and what becomes of it."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import Incomplete, publish_version, return_version, submit_version, take_version_back
from forum.cases.actions.standing import confirm_case, review_falls_due, withdraw_case
from forum.cases.actions.writing import begin_version, discard_version
from forum.cases.models import CaseStudy, CaseVersion
from forum.events.models import Due, Event
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import AudienceKind, CaseState, PartnerState, VersionState
from tests.case_studies import draft_by, published_by, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def official(world):
    return world.actor("official_qm")


@pytest.fixture
def focal(world):
    return world.actor("focal_qm")


def facets(case):
    return set(case.facets.values_list("facet", "value"))


def test_a_case_is_handed_in_and_published_with_a_name_a_thread_and_a_date_to_look_again(official, focal):
    version = draft_by(official)
    assert submit_version(official, version.pk).state == VersionState.IN_REVIEW
    case = publish_version(focal, version.pk)
    assert case.identifier.startswith(f"CS-{case.published_at.year}-")
    assert case.thread.get_absolute_url() == case.get_absolute_url()
    assert case.thread.replies.get().number == 0
    assert case.current == version
    assert case.review_by.year == case.published_at.year + 2
    assert Due.objects.filter(kind="case.review", object_id=case.pk).exists()
    assert {("framework", "FWX"), ("party", "QM"), ("grade", "C"), ("year", "2024")} <= facets(case)


def test_what_is_missing_is_said_field_by_field_and_nothing_is_handed_in(official):
    version = draft_by(official, why_it_matters="", what_did_not_work="n/a", status="planned")
    with pytest.raises(Incomplete) as told:
        submit_version(official, version.pk)
    assert [fault.field for fault in told.value.faults] == ["why_it_matters", "status", "what_did_not_work"]
    assert CaseVersion.objects.get(pk=version.pk).state == VersionState.DRAFT


def test_a_version_is_returned_with_comments_amended_and_published(official, focal):
    version = draft_by(official)
    submit_version(official, version.pk)
    with pytest.raises(Refused, match="in review with the focal point"):
        write(official, version, "what", title="Too late")
    with pytest.raises(Refused, match="say what is to be mended"):
        return_version(focal, version.pk, comments=" ")
    return_version(focal, version.pk, comments="Say when it began.")
    write(official, version, "what", title="Two services at one desk since May")
    submit_version(official, version.pk)
    assert publish_version(focal, version.pk).thread.title == "Two services at one desk since May"


def test_only_a_focal_point_with_a_second_factor_publishes(world, official):
    version = draft_by(official)
    submit_version(official, version.pk)
    for who, sentence in (("colleague_qm", "Only a focal point"), ("focal_bare_qm", "Set up a second factor")):
        with pytest.raises(Refused, match=sentence):
            publish_version(world.actor(who), version.pk)
    for outsider in ("focal_qn", "moderator", "secretariat", "expert", "labour_qm"):
        with pytest.raises(Unseen):
            publish_version(world.actor(outsider), version.pk)


def test_nothing_is_told_to_anybody_else_before_it_is_published(official):
    draft_by(official)
    assert set(Event.objects.values_list("stream__kind", flat=True)) == {"authority"}


def test_experts_do_not_write_case_studies(world):
    with pytest.raises(Refused, match="comment on them as an expert"):
        draft_by(world.actor("expert"))


def test_a_new_version_says_what_changed_and_keeps_name_thread_and_address(official, focal):
    case = published_by(official, focal)
    version = begin_version(official, case.pk)
    assert (version.number, version.title, version.results.count()) == (2, "Two immigration services at one desk", 1)
    assert begin_version(official, case.pk) == version
    write(official, version, "what", title="One desk, two services")
    submit_version(official, version.pk)
    renewed = publish_version(focal, version.pk)
    assert (renewed.identifier, renewed.thread_id) == (case.identifier, case.thread_id)
    assert renewed.thread.title == "One desk, two services"
    assert case.versions.count() == 2
    assert Event.objects.filter(kind="case.renewed", stream__subject=str(case.thread_id)).count() == 1


def test_a_version_that_was_handed_in_too_early_is_taken_back(official):
    version = draft_by(official)
    with pytest.raises(Refused, match="not in review"):
        take_version_back(official, version.pk)
    submit_version(official, version.pk)
    assert take_version_back(official, version.pk).state == VersionState.DRAFT


def test_a_draft_that_is_thrown_away_leaves_nothing_and_a_version_leaves_its_case(official, focal):
    discard_version(official, draft_by(official).pk)
    assert not CaseStudy.objects.exists()
    case = published_by(official, focal)
    discard_version(official, begin_version(official, case.pk).pk)
    assert CaseStudy.objects.get(pk=case.pk).versions.count() == 1


def test_a_withdrawn_case_leaves_a_stone_and_a_closed_thread_and_is_not_found(official, focal):
    case = published_by(official, focal)
    with pytest.raises(Refused, match="give a reason"):
        withdraw_case(focal, case.pk, reason="  ")
    with pytest.raises(Refused, match="Only a focal point"):
        withdraw_case(official, case.pk, reason="Superseded.")
    stone = withdraw_case(focal, case.pk, reason="The scheme was replaced.")
    assert stone.state == CaseState.WITHDRAWN
    assert stone.thread.closed_at
    assert not facets(stone)
    with pytest.raises(Refused, match="was withdrawn"):
        withdraw_case(focal, case.pk, reason="Again.")
    with pytest.raises(Refused, match="Only a published"):
        begin_version(official, case.pk)


def test_a_partner_is_shown_to_nobody_else_before_it_confirms(world, official, focal):
    partner = world.authorities["immigration_qn"]
    case = published_by(official, focal, partners=[partner])
    named = case.partners.get()
    assert ("party", "QN") not in facets(case)
    shown = {who: case.partners.shown_to(world.actor(who)).exists() for who in ("official_qm", "official_qn", "expert")}
    assert shown == {"official_qm": True, "official_qn": True, "expert": False}
    assert not case.partners.shown_to(None).exists()
    with pytest.raises(Unseen):
        answer_as_partner(world.actor("focal_qm"), named.pk, agrees=True)
    with pytest.raises(Refused, match="Only a focal point"):
        answer_as_partner(world.actor("official_qn"), named.pk, agrees=True)
    assert answer_as_partner(world.actor("focal_qn"), named.pk, agrees=True).state == PartnerState.CONFIRMED
    assert ("party", "QN") in facets(case)
    with pytest.raises(Refused, match="answered this already"):
        answer_as_partner(world.actor("focal_qn"), named.pk, agrees=False)


def test_past_its_date_a_case_says_so_until_it_is_confirmed(official, focal):
    case = published_by(official, focal, review_by=date(2026, 12, 1))
    with time_machine.travel(datetime(2026, 11, 30, tzinfo=UTC), tick=False):
        review_falls_due(case.pk)
        assert CaseStudy.objects.get(pk=case.pk).unconfirmed_since is None
    with time_machine.travel(datetime(2026, 12, 1, tzinfo=UTC), tick=False):
        review_falls_due(case.pk)
        review_falls_due(case.pk)
        assert CaseStudy.objects.get(pk=case.pk).unconfirmed_since == date(2026, 12, 1)
        confirmed = confirm_case(focal, case.pk)
    assert confirmed.unconfirmed_since is None
    assert confirmed.review_by == date(2028, 12, 1)
    assert Event.objects.filter(kind="case.review_due", stream__kind="thread").count() == 1


def test_a_public_case_is_read_by_all_and_its_discussion_by_members(world, official, focal):
    public = published_by(official, focal, audience=AudienceKind.PUBLIC)
    members = published_by(official, focal)
    assert set(CaseStudy.objects.visible_to(None)) == {public}
    assert set(CaseStudy.objects.visible_to(world.actor("expert"))) == {public, members}
    assert public.thread.audience_kind == AudienceKind.MEMBERS
