"""What a person has as a file is all that is kept of them, and nothing that is somebody else's."""

import json

import pytest

from tests.cast import PASSWORD
from tests.erasure.leaving import NAME, SECOND_ADDRESS, WHO, leave_traces
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db


def downloaded(world, who=WHO):
    browser = world.client(who)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser.get("/account/data/file/")


def data(world, who=WHO):
    return json.loads(downloaded(world, who).content)


def test_it_asks_for_the_password_again_and_is_kept_by_no_cache(world):
    assert world.client(WHO).get("/account/data/file/").headers["Location"].startswith("/account/reauthenticate/")
    answer = downloaded(world)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "no-store" in answer.headers["Cache-Control"]


def test_every_section_holds_what_the_person_left(world):
    leave_traces(world)
    said = data(world)
    sections = {key: value["entries"] for key, value in said.items() if isinstance(value, dict)}
    assert [key for key, entries in sections.items() if not entries] == []
    [profile] = sections["profile"]
    assert (profile["name_as_given"], profile["expertise"]) == (NAME, "Vexpertise")
    assert {one["email"] for one in sections["addresses"]} == {f"{WHO}@example.org", SECOND_ADDRESS}
    words = {one["words"]: one["shown_as"] for one in sections["words"]}
    assert words["Trains leave at ten."] == "authority_only"
    assert words["Buses leave at noon."] == "party_only"
    assert {one["words"] for one in sections["drafts"]} == {"Vdraft of a reply", "Vdraft of a thread"}
    assert [one["words"] for one in sections["handed_in"]] == ["Vdraft of a position"]
    for others in ("Esi Boateng", "Fatou Keita", "When exactly?"):
        assert others not in json.dumps(said, ensure_ascii=False)


def test_a_thread_that_one_may_not_read_any_more_is_not_named_but_the_own_words_are_there(world):
    framework = world.frameworks["FWX"]
    thread = thread_by(world.actor("official_qn"), title="For two Parties", audience=for_parties(framework))
    reply_in(thread, world.actor(WHO), body="Said among us.")
    assert [one["thread"]["title"] for one in data(world)["words"]["entries"]] == ["For two Parties"]
    framework.participations.all().delete()
    [entry] = data(world)["words"]["entries"]
    assert (entry["words"], entry["thread"]) == ("Said among us.", None)


def test_who_has_no_seat_has_a_file_too(world):
    [profile] = data(world, "seatless")["profile"]["entries"]
    assert profile["name_as_given"] == "Nadia Rahman"
