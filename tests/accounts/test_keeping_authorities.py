"""The secretariat keeps the authorities and their domains: by verbs in the record, through its pages, and alone."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from accounts.actions.secretariat import (
    AuthorityConflict,
    approve_domain,
    change_authority,
    create_authority,
    remove_domain,
)
from accounts.actors import actor_for, versions_of
from accounts.models import AccessRequest, ApprovedDomain, Authority
from forum.events.models import RIGHTS, Event
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import AuthorityKind
from forum.record.models import Entry
from tests.accounts.asking import approved, waiting
from tests.cast import SPEAKING

pytestmark = pytest.mark.django_db

ALONE = "The secretariat keeps the authorities and their domains."


def acts():
    return list(Entry.objects.order_by("seq").values_list("act", "object_id", "reason"))


def read(answer):
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def as_it_stands(authority, **changes):
    said = {
        "name": authority.name,
        "kind": authority.kind,
        "party": authority.party,
        "version": authority.rights_version,
    }
    return said | changes


@pytest.mark.parametrize("who", [who for who in SPEAKING if who != "secretariat"])
def test_nobody_else_keeps_them(world, who):
    actor, authority = world.actor(who), world.authorities["migration_qm"]
    domain = approved(world)
    acts_of_power = [
        lambda: create_authority(actor, name="New", kind=AuthorityKind.CIVIL_SOCIETY, party=None),
        lambda: change_authority(actor, authority.pk, **as_it_stands(authority)),
        lambda: approve_domain(actor, authority.pk, domain="interior.example", with_subdomains=False),
        lambda: remove_domain(actor, domain.pk),
    ]
    for act in acts_of_power:
        with pytest.raises(Refused, match=ALONE):
            act()
    client = world.client(who)
    for address in ("/secretariat/", "/secretariat/authorities/new/", f"/secretariat/authorities/{authority.pk}/"):
        answer = client.get(address)
        assert (answer.status_code, ALONE in read(answer)) == (403, True)


def test_the_secretariat_without_a_second_factor_is_told_what_is_missing(world):
    world.people["secretariat"].authenticator_set.all().delete()
    answer = world.client("secretariat").get("/secretariat/")
    assert answer.status_code == 403
    assert "Set up a second factor to use the powers of your role." in read(answer)


@pytest.mark.parametrize(
    ("kind", "party"),
    [
        (AuthorityKind.PARTY, "QM"),
        (AuthorityKind.REGIONAL_BODY, None),
        (AuthorityKind.INTERNATIONAL_ORGANISATION, None),
        (AuthorityKind.CIVIL_SOCIETY, "QM"),
    ],
)
def test_an_authority_is_created(world, kind, party):
    made = create_authority(world.actor("secretariat"), name="Service", kind=kind, party=world.parties.get(party))
    made.refresh_from_db()
    assert made.party_id == ("QM" if kind == AuthorityKind.PARTY else None), "Only a Party's authority has a Party."
    assert made.illustrative == (made.party_id is not None), "As the Party is."
    assert acts() == [("authority.created", made.pk, "")]


def test_an_authority_of_a_party_has_one_and_a_name_of_its_own(world):
    actor = world.actor("secretariat")
    with pytest.raises(Refused, match="Say of which Party it is an authority"):
        create_authority(actor, name="Service", kind=AuthorityKind.PARTY, party=None)
    with pytest.raises(Refused, match="There is an authority of this name already"):
        create_authority(actor, name="ministry of LABOUR", kind=AuthorityKind.PARTY, party=world.parties["QM"])
    create_authority(actor, name="Ministry of Labour", kind=AuthorityKind.PARTY, party=world.parties["QN"])
    with pytest.raises(Refused, match="There is an authority of this name already"):
        create_authority(actor, name="University of the Coast", kind=AuthorityKind.REGIONAL_BODY, party=None)


def test_what_changes_changes_for_its_people_at_once(world):
    authority, person = world.authorities["migration_qm"], world.user("official_qm")
    before = versions_of([person.pk])[person.pk]
    said = as_it_stands(authority, name="Service of Arrivals", party=world.parties["QO"])
    change_authority(world.actor("secretariat"), authority.pk, **said)
    actor = actor_for(person)
    assert (actor.authority_name, actor.party, actor.frameworks) == ("Service of Arrivals", "QO", {"FWY"})
    assert actor.version != before
    assert list(Event.objects.filter(stream=RIGHTS).values_list("kind", "object_id")) == [
        ("authority.changed", authority.pk)
    ]
    assert acts() == [("authority.changed", authority.pk, "")]


def test_a_change_starts_from_what_stands(world):
    actor, authority = world.actor("secretariat"), world.authorities["migration_qm"]
    change_authority(actor, authority.pk, **as_it_stands(authority, name="First"))
    with pytest.raises(AuthorityConflict, match="This authority was changed in another window"):
        change_authority(actor, authority.pk, **as_it_stands(authority, name="Second"))
    assert Authority.objects.get(pk=authority.pk).name == "First"
    with pytest.raises(Unseen):
        change_authority(actor, uuid4(), **as_it_stands(authority))


def test_an_authority_stays_what_its_people_are(world):
    actor = world.actor("secretariat")
    kept = {"migration_qm": AuthorityKind.CIVIL_SOCIETY, "regional_body": AuthorityKind.PARTY}
    for key, kind in kept.items():
        authority = world.authorities[key]
        with pytest.raises(Refused, match="People sit there in roles that do not fit this kind of authority"):
            change_authority(actor, authority.pk, **as_it_stands(authority, kind=kind, party=world.parties["QM"]))
    university = world.authorities["university"]
    change_authority(actor, university.pk, **as_it_stands(university, kind=AuthorityKind.INTERNATIONAL_ORGANISATION))


def test_a_domain_is_approved_and_removed(world):
    actor, authority = world.actor("secretariat"), world.authorities["migration_qm"]
    domain = approve_domain(actor, authority.pk, domain="interior.example", with_subdomains=False)
    again = approve_domain(actor, authority.pk, domain="interior.example", with_subdomains=True)
    assert domain.pk == again.pk
    assert ApprovedDomain.objects.get().with_subdomains
    remove_domain(actor, domain.pk)
    assert not ApprovedDomain.objects.exists()
    kinds = [act for act, *_more in acts()]
    assert kinds == ["domain.approved", "domain.approved", "domain.removed"]
    assert {reason for *_more, reason in acts()} == {"interior.example"}
    with pytest.raises(Unseen):
        remove_domain(actor, domain.pk)
    with pytest.raises(Unseen):
        approve_domain(actor, uuid4(), domain="interior.example", with_subdomains=False)


def test_whose_request_waits_is_decided_about_by_who_may_now(world):
    actor, focal = world.actor("secretariat"), world.actor("focal_qm")
    request = waiting(world)
    elsewhere = waiting(world, "labour_qm", email="b@example.org")
    domain = approve_domain(actor, request.authority_id, domain="example.org", with_subdomains=False)
    assert set(AccessRequest.objects.waiting_for(focal)) == {request}
    remove_domain(actor, domain.pk)
    assert not AccessRequest.objects.waiting_for(focal).exists()
    elsewhere.refresh_from_db()
    assert not elsewhere.at_approved_domain


def test_an_authority_is_added_and_changed_through_the_pages(world):
    client = world.client("secretariat")
    answer = client.post(
        "/secretariat/authorities/new/", {"name": "Coast  Guard", "kind": "party", "party": "QN"}, follow=True
    )
    assert "Coast Guard is on the list." in read(answer)
    made = Authority.objects.get(name="Coast Guard")
    page = html.fromstring(client.get(f"/secretariat/authorities/{made.pk}/").content.decode())
    [form] = page.xpath("//main//form[.//input[@name='version']]")
    answer = client.post(
        f"/secretariat/authorities/{made.pk}/", dict(form.fields) | {"name": "Harbour Guard"}, follow=True
    )
    assert "Saved." in read(answer)
    assert Authority.objects.get(pk=made.pk).name == "Harbour Guard"


def test_a_conflict_is_shown_with_what_was_typed_and_can_then_be_saved(world):
    client, authority = world.client("secretariat"), world.authorities["migration_qm"]
    address = f"/secretariat/authorities/{authority.pk}/"
    said = {"name": "Second", "kind": "party", "party": "QM", "version": "1"}
    client.post(address, said | {"name": "First"})
    answer = client.post(address, said)
    assert answer.status_code == 409
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//h1")[0].text_content() == "First"
    [form] = page.xpath("//main//form[.//input[@name='version']]")
    assert form.fields["name"] == "Second"
    assert client.post(address, dict(form.fields)).status_code == 302
    assert Authority.objects.get(pk=authority.pk).name == "Second"


def test_domains_are_kept_on_the_page_of_the_authority(world):
    client, authority = world.client("secretariat"), world.authorities["migration_qm"]
    address = f"/secretariat/authorities/{authority.pk}/domains/"
    answer = client.post(address, {"domain": "interiоr.example", "with_subdomains": "on"}, follow=True)
    assert "xn--interir-fjg.example is approved." in read(answer), "A look-alike is seen for what it is."
    domain = ApprovedDomain.objects.get()
    answer = client.post(f"/secretariat/domains/{domain.pk}/removal/", follow=True)
    assert "xn--interir-fjg.example is not approved any more." in read(answer)
    answer = client.post(address, {"domain": "interior"})
    assert answer.status_code == 422
    assert "Please write a domain, such as interior.example." in read(answer)


def test_the_list_says_where_a_focal_point_is_missing(world):
    page = html.fromstring(world.client("secretariat").get("/secretariat/").content.decode())
    rows = {
        row.xpath("string(th)").strip(): " ".join(row.xpath("string(td[2])").split())
        for row in page.xpath("//tbody/tr")
    }
    assert rows["Directorate of Migration"] == "2"
    assert rows["Ministry of Labour"] == "0 two suggested"
    assert rows["Immigration Service"] == "1 two suggested"
    assert rows["University of the Coast"] == "–"


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("labour", ["Ministry of Labour"]),
        ("norland", ["Immigration Service"]),
        ("qo", ["Passport Office"]),
        ("nowhere", []),
        ("%", []),
        ("\0", [""] * 6),
    ],
)
def test_authorities_are_found_by_name_and_party(world, find, found):
    page = html.fromstring(world.client("secretariat").get("/secretariat/", {"find": find}).content.decode())
    names = page.xpath("//section[h2[@id='authorities-h']]//tbody//th//text()[normalize-space()]")
    assert len(names) == len(found)
    assert not any(found) or names == found


def test_a_long_list_has_pages(world):
    Authority.objects.bulk_create(Authority(name=f"Body {n:03}", kind="civil_society") for n in range(60))
    client = world.client("secretariat")

    def page(number):
        return html.fromstring(client.get(f"/secretariat/?find=Body&page={number}").content.decode())

    shown = [page(number).xpath("//tbody//th//bdi/text()") for number in (1, 2, 3, "x", 10**9)]
    assert [len(names) for names in shown] == [50, 10, 0, 50, 0]
    assert shown[0] == [f"Body {n:03}" for n in range(50)]
    assert page(1).xpath("//a[text()='More authorities']/@href") == ["?find=Body&page=2"]
    assert page(2).xpath("//a[text()='The ones before']/@href") == ["?find=Body&page=1"]


def test_experts_and_curators_are_listed_with_the_way_to_end_their_seats(world):
    page = html.fromstring(world.client("secretariat").get("/secretariat/").content.decode())
    for heading, names in (("experts", {"Ines Duarte"}), ("curators", {"Jonas Weber", "Kofi Antwi", "Leila Haddad"})):
        section = page.xpath(f"//section[h2[@id='{heading}-h']]")[0]
        assert set(section.xpath(".//h3//bdi/text()")) == names
        assert len(section.xpath(".//a[starts-with(@href, '/seats/')]")) == len(names)


def test_the_pages_take_the_same_queries_for_any_number(world):
    client = world.client("secretariat")
    addresses = ("/secretariat/", f"/secretariat/authorities/{world.authorities['migration_qm'].pk}/")

    def counted():
        numbers = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            numbers.append(len(queries))
        return numbers

    waiting(world)
    approved(world)
    few = counted()
    for number in range(15):
        waiting(world, email=f"n{number}@example.org")
        approved(world, domain=f"d{number}.example")
    assert counted() == few
