"""Nobody finds a canary of a case study behind a door that is not meant for them; everybody finds those that are."""

from pprint import pformat

import pytest

from forum.cases.querysets import PartnerQuerySet
from tests.doors import CASES as DOORS
from tests.doors import Door
from tests.proofs.cases import oracle
from tests.proofs.cases.plan import CASES, Case, numbers
from tests.proofs.headers import assert_guarded
from tests.proofs.oracle import rights
from tests.proofs.plan import PEOPLE, PERSONAS

pytestmark = pytest.mark.django_db

NOWHERE = "CS-2026-22222"
ASKED = {
    "cases": ["", "?part=", "?sort=evidence", "?sort=title&grade=D"],
    "case": ["", "?part=", "?view=flat", "?cites=results-1", "?to=1", "?quote=0"],
}
"""With what an address is asked: all answers to one rule are put together."""


def address(told, case: Case, rest: str = "") -> str:
    return f"/cases/{told.by_label.get(f'case {case.key}', NOWHERE)}/{rest}"


def found_at(client, finder, who, addresses):
    found = set()
    for one in addresses:
        answer = client.get(one)
        assert_guarded(answer, signed_in=rights.is_let_in(who))
        found |= finder.of_answer(answer)
    return found


def read(door: Door) -> bool:
    return "GET" in door.methods and door.about in ("", "case") and door.shows in vars(oracle)


PAGES = {
    "case": ("", oracle.case),
    "citation": ("citation/", oracle.citation),
    "versions": ("versions/", oracle.versions),
    "withdrawal": ("withdrawal/", oracle.withdrawal),
}


def test_every_page_that_readers_open_is_opened():
    shown = {door.shows for door in DOORS if "GET" in door.methods and door.about == "case"}
    assert shown == {*PAGES, "old_version"}


@pytest.mark.parametrize("who", PERSONAS)
def test_every_page_of_a_case_shows_what_it_should_and_nothing_else(who, told, finder, clients, record_property):
    wrong, cells = {}, 0

    def compare(what, addresses, expected, said):
        nonlocal cells
        found = found_at(clients[who], finder, who, addresses)
        cells += len(finder) * len(addresses)
        if found - said != expected - said:
            wrong[what] = {"extra": sorted(found - expected - said), "missing": sorted(expected - found - said)}

    compare("list", [f"/cases/{asked}" for asked in ASKED["cases"]], oracle.cases(who), set())
    for party in ("QM", "QN", "QO"):
        found = found_at(clients[who], finder, who, [f"/cases/?party={party}", f"/cases/?party={party}&part="])
        if extra := found - oracle.cases(who) - {f"party {party}"}:  # a Party that is asked for is named
            wrong[f"list of {party}"] = sorted(extra)
    for case in CASES:
        said = {f"case {case.key}"}
        for name, (rest, rule) in PAGES.items():
            if name == "withdrawal" and not rights.is_let_in(who):
                continue
            asked = [address(told, case, rest) + query for query in ASKED.get(name, [""])]
            compare((case.key, name), asked, rule(who, case), said)
        for number in numbers(case):
            at = [address(told, case, f"versions/{number}/")]
            compare((case.key, number), at, oracle.version(who, case, number), said)
    record_property("cells", cells)
    assert not wrong, pformat(wrong, width=150)


@pytest.mark.parametrize("who", PEOPLE)
def test_the_exchange_lists_discussions_of_what_is_published_only(who, told, finder, clients):
    if not rights.is_let_in(who):
        return
    found = found_at(clients[who], finder, who, ["/exchange/", "/exchange/?part=", "/exchange/?show=unread"])
    assert found == oracle.exchange(who)


@pytest.mark.parametrize("who", PERSONAS)
def test_what_is_not_published_stands_in_no_page_of_others(who, told, finder, clients):
    """Nor does anything about it: not in what waits, not in drafts, not where it is written, not in the toolbox."""
    pages = ["/", "/waiting/", "/drafts/", "/exchange/", "/agreements/FWX/", "/toolbox/T04/", "/parties/QM/"]
    pages += [
        "/directory/",
        "/sitemap.xml",
        "/cases/works/",
        "/cases/new/",
        "/parties/QO/",
        "/toolbox/",
        "/agreements/",
    ]
    for door in (door for door in DOORS if door.about == "version" and "GET" in door.methods):
        for label, identifier in told.by_label.items():
            if label.startswith("id version"):
                pages.append("/" + door.route.replace("<uuid:pk>", identifier).replace("<slug:key>", "what"))
    hidden = {
        f"case {case.key} {rest}" for case in CASES if not oracle.works_at(who, case) for rest in HIDDEN_OF[case.key]
    }
    found = set()
    for page in pages:
        found |= finder.of_answer(clients[who].get(page))
    assert not found & hidden


HIDDEN_OF = {
    case.key: {
        *(
            f"{number} {what}"
            for number in numbers(case)
            if number > case.versions
            for what in ("title", "why", "context", "source", "result", "resources")
        ),
        "comments",
    }
    for case in CASES
}
"""What only those who write a case may find."""


def test_the_works_of_an_authority_are_found_by_its_own_people(told, finder, clients):
    found = finder.of_answer(clients["colleague_qm"].get("/cases/works/"))
    assert {"case draft 1 title", "case in review 1 title", "case returned 1 title"} <= found
    assert "case neighbour 2 title" not in found


def test_a_leak_would_be_found(told, finder, clients, monkeypatch):
    """The proof is not blind: with the door of partners open, a reader finds who has not confirmed."""
    case = next(case for case in CASES if case.key == "public")
    assert "authority passports_qo" not in finder.of_answer(clients["expert"].get(address(told, case)))
    everybody = lambda partners, version: partners.filter(case=version.case_id)  # noqa: E731
    monkeypatch.setattr(PartnerQuerySet, "confirmed_in", everybody)
    monkeypatch.setattr(PartnerQuerySet, "shown_to", lambda partners, actor: partners)
    monkeypatch.setattr("forum.cases.page.CasePage.confirmed", property(lambda page: page.partners))
    assert "authority passports_qo" in finder.of_answer(clients["expert"].get(address(told, case)))
