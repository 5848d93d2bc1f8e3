"""The grade is computed, and says why."""

import pytest

from forum.cases.grading import graded
from forum.cases.models import Result, Source
from tests.case_studies import draft_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(world):
    return draft_by(world.actor("official_qm"))


def source(version, **more):
    said = {"position": 1, "title": "Report", "issuer": "Service", "address": "https://reports.example/1"}
    return Source.objects.create(version=version, **said | more)


def said(version):
    result = graded(version)
    return result.grade.value, result.reason


def test_a_result_without_a_source_is_reported_by_the_authority(version):
    assert said(version) == ("C", "1 result, reported by the authority")


def test_nothing_measured_is_described(version):
    version.results.all().delete()
    assert said(version) == ("D", "nothing measured yet")


def test_a_short_experience_is_described_whatever_it_says(version):
    version.form = "short"
    assert said(version) == ("D", "a short experience")


def test_sourced_results_are_counted(version):
    source(version)
    version.results.update(source=1)
    Result.objects.create(version=version, position=2, indicator="Cost", value="2", source=1)
    assert said(version) == ("B", "2 sourced results")


def test_a_source_that_is_not_in_the_list_or_nowhere_counts_for_nothing(version):
    source(version, address="")
    version.results.update(source=1)
    assert said(version)[0] == "C"
    version.results.update(source=7)
    assert said(version)[0] == "C"


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("internal_review", ("B", "a sourced review")),
        ("research", ("B", "a sourced review")),
        ("independent_evaluation", ("A", "a sourced independent evaluation")),
        ("monitoring", ("C", "1 result, reported by the authority")),
    ],
)
def test_what_the_results_rest_on_counts_with_a_source_only(version, evidence, expected):
    version.evidence_type = evidence
    assert said(version)[0] == "C"
    source(version)
    assert said(version) == expected
