"""Who writes at a case study goes with the seat, as long as it is not published."""

import pytest

from accounts.actions.seats import pass_seat_on
from forum.cases.actions.review import return_version, submit_version
from forum.cases.models import CaseVersion, SectionState
from tests.case_studies import draft_by, published_by
from tests.errands import follow_up

pytestmark = pytest.mark.django_db


def pass_on(world):
    pass_seat_on(world.actor("focal_qm"), world.seats["official_qm"].pk, successor=world.seats["colleague_qm"].pk)
    follow_up()


def test_a_returned_version_waits_for_the_successor(world):
    author, heir = world.actor("official_qm"), world.actor("colleague_qm")
    version = draft_by(author)
    submit_version(author, version.pk)
    return_version(world.actor("focal_qm"), version.pk, comments="Say more.")
    assert not CaseVersion.objects.returned_to(heir).exists()
    pass_on(world)
    assert list(CaseVersion.objects.returned_to(heir)) == [version]
    assert CaseVersion.objects.get(pk=version.pk).writers == ["Bilal Ndiaye"]


def test_what_is_published_keeps_who_wrote_it(world):
    case = published_by(world.actor("official_qm"), world.actor("focal_qm"))
    before = list(SectionState.objects.filter(version=case.current).values())
    assert before
    pass_on(world)
    assert list(SectionState.objects.filter(version=case.current).values()) == before
