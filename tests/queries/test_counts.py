"""Every page and every part of one takes the same number of queries, be there 5 or 500 of everything that grows."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.doors import OURS
from tests.proofs.apart import kept_apart
from tests.queries.grown import Grown
from tests.queries.numbers import NUMBERS, OF_NOTHING

FEW, MANY = 5, 500
Counted = dict[tuple[str, str], int]


@pytest.fixture(scope="module")
def counted(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[Counted]]:
    """The queries of every page, in a small world and in a large one."""
    with django_db_blocker.unblock():
        yield [counts(many) for many in (FEW, MANY)]


def counts(many: int) -> Counted:
    """Each page is asked for twice: what a process learns once and keeps is not counted."""
    with kept_apart():
        grown = Grown(many)
        for who, address in NUMBERS:
            assert grown.client[who].get(grown.address(address)).status_code == 200, address
        return {(who, address): count(grown, who, address) for who, address in NUMBERS}


def count(grown: Grown, who: str, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        grown.client[who].get(grown.address(address))
    return len(queries)


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "address"), NUMBERS)
def test_a_page_takes_so_many_queries_for_few_and_for_many(who, address, counted):
    assert [pages[who, address] for pages in counted] == [NUMBERS[who, address]] * 2


def test_no_page_is_left_out():
    shown = {door.route for door in OURS if "GET" in door.methods} - set(OF_NOTHING)
    assert {path for path in map(route, NUMBERS) if not path.startswith("account/")} == shown


def route(page: tuple[str, str]) -> str:
    """The route of an address of the table."""
    named = dict.fromkeys(("{framework}", "{party}", "{tool}"), "<slug:code>") | {"{fact}": "<uuid:fact_id>"}
    named |= {"{thread}": "<uuid:thread_id>", "{reply}": "<uuid:reply_id>", "{request}": "<uuid:request_id>"}
    named |= {"{revision}": "<uuid:revision_id>", "{room}": "<uuid:room_id>", "{unmasking}": "<uuid:unmasking_id>"}
    named |= {"{parties}": "<uuid:thread_id>"}
    named |= dict.fromkeys(
        (
            "{person}",
            "{version}",
            "{review}",
            "{access}",
            "{erasure}",
            "{seat}",
            "{authority}",
            "{group}",
            "{widening}",
        ),
        "<uuid:pk>",
    )
    named |= {
        "{case}": "<slug:identifier>",
        "versions/1/": "versions/<int:number>/",
        "sections/basis/": "sections/<slug:key>/",
    }
    path = page[1].partition("?")[0].removeprefix("/")
    path = path.replace("following/thread/{thread}/", "following/<slug:kind>/<slug:thing>/")
    for name, converter in named.items():
        path = path.replace(name, converter)
    return path
