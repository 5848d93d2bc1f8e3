"""What a visitor meets: the front page, and what other sites and machines are told of our pages."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from lxml import html

from forum.agreements.models import Framework, Party
from forum.cases.actions.standing import withdraw_case
from forum.taxonomy.models import Tool
from tests.case_studies import draft_by, published_by
from tests.threads import thread_by

pytestmark = pytest.mark.django_db

NEUTRAL = "Corridor: where authorities exchange what works in regional mobility."


@pytest.fixture
def cases(world):
    people = world.actor("official_qm"), world.actor("focal_qm")
    public = published_by(*people, title="For everybody", audience="public", why_it_matters="Queues end.")
    members = published_by(*people, title="For members", why_it_matters="For us alone.")
    gone = published_by(*people, title="Withdrawn", audience="public")
    withdraw_case(people[1], gone.pk, reason="Wrong figures.")
    draft_by(people[0], title="Only a draft", audience="public")
    return public, members, gone


def meta(page):
    """What a page says of itself to others, by property and by name."""
    root = html.fromstring(page.content.decode())
    found = {one.get("property") or one.get("name"): one.get("content") for one in root.xpath("//meta[@content]")}
    return found | {"canonical": "".join(root.xpath("//link[@rel='canonical']/@href"))}


def test_a_visitor_finds_what_is_public_and_as_much_as_is_said(world, cases, client):
    page = html.fromstring(client.get("/").content.decode())
    said = " ".join(page.text_content().split())
    assert "For everybody" in said
    assert not [title for title in ("For members", "Withdrawn", "Only a draft") if title in said]
    figures = {
        link.get("href"): int(link.xpath("b")[0].text_content()) for link in page.xpath("//ul[@class='figures']//a")
    }
    assert figures == {
        "/cases/": 1,
        "/toolbox/": Tool.objects.count(),
        "/agreements/": Framework.objects.count(),
    }
    for address in figures:
        assert client.get(address).status_code == 200


def test_parties_of_the_demo_are_not_counted(world, client):
    assert "on record" not in client.get("/").content.decode()
    Party.objects.filter(pk="QM").update(illustrative=False)
    assert "of 1 Party on record" in client.get("/").content.decode()


def test_with_nothing_public_the_page_says_so(client, db):
    assert b"None is public yet." in client.get("/").content


def test_rooms_that_are_public_are_a_press_away(client, db):
    links = html.fromstring(client.get("/").content.decode()).xpath("//header//nav//a/@href")
    assert set(links) == {"/agreements/", "/toolbox/", "/cases/", "/search/"}


def test_who_has_no_seat_is_told_so(world):
    assert world.client("seatless").get("/", follow=True).status_code == 403


def test_a_public_page_tells_others_what_it_is(world, cases, client):
    found = meta(client.get(cases[0].get_absolute_url()))
    assert found["og:title"] == "For everybody"
    assert found["og:description"] == found["description"] == "Queues end."
    assert found["og:url"] == found["canonical"] == f"{settings.ADDRESS}{cases[0].get_absolute_url()}"
    assert "robots" not in found


@pytest.mark.parametrize("address", ["/", "/cases/", "/agreements/", "/agreements/FWX/", "/toolbox/", "/toolbox/T04/"])
def test_public_pages_may_be_found(world, cases, client, address):
    found = meta(client.get(f"{address}?part_of=a+query"))
    assert "robots" not in found
    assert found["canonical"] == f"{settings.ADDRESS}{address}"
    assert found["og:image"].startswith(settings.ADDRESS)


def test_a_page_for_members_tells_nothing_even_to_them(world, cases):
    thread = thread_by(world.actor("official_qm"), title="Among ourselves")
    client = world.client("expert")
    for address in (cases[1].get_absolute_url(), thread.get_absolute_url(), "/exchange/", "/", "/settings/"):
        found = meta(client.get(address))
        assert (found["og:title"], found["og:description"], found["robots"]) == ("Corridor", NEUTRAL, "noindex")
        assert not found["canonical"]


def test_what_is_withdrawn_or_not_there_tells_nothing(world, cases, client):
    for address in (cases[2].get_absolute_url(), cases[1].get_absolute_url(), "/nowhere/", "/account/login/"):
        found = meta(client.get(address))
        assert (found["og:title"], found["robots"]) == ("Corridor", "noindex")


def test_the_map_has_every_public_page_and_no_other(world, cases, client):
    Party.objects.filter(pk="QN").update(illustrative=False)
    answer = client.get("/sitemap.xml")
    assert answer.headers["Content-Type"].startswith("application/xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [one.text for one in ET.fromstring(answer.content).findall("s:url/s:loc", space)]  # noqa: S314
    expected = {"/", "/cases/", "/agreements/", "/toolbox/", cases[0].get_absolute_url(), "/parties/QN/"}
    expected |= {f"/agreements/{code}/" for code in Framework.objects.values_list("pk", flat=True)}
    expected |= {f"/toolbox/{code}/" for code in Tool.objects.values_list("pk", flat=True)}
    assert sorted(found) == sorted(f"{settings.ADDRESS}{address}" for address in expected)
    for address in expected:
        assert client.get(address).status_code == 200


def test_the_map_is_the_same_for_members(world, cases, client):
    visitors = client.get("/sitemap.xml").content
    for who in ("official_qm", "secretariat"):
        assert world.client(who).get("/sitemap.xml").content == visitors


def test_robots_find_the_map(client, db):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    said = answer.content.decode()
    assert f"Sitemap: {settings.ADDRESS}/sitemap.xml" in said
    for path in re.findall(r"Disallow: (\S+)", said):
        assert not any(page.startswith(path) for page in ("/cases/", "/agreements/", "/toolbox/", "/parties/"))


def test_the_sign_of_the_house_is_our_own(client, db):
    page = html.fromstring(client.get("/").content.decode())
    [icon] = page.xpath("//link[@rel='icon']/@href")
    assert icon == "/static/icons/corridor.svg"
    assert b"<svg" in b"".join(client.get(icon).streaming_content)


def test_too_often_is_said_in_words(client, db):
    answers = [client.post("/account/password/reset/", {"email": f"a{n}@example.org"}) for n in range(25)]
    [late] = {answer.status_code for answer in answers[20:]}
    assert late == 429
    assert "Too often in a short time" in answers[-1].content.decode()
