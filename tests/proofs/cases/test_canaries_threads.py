"""The doors of a discussion show of its case study what the page shows: of a stone its title and reason, no more."""

import pytest

from tests.doors import OURS
from tests.proofs.cases import oracle
from tests.proofs.cases.plan import CASES, authors, numbers, words
from tests.proofs.plan import PERSONAS

pytestmark = pytest.mark.django_db

DOORS = [door for door in OURS if door.about in ("thread", "reply") and "GET" in door.methods]
ASKED = ("", "?part=", "?q=canary", "?numbers=0,1")
"""With what an address is asked: all answers are put together."""


def pages(told, case):
    """Each address of the discussion of a case, of its first words, and of the reply."""
    labels = {"thread": [f"id thread {case.key}"], "reply": [f"id reply {case.key} {number}" for number in (0, 1)]}
    for door in DOORS:
        start, _bracket, rest = door.route.partition("<")
        for label in labels[door.about]:
            yield from (f"/{start}{told.by_label[label]}{rest.partition('>')[2]}{asked}" for asked in ASKED)


def hidden(who, case):
    """The words of its versions that the discussion must not show."""
    everything = {word for number in numbers(case) for word in words(case, number)}
    if not oracle.belongs(who, case):
        return everything
    shown = {f"case {case.key} {case.versions} title"}
    if case.state == "published" or who == authors(case)[1]:  # who published may read their own first words
        shown |= {f"case {case.key} {number} why" for number in range(1, case.versions + 1)}
    return everything - shown


@pytest.mark.parametrize("who", PERSONAS)
def test_a_discussion_tells_no_word_that_the_page_does_not_show(who, told, finder, clients, record_property):
    wrong, cells = {}, 0
    for case in (case for case in CASES if oracle.was_published(case)):
        for page in pages(told, case):
            found = finder.of_answer(clients[who].get(page)) & hidden(who, case)
            cells += len(finder)
            if found:
                wrong[case.key, page] = sorted(found)
    record_property("cells", cells)
    assert not wrong
