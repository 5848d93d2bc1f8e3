"""The page of a framework shows what the data file says, each fact with its source and how sure it is."""

import re

import pytest
from lxml import html

from forum.agreements.models import Claim, Instrument, InstrumentParticipation, Participation
from forum.home.reference.tables import identifier_of
from tests.toolbox.files import lines, words

pytestmark = pytest.mark.django_db

FRAMEWORKS = [line["code"] for line in lines("frameworks")]
INSTRUMENTS = {line["key"]: line for line in lines("instruments")}
PARTIES = {line["code"]: line for line in lines("parties")}
CATEGORIES = {line["code"]: line["name"] for line in lines("person_categories")}
STANDING = {"confirmed": "", "unconfirmed": "Unconfirmed", "disputed": "Disputed"}
VALUES = {
    **CATEGORIES,
    "": "",
    "primary": "primary element",
    "secondary": "secondary element",
    "becoming_primary": "secondary element, becoming primary",
    "VF": "visa facilitation",
    "VX": "visa-free short stay",
    "TE": "temporary entry of business or service persons",
    "LM": "labour-market access",
    "RS": "residence",
    "ES": "establishment",
    "FM": "full free movement",
    "NB": "no internal border checks",
}
STATES = {
    "signed": "signed",
    "ratified": "ratified",
    "applies": "applies it",
    "not_applied": "does not apply it",
    "suspended": "suspended",
}


def page(client, code, asked=""):
    answer = client.get(f"/agreements/{code}/{asked}")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def place_of(root, model, key):
    """The element in which a fact stands: a row, an item of a list, or the answer to a term."""
    [link] = root.xpath("//a[@href=$href]", href=f"/facts/{identifier_of(model, key)}/")
    return link.xpath("ancestor::*[self::tr or self::li or self::dd or self::p][1]")[0], link


def assert_shown(root, model, line, *said):
    """It is said there, with its sources, date and standing, and nobody else's."""
    place, link = place_of(root, model, line["key"])
    for one in (*said, line["words"]):
        assert one in words(place), (line["key"], one)
    origin = link.getparent()
    sources = [code.text for code in origin.xpath("a[starts-with(@href, '#source-')]")]
    assert sorted(sources) == sorted(line["sources"].split())
    assert [words(tag) for tag in origin.find_class("tag")] == [tag for tag in [STANDING[line["standing"]]] if tag]
    assert (f"as of {line['as_of']}" if line["as_of"] else "undated") in words(origin)
    if not sources:
        assert "no source yet" in words(origin)


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_a_page_shows_what_the_files_say_with_its_sources(code, loaded, client):
    root = page(client, code)
    shown = 0
    for line in lines("claims"):
        if line["framework"] == code:
            assert_shown(root, Claim, line, VALUES[line["value"]])
            shown += 1
    for line in lines("participations"):
        if line["framework"] == code:
            name = line["designation"] or PARTIES[line["party"]]["name"]
            assert_shown(root, Participation, line, name, line["role"], line["starts"], line["ends"])
            shown += 1
    for line in INSTRUMENTS.values():
        if line["framework"] == code:
            assert_shown(root, Instrument, line)
            assert line["name"] in words(root)
            shown += 1
    for line in lines("instrument_participations"):
        if INSTRUMENTS[line["instrument"]]["framework"] == code:
            towards = f"towards {PARTIES[line['towards']]['name']}" if line["towards"] else ""
            since = f"since {line['since']}" if line["since"] else ""
            name, state = PARTIES[line["party"]]["name"], STATES[line["state"]]
            assert_shown(root, InstrumentParticipation, line, name, state, towards, since)
            shown += 1
    tools = [line for line in lines("examples") if line["framework"] == code]
    assert len(root.xpath("//a[starts-with(@href, '/facts/')]")) == shown + len(tools), "Nothing else is said."
    cited = {one.get("href") for one in root.xpath("//a[starts-with(@href, '#source-')]")}
    assert cited == {f"#{one.get('id')}" for one in root.xpath("//dt[starts-with(@id, 'source-')]")}


