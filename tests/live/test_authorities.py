"""What an authority writes is told to its own people, at an open socket."""

import pytest

from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_case
from forum.cases.vocabulary import Form
from tests.case_studies import published_by, write
from tests.live.serving import events_of


@pytest.fixture
def version(world):
    return begin_case(world.actor("official_qm"), form=Form.FULL, form_key="a form")


def test_only_officials_and_focal_points_of_the_authority_are_let_in(reader, version):
    stream = f"authority:{version.case.authority_id}"
    answers = {
        name: reader(name).follow(stream).items[-1]["kind"]
        for name in ("colleague_qm", "focal_bare_qm", "labour_qm", "official_qn", "expert", "moderator", "secretariat")
    }
    assert {name for name, kind in answers.items() if kind == "following"} == {"colleague_qm", "focal_bare_qm"}


def test_a_colleague_hears_that_something_was_saved_and_not_what(reader, world, version):
    stream = f"authority:{version.case.authority_id}"
    colleague = reader("colleague_qm").follow(stream, how="list")
    write(world.actor("official_qm"), version, "what", title="Not for a socket")
    told = colleague.next(events_of(stream))
    assert told["kind"] == "case.section_saved"
    assert "Not for a socket" not in "".join(colleague.frames)


def test_what_is_drawn_for_readers_of_a_case_is_only_told_on_other_streams(reader, world):
    """A reader may ask for fragments on any stream: an authority's and an audience's have none of a case."""
    official, focal = world.actor("official_qm"), world.actor("focal_qm")
    case = published_by(official, focal)
    streams = [f"authority:{case.authority_id}", "audience:members", case.thread.stream]
    colleague = reader("colleague_qm")
    for stream in streams:
        colleague.follow(stream, how="page")
    withdraw_case(focal, case.pk, reason="Replaced.")
    told = {}
    while set(told) != set(streams):
        item = colleague.next(lambda item: item.get("kind") == "case.withdrawn")
        told[item["stream"]] = item["html"]
    assert [bool(told[stream]) for stream in streams] == [False, False, True]


def test_nonsense_opens_no_door(reader, world):
    assert reader("official_qm").follow("authority:nonsense").items[-1]["kind"] == "refused"
