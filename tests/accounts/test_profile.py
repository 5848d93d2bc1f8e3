"""A person as others see them: what they say of themselves, and what they said here under their name."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from lxml import html

from accounts.models import User
from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.words import withdraw_reply
from forum.home.profile import SHOWN
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

SAID = {"name": "Ines Duarte", "spoken_languages": "Português, English", "expertise": "Seasonal work"}


def describe(world, who, **changes):
    answer = world.client(who).post("/settings/profile/", SAID | changes)
    assert answer.status_code == 302, answer.content.decode()


def page_of(world, who, reader="official_qo"):
    answer = world.client(reader).get(f"/people/{world.people[who].pk}/")
    return html.fromstring(answer.content.decode())


def sheet(page):
    terms = [term.text_content() for term in page.xpath("//dl/dt")]
    return dict(zip(terms, (" ".join(one.text_content().split()) for one in page.xpath("//dl/dd")), strict=True))


def spoken(page):
    return [one.text_content() for one in page.xpath("//section[@aria-labelledby='spoken']//li/a")]


def test_what_one_says_of_oneself_is_read_by_members(world):
    describe(world, "official_qm", name="Amara Osei-Mensah")
    page = page_of(world, "official_qm")
    assert page.xpath("//h1")[0].text_content() == "Amara Osei-Mensah"
    assert sheet(page) == {"Works in": "Português, English", "Knows about": "Seasonal work"}


def test_an_experts_interests_bear_the_day_on_which_they_were_declared(world):
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC)):
        describe(world, "expert", interests="Advises a recruiter")
    with time_machine.travel(datetime(2026, 5, 1, tzinfo=UTC)):
        describe(world, "expert", interests="Advises a recruiter", expertise="Other things")
    assert sheet(page_of(world, "expert"))["Declared interests"] == "Advises a recruiter declared on 2026-03-01"
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC)):
        describe(world, "expert", interests="")
    assert sheet(page_of(world, "expert"))["Declared interests"] == "None. declared on 2026-06-01"


def test_an_expert_who_has_declared_nothing_is_said_to(world):
    assert sheet(page_of(world, "expert"))["Declared interests"] == "Not declared yet."
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC)):
        describe(world, "expert", interests="")
    assert User.objects.get(pk=world.people["expert"].pk).interests_declared_on == date(2026, 3, 1)


def test_officials_declare_none(world):
    assert b'name="interests"' not in world.client("official_qm").get("/settings/profile/").content
    describe(world, "official_qm", interests="Smuggled in")
    assert "Declared interests" not in sheet(page_of(world, "official_qm"))


def test_a_name_that_deceives_is_refused_and_kept_to_be_mended(world):
    answer = world.client("expert").post("/settings/profile/", SAID | {"name": "Μinistry of Labour"})
    assert answer.status_code == 422
    assert "Μinistry of Labour" in answer.content.decode()
    assert User.objects.get(pk=world.people["expert"].pk).name == "Ines Duarte"


def test_what_they_said_is_what_stands_under_their_name_where_the_reader_may_read(world):
    asker, official = world.actor("official_qn"), world.actor("official_qm")
    narrow = {"audience": for_parties(world.frameworks["FWX"])}
    threads = {
        title: thread_by(asker, title=title, **(narrow if title == "For FWX" else {}))
        for title in ("By name", "Authority only", "Party only", "Hidden", "Withdrawn", "For FWX", "Not theirs")
    }
    reply_in(threads["By name"], official), reply_in(threads["By name"], official)
    reply_in(threads["Authority only"], official, attribution="authority_only")
    reply_in(threads["Party only"], official, attribution="party_only")
    hide_reply(world.actor("moderator"), reply_in(threads["Hidden"], official).pk, reason="Names a person.")
    withdraw_reply(official, reply_in(threads["Withdrawn"], official).pk)
    reply_in(threads["For FWX"], official)
    page = page_of(world, "official_qm")
    assert spoken(page) == ["By name"]
    assert "2 contributions" in page.text_content()
    [link] = page.xpath("//section[@aria-labelledby='spoken']//li/a/@href")
    assert link == f"{threads['By name'].get_absolute_url()}?at=2#p-2"
    assert spoken(page_of(world, "official_qm", "official_qn")) == ["For FWX", "By name"]
    assert spoken(page_of(world, "official_qm", "official_qm")) == ["For FWX", "By name"], (
        "Their own page shows no more."
    )


def test_the_latest_are_shown(world):
    official = world.actor("official_qm")
    for number in range(SHOWN + 1):
        thread_by(official, title=f"Thread {number}")
    assert spoken(page_of(world, "official_qm")) == [f"Thread {number}" for number in range(SHOWN, 0, -1)]


def test_one_s_own_page_leads_to_its_form(world):
    assert "/settings/profile/" in page_of(world, "expert", "expert").xpath("//main//a/@href")
    assert "/settings/profile/" not in page_of(world, "expert").xpath("//main//a/@href")
