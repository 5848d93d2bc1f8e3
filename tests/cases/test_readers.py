"""Whom a case study is for: chosen while it is written, cleared with it, and the same for its discussion."""

import pytest
from lxml import html

from forum.cases.actions.review import publish_version, submit_version
from forum.cases.actions.writing import begin_version
from forum.cases.models import CaseStudy, CaseVersion
from forum.policies.decision import Refused, Unseen
from tests.case_studies import draft_by, published_by, taxonomy
from tests.cases.sections import section_of, sent_from
from tests.groups import group_of
from tests.threads import for_authority, for_group, for_parties

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(world):
    taxonomy()
    return group_of(world, "focal_qm", "official_qo", name="The drafting circle")


def offered(client, version):
    page = html.fromstring(client.get(section_of(version, "safeguards")).content.decode())
    [field] = page.xpath("//select[@name='audience']")
    return {one.get("value"): one.text for one in field.xpath("option")}, field


def test_one_chooses_among_the_audiences_one_belongs_to(world, group):
    version = draft_by(world.actor("focal_qm"))
    choices, _field = offered(world.client("focal_qm"), version)
    own = for_authority(world.authorities["migration_qm"]).key
    assert list(choices) == ["public", "members", "framework:FWX", for_group(group).key, own]
    choices, _field = offered(world.client("official_qm"), version)
    assert for_group(group).key not in choices


def test_who_does_not_belong_to_what_a_colleague_chose_keeps_it_and_is_told_nothing_of_it(world, group):
    version = draft_by(world.actor("focal_qm"), audience=for_group(group).key)
    client = world.client("official_qm")
    choices, _field = offered(client, version)
    page = client.get(section_of(version, "safeguards"))
    assert "as-before" in choices
    assert group.name not in page.content.decode()
    assert str(group.pk) not in page.content.decode()
    sent = sent_from(client, section_of(version, "safeguards"), safeguards="Said otherwise.")
    assert sent["audience"] == ["as-before"]
    assert client.post(section_of(version, "safeguards"), sent).status_code == 302
    version = CaseVersion.objects.get(pk=version.pk)
    assert (version.safeguards, version.audience) == ("Said otherwise.", for_group(group).key)


def test_its_discussion_has_its_readers(world, group):
    focal = world.actor("focal_qm")
    case = published_by(focal, focal, audience=for_group(group).key)
    assert case.audience == case.thread.audience == for_group(group)
    assert world.client("official_qo").get(case.get_absolute_url()).status_code == 200
    for who in ("official_qm", "expert", "labour_qm"):
        assert world.client(who).get(case.get_absolute_url()).status_code == 404


def test_nobody_publishes_for_readers_among_whom_they_are_not(world):
    official = world.actor("official_qm")
    version = draft_by(official, audience="framework:FWY")
    submit_version(official, version.pk)
    with pytest.raises(Refused, match="among whom you are not"):
        publish_version(world.actor("focal_qm"), version.pk)
    assert "among whom you are not" in world.client("focal_qm").get(f"/cases/writing/{version.pk}/review/").text
    assert not CaseStudy.objects.exclude(state="unpublished").exists()


def test_a_later_version_does_not_say_for_whom_the_case_is(world):
    official, focal = world.actor("official_qm"), world.actor("focal_qm")
    case = published_by(official, focal, audience=for_parties(world.frameworks["FWX"]).key)
    version = begin_version(official, case.pk)
    CaseVersion.objects.filter(pk=version.pk).update(audience="public")
    choices, field = offered(world.client("official_qm"), version)
    assert field.get("disabled") is not None
    assert "Parties of FWX" in choices["public"]
    submit_version(official, version.pk)
    assert publish_version(focal, version.pk).audience == for_parties(world.frameworks["FWX"])


def test_its_authority_writes_on_at_what_it_reads_only(world, group):
    focal = world.actor("focal_qm")
    case = published_by(focal, focal, audience=for_group(group).key)
    with pytest.raises(Unseen):
        begin_version(world.actor("official_qm"), case.pk)
    version = begin_version(focal, case.pk)
    assert world.client("official_qm").get(version.get_absolute_url()).status_code == 404
    assert case.current.title not in world.client("official_qm").get("/cases/works/").text
    assert case.current.title in world.client("focal_qm").get("/cases/works/").text