def test_claims_that_contradict_each_other_stand_side_by_side(loaded, client):
    said = words(page(client, "COMESA"))
    assert "Adopted in 1998 Disputed S16" in said
    assert "Adopted in 2001 Disputed S16" in said
    assert "One Party has ratified Disputed" in said
    assert "Four Parties have ratified Disputed" in said


def taking_part(root):
    [table, *_others] = root.xpath("//section[@aria-labelledby='parties']/div//tbody")
    return {words(cell).rstrip(" *") for cell in table.xpath("tr/th")}


@pytest.mark.parametrize(
    ("asked", "still_there"),
    [("?on=2025-01-28", True), ("?on=2025-01-29", False), ("?on=2026-01-01", False), ("?on=1990-01-01", True)],
)
def test_who_takes_part_is_told_for_any_day(asked, still_there, loaded, client):
    root = page(client, "ECOWAS", asked)
    assert ({"Burkina Faso", "Mali", "Niger"} <= taking_part(root)) == still_there
    assert "Ghana" in taking_part(root)
    others = words(root.xpath("//div[@aria-labelledby='others']")[0]) if not still_there else ""
    assert ("Niger" in others) != still_there


def test_a_party_takes_part_from_the_first_day_on(loaded, client):
    assert "Timor-Leste" not in taking_part(page(client, "ASEAN", "?on=2025-10-25"))
    assert "Timor-Leste" in taking_part(page(client, "ASEAN", "?on=2025-10-26"))


def test_instruments_too_are_shown_as_of_a_day(loaded, client):
    deeper = re.compile("Belize : applies it")
    assert not deeper.search(words(page(client, "CARICOM", "?on=2025-09-30")))
    assert deeper.search(words(page(client, "CARICOM", "?on=2025-10-01")))


@pytest.mark.parametrize("asked", ["?on=yesterday", "?on=2025-02-30", "?on=", "?on=%00"])
def test_what_is_no_day_is_told_and_today_is_shown(asked, loaded, client):
    root = page(client, "ECOWAS", asked)
    assert root.xpath("//*[@role='alert']")
    assert "Niger" not in taking_part(root)


def test_an_application_between_two_parties_is_one(loaded, client):
    said = words(page(client, "MERCOSUR"))
    for other in ("Colombia", "Ecuador", "Peru"):
        assert f"Chile : does not apply it towards {other}. S20" in said


def test_an_economy_is_called_as_the_framework_calls_it(loaded, client):
    root = page(client, "APEC")
    assert {"Hong Kong, China", "Chinese Taipei"} <= taking_part(root)
    assert words(root.xpath("//table//th[@scope='col']")[0]) == "Economies"


def test_a_standing_footnote_stands_by_its_name(loaded, client):
    root = page(client, "CRM")
    assert "resolution 1244 (1999)" in words(root)
    assert "Kosovo *" in words(root)


@pytest.mark.parametrize("code", ["EAC", "APEC"])
def test_every_page_of_facts_says_that_designations_imply_no_opinion(code, loaded, client):
    for address in (f"/agreements/{code}/", "/agreements/", "/parties/KE/", "/toolbox/T17/"):
        assert "designations employed" in client.get(address).content.decode()


def test_the_demo_stands_on_no_page_of_facts(loaded, client):
    loaded.parties["QM"].participations.create(framework_id="EAC", illustrative=True)
    assert "Mirania" not in words(page(client, "EAC"))
    assert client.get("/parties/QM/").status_code == 404
    assert "8 Parties" in words(html.fromstring(client.get("/agreements/").content.decode()))


@pytest.mark.parametrize("code", ["NOWHERE", "eac", "E-A-C"])
def test_what_there_is_not_is_not_found(code, loaded, client):
    assert client.get(f"/agreements/{code}/").status_code == 404
    assert client.get(f"/parties/{code}/").status_code == 404
    assert client.get(f"/toolbox/{code}/").status_code == 404
