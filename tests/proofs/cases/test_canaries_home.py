"""What pages that span rooms show of case studies: the home page, an authority, a person, and the map of the site."""

from pprint import pformat

import pytest

from tests.proofs.cases.oracle import confirmed, reads, title
from tests.proofs.cases.plan import CASES, authors, replier
from tests.proofs.oracle.rights import is_let_in, speaks
from tests.proofs.plan import AUTHORITIES, FRAMEWORKS, PEOPLE, PERSONAS

pytestmark = pytest.mark.django_db


def of_cases(found):
    """The labels that are of case studies."""
    return {label for label in found if label.startswith("case ")}


def standing(who):
    return [case for case in CASES if reads(who, case) and case.state == "published"]


def all_of(cases):
    return set().union(*(title(case) for case in cases), set())


@pytest.mark.parametrize("who", PERSONAS)
def test_the_page_of_an_authority_lists_what_it_wrote_or_confirmed_as_far_as_one_reads(who, told, finder, clients):
    wrong = {}
    for key in AUTHORITIES:
        page = clients[who].get(f"/directory/{told.by_label[f'id authority {key}']}/")
        mine = [case for case in standing(who) if key == case.authority or key in confirmed(case)]
        heard = [case for case in CASES if reads(who, case) and is_heard(key, case)]
        expected = all_of(mine) | threads_of(heard) if speaks(who) else set()
        if of_cases(finder.of_answer(page)) != expected:
            found = of_cases(finder.of_answer(page))
            wrong[key] = {"extra": sorted(found - expected), "missing": sorted(expected - found)}
    assert not wrong, pformat(wrong, width=150)


def is_heard(authority, case):
    """Whoever replied below each case; its authority in its first words, which go when the case is withdrawn."""
    return authority == PEOPLE[replier(case)].authority or (authority == case.authority and case.state == "published")


def threads_of(cases):
    """Where words stand below a case: the thread has the title of its case."""
    return all_of(cases)


@pytest.mark.parametrize("who", PERSONAS)
def test_a_persons_page_names_the_discussions_one_may_read(who, told, finder, clients):
    """The expert has spoken below each case that was published for experts too."""
    page = clients[who].get(f"/people/{told.by_label['id person expert']}/")
    below = [case for case in CASES if reads(who, case) and replier(case) == "expert"]
    expected = threads_of(below) if speaks(who) else set()
    assert of_cases(finder.of_answer(page)) == expected


@pytest.mark.parametrize("who", PERSONAS)
def test_the_map_names_what_is_public_whoever_asks(who, told, finder, clients):
    found = finder.of_answer(clients[who].get("/sitemap.xml"))
    assert of_cases(found) == {f"case {case.key}" for case in standing("visitor")}


@pytest.mark.parametrize("who", [who for who in PERSONAS if is_let_in(who) or who not in PEOPLE])
def test_the_front_page_names_nothing_that_one_may_not_read(who, told, finder, clients):
    found = of_cases(finder.of_answer(clients[who].get("/")))
    readable = {f"case {case.key}" for case in CASES if reads(who, case)}
    names = {label for label in found if label in {f"case {case.key}" for case in CASES}}
    assert names <= readable
    new = [case for case in standing(who) if who not in PEOPLE or is_new_to(who, case)]
    if who not in PEOPLE:
        assert found == all_of(new), "A visitor is shown the latest, of which there are no more here."
    elif speaks(who):
        assert {f"case {case.key}" for case in new} <= names


def is_new_to(who, case):
    """All cases of the plan are under FWX; who published one has read its first words."""
    party = AUTHORITIES[PEOPLE[who].authority] if PEOPLE[who].authority else ""
    return (not party or party in FRAMEWORKS["FWX"]) and who != authors(case)[1]
