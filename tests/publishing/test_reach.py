"""What somebody about to speak is told of whom they reach: people as the audience has them, each once."""

import pytest

from forum.discussions.models import Thread
from forum.policies.audience import EVERYBODY, MEMBERS
from forum.publishing.models import columns_of
from forum.publishing.reach import Reach, reach_of
from tests.groups import group_of
from tests.threads import for_authority, for_group, for_parties

pytestmark = pytest.mark.django_db


def reach(audience):
    return reach_of(Thread(**columns_of(audience)))


def test_members_are_all_who_have_access(world):
    assert str(reach(MEMBERS)) == "8 officials of 4 authorities and 1 expert"


def test_parties_of_a_framework_are_their_officials(world):
    assert str(reach(for_parties(world.frameworks["FWY"]))) == "1 official of 1 authority"


def test_a_group_is_its_members_of_today(world):
    group = group_of(world, "focal_qm", "official_qo", "expert")
    assert reach(for_group(group)) == Reach(officials=2, authorities=2, experts=1)


def test_an_own_authority_is_its_people(world):
    assert reach(for_authority(world.authorities["labour_qm"])) == Reach(officials=1, authorities=1, experts=0)


def test_what_everybody_reads_says_so(world):
    assert str(reach(EVERYBODY)).startswith("everybody: 8 officials")


def test_only_an_audience_one_may_choose_is_counted(world):
    client = world.client("official_qm")
    own = for_authority(world.authorities["migration_qm"]).key
    assert client.get("/exchange/reach/", {"audience": own}).content == b"4 officials of 1 authority"
    other = for_authority(world.authorities["labour_qm"]).key
    for refused in (other, "framework:FWY", "group:x", "framework:none", "", "public"):
        assert client.get("/exchange/reach/", {"audience": refused}).status_code == 404
