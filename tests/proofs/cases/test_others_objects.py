"""Nobody changes a case study of others, or answers for another authority, by its identifier."""

import pytest

from tests.doors import CASES as DOORS
from tests.proofs.cases import oracle
from tests.proofs.cases import oracle_of_writing as writing
from tests.proofs.cases.plan import CASES, numbers
from tests.proofs.cases.test_canaries import address
from tests.proofs.oracle import rights
from tests.proofs.plan import PEOPLE, PERSONAS
from tests.state import digest

pytestmark = pytest.mark.django_db

SENT = {"reason": "No reason at all.", "agrees": "1", "comments": "Nothing.", "title": "Of a stranger", "version": "1"}
ACTS = ("revision", "confirmation", "withdrawal")


def forms(who, told):
    """Each form that somebody may not send, with the statuses that refuse it."""
    for case in CASES:
        for act in ACTS:
            yield address(told, case, f"{act}/"), oracle.refused_form(who, case, act)
        for partner, state in case.partners:
            if f"id partner {case.key} {partner}" in told.by_label:
                identifier = told.by_label[f"id partner {case.key} {partner}"]
                yield f"/cases/partners/{identifier}/", oracle.refused_partner(who, case, partner, state)
    for door in (door for door in DOORS if door.about == "version" and "POST" in door.methods):
        for case in CASES:
            for number in numbers(case):
                identifier = told.by_label[f"id version {case.key} {number}"]
                path = door.route.replace("<uuid:pk>", identifier).replace("<slug:key>", "what")
                yield f"/{path}", refused_version(who, case, number, door.route.split("/")[-2])


def refused_version(who, case, number, act):
    """How a form about a version is refused; None if it may be sent."""
    if not rights.speaks(who):
        return {302, 403}
    if not oracle.works_at(who, case):
        return {404}
    if not writing.refused_form(who, case, number, act):
        return None
    return {403} if writing.is_written(who, case, number) else {403, 404}


def test_every_form_is_sent():
    acts = {door.route.split("/")[-2] for door in DOORS if door.about == "case" and "POST" in door.methods}
    assert acts == set(ACTS)


@pytest.mark.parametrize("who", PERSONAS)
def test_forms_about_case_studies_of_others_change_nothing(who, told, finder, clients):
    before, wrong, sent = digest(), {}, 0
    for path, expected in forms(who, told):
        if expected is None:
            continue
        sent += 1
        answer = clients[who].post(path, SENT)
        if answer.status_code not in expected:
            wrong[path] = answer.status_code
        if answer.status_code in (302, 404):
            found = finder.of_answer(answer) - (rights.refused(who) if who in PEOPLE else set())
            assert not {label for label in found if label.rpartition(" ")[2] in ("title", "why", "context")}, path
    assert sent
    assert not wrong
    assert digest() == before


@pytest.mark.parametrize("who", PERSONAS)
def test_reading_changes_nothing(who, told, clients):
    before = digest()
    for case in CASES:
        for rest in ("", "citation/", "versions/", "versions/1/", "withdrawal/"):
            clients[who].get(address(told, case, rest))
    clients[who].get("/cases/")
    assert digest() == before
