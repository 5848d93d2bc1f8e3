"""What is being written is found by the people of its authority, behind each door of theirs, and by nobody else."""

from pprint import pformat

import pytest
from django.urls import reverse

from forum.cases.template import ALL_SECTIONS
from tests.doors import CASES as DOORS
from tests.proofs.cases import oracle_of_writing as oracle
from tests.proofs.cases.plan import CASES, numbers
from tests.proofs.cases.test_canaries import found_at
from tests.proofs.oracle import rights
from tests.proofs.plan import PERSONAS

pytestmark = pytest.mark.django_db

ROOMS = {"/cases/new/": oracle.begin, "/cases/works/": oracle.works, "/waiting/": oracle.waiting}
PAGES = {
    "outline": oracle.outline,
    "section": oracle.sections,
    "preview": oracle.preview,
    "discarding": oracle.discarding,
    "review": oracle.review,
}


def addresses(page, pk):
    if page == "section":
        return [reverse("cases:section", args=[pk, key]) for key in ALL_SECTIONS]
    parts = ["", "?part=what"] if page == "outline" else [""]
    return [reverse(f"cases:{page}", args=[pk]) + part for part in parts]


def test_every_page_of_a_version_is_opened():
    pages = {door.route for door in DOORS if door.about == "version" and "GET" in door.methods}
    pk = "00000000-0000-0000-0000-000000000000"
    opened = {addresses(page, pk)[0].strip("/").replace(pk, "<uuid:pk>") for page in PAGES}
    assert {route.strip("/").replace("<slug:key>", next(iter(ALL_SECTIONS))) for route in pages} == opened


@pytest.mark.parametrize("who", PERSONAS)
def test_what_is_being_written_is_shown_to_its_authority_and_to_nobody_else(
    who, told, finder, clients, record_property
):
    wrong, cells = {}, 0

    def compare(what, asked, expected, said):
        nonlocal cells
        expected = expected if rights.is_let_in(who) else set()
        found = found_at(clients[who], finder, who, asked)
        cells += len(finder) * len(asked)
        if found - said != expected - said:
            wrong[what] = {"extra": sorted(found - expected - said), "missing": sorted(expected - found - said)}

    for room, rule in ROOMS.items():
        compare(room, [room], rule(who), set())
    for case in CASES:
        for number in numbers(case):
            label = f"id version {case.key} {number}"
            for page, rule in PAGES.items():
                compare((label, page), addresses(page, told.by_label[label]), rule(who, case, number), {label})
    record_property("cells", cells)
    assert not wrong, pformat(wrong, width=150)


def test_a_leak_would_be_found(told, finder, clients, monkeypatch):
    """The proof is not blind: with the door of versions open, an outsider reads a draft."""
    [page] = addresses("preview", told.by_label["id version draft 1"])
    assert "case draft 1 context" not in finder.of_answer(clients["expert"].get(page))
    monkeypatch.setattr("forum.cases.querysets.VersionQuerySet.written_by", lambda versions, actor: versions.all())
    assert "case draft 1 context" in finder.of_answer(clients["expert"].get(page))
