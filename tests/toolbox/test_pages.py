"""The list of frameworks and its filters, the tools, the Parties; what hangs on them is shown to who may read it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from forum.agreements.models import Claim, Framework, InstrumentParticipation, Participation, Party
from forum.taxonomy.models import Example, Tool
from tests.threads import for_parties, thread_by
from tests.toolbox.files import lines, words

pytestmark = pytest.mark.django_db

CLAIMS = list(lines("claims"))


def listed(client, asked=""):
    root = html.fromstring(client.get(f"/agreements/{asked}").content.decode())
    return [link.get("href").split("/")[2] for link in root.xpath("//li[@class='topic']/h2/a")]


def claimed(topic, value):
    return {line["framework"] for line in CLAIMS if (line["topic"], line["value"]) == (topic, value)}


TOPICS = {"depth": "depth", "persons": "category", "mobility": "mobility"}


@pytest.mark.parametrize(
    ("name", "value"),
    sorted({(name, line["value"]) for name, topic in TOPICS.items() for line in CLAIMS if line["topic"] == topic}),
)
def test_a_filter_leaves_the_frameworks_of_which_it_is_claimed(name, value, loaded, client):
    assert set(listed(client, f"?{name}={value}")) == claimed(TOPICS[name], value)


def test_filters_combine(loaded, client):
    both = claimed("depth", "LM") & claimed("category", "workers") & claimed("mobility", "primary")
    assert both == {"EAC"}
    assert listed(client, "?depth=LM&persons=workers&mobility=primary") == ["EAC"]


def test_a_filter_that_leaves_none_says_how_to_see_more(loaded, client):
    asked = "?depth=NB&mobility=secondary"
    assert listed(client, asked) == []
    assert "Drop a filter" in client.get(f"/agreements/{asked}").content.decode()


@pytest.mark.parametrize("asked", ["", "?depth=XX", "?persons=", "?depth=%00", "?mobility=primary'"])
def test_what_is_no_filter_filters_nothing(asked, loaded, client):
    assert len(listed(client, asked)) == Framework.objects.count() >= 26


def test_the_tools_stand_by_group_with_the_frameworks_that_use_them(loaded, client):
    said = words(html.fromstring(client.get("/toolbox/").content.decode()))
    for line in lines("tools"):
        assert line["name"] in said
        assert line["definition"] in said
    assert "SCH (unconfirmed)" in said


@pytest.mark.parametrize("code", [line["code"] for line in lines("tools")])
def test_a_tool_shows_its_examples_with_their_standing(code, loaded, client):
    root = html.fromstring(client.get(f"/toolbox/{code}/").content.decode())
    for line in lines("examples"):
        if line["tool"] == code:
            said = words(root.xpath("//li[a[@href=$to]]", to=f"/agreements/{line['framework']}/")[0])
            assert line["words"] in said
            assert all(source in said for source in line["sources"].split())
            assert ("Unconfirmed" in said) == (not line["sources"])
    assert ("Rights are touched" in words(root)) == (code in ("T17", "T18", "T19", "T23"))


def test_a_party_shows_its_names_codes_footnote_and_what_it_takes_part_in(loaded, client):
    said = words(html.fromstring(client.get("/parties/CD/").content.decode()))
    for one in ("刚果民主共和国", "République démocratique du Congo", "M49 180", "EAC", "COMESA", "SADC"):
        assert one in said or one in client.get("/parties/CD/").content.decode()
    assert "resolution 1244" in client.get("/parties/XK/").content.decode()
    chile = words(html.fromstring(client.get("/parties/CL/").content.decode()))
    assert "does not apply it towards Peru" in chile
    assert "there: Chinese Taipei" in words(html.fromstring(client.get("/parties/TW/").content.decode()))


class TestThreads:
    """Threads hang on the pages of what they are about, for who may read them."""

    @pytest.fixture
    def threads(self, loaded):
        official = loaded.actor("official_qm")
        tags = {"frameworks": [Framework.objects.get(pk="EAC")], "tools": [Tool.objects.get(pk="T04")]}
        thread_by(official, title="For every member", **tags)
        narrow = {"audience": for_parties(loaded.frameworks["FWX"])}
        thread_by(official, title="For few only", **tags, **narrow)

    @pytest.mark.parametrize("address", ["/agreements/EAC/", "/toolbox/T04/"])
    @pytest.mark.parametrize(
        ("who", "reads"),
        [
            (None, set()),
            ("official_qo", {"For every member"}),
            ("expert", {"For every member"}),
            ("official_qn", {"For every member", "For few only"}),
            ("secretariat", {"For every member", "For few only"}),
        ],
    )
    def test_each_sees_what_they_may_read(self, address, who, reads, threads, loaded, client):
        said = (loaded.client(who) if who else client).get(address).content.decode()
        assert {title for title in ("For every member", "For few only") if title in said} == reads

    def test_of_a_party_those_it_started(self, threads, loaded):
        Party.objects.filter(pk="QM").update(illustrative=False)
        assert "For every member" in loaded.client("expert").get("/parties/QM/").content.decode()
        Party.objects.filter(pk="QN").update(illustrative=False)
        assert "For every member" not in loaded.client("expert").get("/parties/QN/").content.decode()

    def test_authorities_are_shown_to_members(self, loaded, client):
        Party.objects.filter(pk="QM").update(illustrative=False)
        assert "Ministry of Labour" not in client.get("/parties/QM/").content.decode()
        assert "Ministry of Labour" in loaded.client("expert").get("/parties/QM/").content.decode()


def more_of_everything(named, rows):
    """So many more rows of each kind that a page draws."""
    Framework.objects.bulk_create(
        Framework(code=f"{named}{number}", name=f"{named} {number}") for number in range(rows)
    )
    instrument = Framework.objects.get(pk="EAC").instruments.first()
    newcomers = Party.objects.filter(illustrative=False).exclude(frameworks="EAC")[:rows]
    for number, party in enumerate(newcomers):
        framework = f"{named}{number}"
        for fact in (
            Participation.objects.create(framework_id="EAC", party=party),
            Participation.objects.create(framework_id=framework, party_id="KE"),
            Claim.objects.create(framework_id="EAC", topic="body", words=f"Body {number}"),
            Claim.objects.create(framework_id="EAC", instrument=instrument, topic="date", words=f"Year {number}"),
            InstrumentParticipation.objects.create(instrument=instrument, party=party, state="signed"),
            InstrumentParticipation.objects.create(instrument=instrument, party_id="KE", state="signed"),
            Example.objects.create(tool_id="T17", framework_id=framework, words="So"),
        ):
            fact.sources.add("S11", "S12")


@pytest.mark.parametrize("address", ["/agreements/", "/agreements/EAC/", "/parties/KE/", "/toolbox/", "/toolbox/T17/"])
def test_the_number_of_queries_does_not_grow_with_the_rows(address, loaded):
    browser = loaded.client("expert")
    asked = []
    for named, rows in (("FEW", 1), ("MANY", 12)):
        more_of_everything(named, rows)
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[1]
