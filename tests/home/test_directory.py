"""The directory: every authority for every member, found by facets that tell the truth; and the page of each."""

import itertools
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from accounts.models import Authority, Seat
from forum.cases.actions.partners import answer_as_partner
from forum.cases.models import Partner
from forum.discussions.actions.curation import hide_reply
from forum.home.directory.listing import SIZE
from tests.case_studies import draft_by, published_by
from tests.cast import AUTHORITIES, LONG_AGO
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db

READER = "official_qo"


def read(world, address, who=READER):
    answer = world.client(who).get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def names(page):
    return [one.text_content() for one in page.xpath("//ol[@class='topics']/li/h2/a")]


def offered(page, facet):
    """The choices of a facet, with their counts."""
    options = page.xpath(f"//select[@name='{facet}']/option[@value!='']")
    return {one.get("value"): int(one.text_content().rpartition("(")[2].rstrip(")")) for one in options}


def test_every_member_finds_every_authority(world):
    everybody = sorted(name for name, _kind in AUTHORITIES.values())
    for who in (READER, "expert", "moderator_bare"):
        assert names(read(world, "/directory/", who)) == everybody


def test_a_visitor_finds_none(client, db):
    assert client.get("/directory/").status_code == 302


def test_every_choice_leads_to_as_many_as_it_says(world):
    """Whatever else is chosen."""
    values = {
        "party": ["", "QM", "QO"],
        "framework": ["", "FWX", "FWY"],
        "kind": ["", "party", "regional_body"],
    }
    for chosen in itertools.product(*values.values()):
        address = "&".join(f"{key}={value}" for key, value in zip(values, chosen, strict=True))
        page = read(world, f"/directory/?{address}")
        for facet in values:
            for value, count in offered(page, facet).items():
                others = "&".join(
                    f"{key}={value if key == facet else was}" for key, was in zip(values, chosen, strict=True)
                )
                assert len(names(read(world, f"/directory/?{others}"))) == count, (address, facet, value)


def test_facets_find_by_party_framework_and_kind(world):
    assert names(read(world, "/directory/?party=QM")) == ["Directorate of Migration", "Ministry of Labour"]
    assert names(read(world, "/directory/?framework=FWY")) == ["Passport Office"]
    assert names(read(world, "/directory/?kind=civil_society")) == ["University of the Coast"]
    assert names(read(world, "/directory/?framework=FWX&party=QN")) == ["Immigration Service"]


def test_a_participation_that_has_ended_finds_nobody(world):
    today = timezone.now().date()
    world.parties["QN"].participations.update(ends=today)
    page = read(world, "/directory/?framework=FWX")
    assert names(page) == ["Directorate of Migration", "Ministry of Labour"]
    assert offered(page, "framework") == {"FWX": 2, "FWY": 1}


@pytest.mark.parametrize("asked", ["?party=QZ", "?framework=none&kind=king", "?kind=party&party=QM&framework=FWY"])
def test_what_fits_nobody_says_so_with_a_way_out(world, asked):
    page = read(world, f"/directory/{asked}")
    assert names(page) == []
    assert page.xpath("//p[@class='empty']/a/@href") == ["/directory/"]
    assert page.xpath("//option[@selected]"), "What is chosen stays in sight."


def test_a_long_directory_goes_on_where_it_ended(world):
    Authority.objects.bulk_create(
        Authority(name="Agency", kind="party", party=party)
        for party in (world.parties[code] for code in ("QM", "QN", "QO"))
    )
    Authority.objects.bulk_create(
        Authority(name=f"Body {number:02}", kind="regional_body") for number in range(SIZE + 5)
    )
    found, address = [], "/directory/"
    while address:
        page = read(world, address)
        found += names(page)
        more = page.xpath("//a[@rel='next']/@href")
        address = f"/directory/{more[0]}" if more else ""
    assert found == sorted(Authority.objects.values_list("name", flat=True))


def test_case_studies_and_people_are_counted_as_the_reader_may_see_them(world):
    people = world.actor("official_qm"), world.actor("focal_qm")
    published_by(*people)
    draft_by(people[0])
    [row] = read(world, "/directory/?party=QM").xpath("//li[contains(., 'Directorate')]")
    assert "1 case study" in row.text_content()
    assert "4 people" in row.text_content(), "The suspended one is not among them."


def page_of(world, key, who=READER):
    return read(world, f"/directory/{world.authorities[key].pk}/", who)


def listed(page, heading):
    return [one.text_content() for one in page.xpath(f"//section[@aria-labelledby='{heading}']//li/a")]


def test_its_people_are_those_who_speak_for_it_today(world):
    today, authority = timezone.now().date(), world.authorities["labour_qm"]
    for name, ends, starts in (("expert", today, LONG_AGO), ("official_qn", None, today + timedelta(days=1))):
        Seat.objects.create(person=world.people[name], authority=authority, role="official", starts=starts, ends=ends)
    found = page_of(world, "labour_qm").xpath("//aside//a[starts-with(@href, '/people/')]")
    assert [one.text_content() for one in found] == ["Esi Boateng"]
    found = page_of(world, "migration_qm").xpath("//aside//a[starts-with(@href, '/people/')]")
    assert [one.text_content() for one in found] == ["Chidi Mensah", "Dalia Farah", "Amara Osei", "Bilal Ndiaye"]


def test_its_cases_are_those_it_wrote_and_those_it_confirmed_to_have_taken_part_in(world):
    people, partner = (world.actor("official_qm"), world.actor("focal_qm")), world.authorities["immigration_qn"]
    published_by(*people, title="Alone")
    published_by(*people, title="Together", partners=[partner])
    asked = published_by(*people, title="Asked only", partners=[partner])
    draft_by(people[0], title="Only a draft")
    confirmed = Partner.objects.exclude(case=asked).get(authority=partner)
    assert listed(page_of(world, "immigration_qn"), "cases") == []
    answer_as_partner(world.actor("focal_qn"), confirmed.pk, agrees=True)
    assert listed(page_of(world, "immigration_qn"), "cases") == ["Together"]
    assert set(listed(page_of(world, "migration_qm"), "cases")) == {"Alone", "Together", "Asked only"}


def test_it_has_spoken_where_words_stand_under_its_name(world):
    asker = world.actor("official_qo")
    threads = {
        title: thread_by(asker, title=title) for title in ("By name", "For it", "Party only", "Hidden", "Nowhere")
    }
    official = world.actor("official_qn")
    reply_in(threads["By name"], official)
    reply_in(threads["For it"], official, attribution="authority_only")
    reply_in(threads["Party only"], official, attribution="party_only")
    hidden = reply_in(threads["Hidden"], official)
    hide_reply(world.actor("moderator"), hidden.pk, reason="Names a person.")
    narrow = {"audience": for_parties(world.frameworks["FWX"])}
    thread_by(official, title="For FWX", **narrow)
    assert set(listed(page_of(world, "immigration_qn"), "threads")) == {"By name", "For it"}
    assert set(listed(page_of(world, "immigration_qn", "official_qm"), "threads")) == {"By name", "For it", "For FWX"}


def test_an_unknown_authority_is_not_found(world):
    assert world.client(READER).get(f"/directory/{world.people[READER].pk}/").status_code == 404


def test_the_page_of_a_party_leads_to_its_authorities(world):
    type(world.parties["QM"]).objects.update(illustrative=False)
    links = read(world, "/parties/QM/").xpath("//aside//a/@href")
    assert f"/directory/{world.authorities['labour_qm'].pk}/" in links
