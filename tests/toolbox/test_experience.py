"""Case studies on the pages of tools, frameworks and Parties: what the reader may see, counted as their list does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from forum.agreements.models import Framework, Party
from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.standing import withdraw_case
from forum.cases.models import CaseVersion, Partner
from forum.toolbox.experience import SHOWN, Square
from tests.case_studies import draft_by, published_by
from tests.toolbox.files import words

pytestmark = pytest.mark.django_db

PAGES = ("/toolbox/T04/", "/agreements/FWX/", "/parties/QM/")
READERS = {None: {"For everybody"}, "expert": {"For everybody", "For members"}}


@pytest.fixture
def people(loaded):
    """An official who writes, and the focal point who publishes; their Parties have pages."""
    Party.objects.filter(pk__in=["QM", "QN"]).update(illustrative=False)
    return loaded.actor("official_qm"), loaded.actor("focal_qm")


@pytest.fixture
def cases(people):
    """One that everybody reads, one for members, one withdrawn, and one that is only a draft."""
    published_by(*people, title="For everybody", audience="public")
    published_by(*people, title="For members")
    withdrawn = published_by(*people, title="Withdrawn", audience="public")
    withdraw_case(people[1], withdrawn.pk, reason="Its figures were wrong.")
    draft_by(people[0], title="Only a draft")


@pytest.fixture
def read(loaded, client):
    """What somebody, or nobody, reads at an address."""

    def at(who, address):
        browser = loaded.client(who) if who else client
        return html.fromstring(browser.get(address).content.decode())

    return at


def experience(root):
    [section] = root.xpath("//section[@aria-labelledby='experience']")
    return section


def listed(root):
    """The titles in the list of case studies."""
    return {words(link) for link in root.xpath("//ol[@id='threads']//h2/a")}


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("address", PAGES)
def test_each_reads_the_cases_that_their_list_has(address, who, cases, read):
    section = experience(read(who, address))
    assert {words(link) for link in section.xpath(".//li/a")} == READERS[who]
    assert section.xpath(".//h2/span")[0].text_content() == str(len(READERS[who]))
    [to_all] = section.xpath(".//p/a/@href")
    assert listed(read(who, to_all)) == READERS[who]


@pytest.mark.parametrize("who", READERS)
def test_a_square_counts_what_its_list_has(who, cases, read):
    [square] = read(who, "/toolbox/").xpath("//td[@data-strength]/a")
    said = words(square)
    assert said.startswith(f"{len(READERS[who])} ")
    assert all(name in said for name in ("FWX", "grade C"))
    assert listed(read(who, square.get("href"))) == READERS[who]


@pytest.mark.parametrize("who", READERS)
def test_barriers_are_counted_as_their_list_does(who, cases, read):
    [link] = read(who, "/toolbox/T04/").xpath("//section[@aria-labelledby='barriers']//li/a")
    assert words(link).startswith(f"{len(READERS[who])} ")
    assert listed(read(who, link.get("href"))) == READERS[who]


@pytest.mark.parametrize("who", ["expert", "official_qn", "official_qm"])
def test_a_partners_party_is_told_once_it_has_confirmed(who, people, loaded, read):
    case = published_by(*people, title="With a partner", partners=[loaded.authorities["immigration_qn"]])
    assert "With a partner" not in words(experience(read(who, "/parties/QN/")))
    answer_as_partner(loaded.actor("focal_qn"), Partner.objects.get(case=case).pk, agrees=True)
    assert "With a partner" in words(experience(read(who, "/parties/QN/")))


def test_where_there_is_none_it_says_so(loaded, read):
    for address in ("/toolbox/T04/", "/agreements/FWX/", "/parties/KE/"):
        assert experience(read(None, address)).xpath(".//li") == []
    assert read(None, "/toolbox/").xpath("//table") == []


def test_the_strongest_evidence_stands_first_and_the_rest_in_the_list(people, read):
    for number in range(SHOWN + 1):
        published_by(*people, title=f"Case {number}")
    CaseVersion.objects.filter(title="Case 3").update(grade="A")
    section = experience(read("expert", "/toolbox/T04/"))
    titles = [words(link) for link in section.xpath(".//li/a")]
    assert titles == ["Case 3", "Case 6", "Case 5", "Case 4", "Case 2", "Case 1"]
    assert str(SHOWN + 1) in words(section.xpath(".//p/a")[0])


@pytest.mark.parametrize(
    ("grade", "count", "strength"),
    [("D", 9, 1), ("C", 1, 1), ("B", 1, 2), ("A", 2, 2), ("B", 3, 3), ("A", 3, 3)],
)
def test_strength_comes_of_the_best_grade_and_of_how_many(grade, count, strength):
    assert Square(tool=None, framework=None, count=count, grade=grade).strength == strength


def test_the_number_of_queries_does_not_grow_with_the_cases(people, loaded):
    browser = loaded.client("expert")
    asked = []
    for codes in (["FWX"], ["FWY", "EAC", "SADC", "ECOWAS"]):
        for framework in Framework.objects.filter(pk__in=codes):
            published_by(*people, framework=framework)
        asked.append([_asked(browser, address) for address in ("/toolbox/", *PAGES)])
    assert asked[0] == asked[1]


def _asked(browser, address):
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return len(queries)
