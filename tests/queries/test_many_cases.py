"""The list of case studies takes the same number of queries with 12 case studies and with 5,000."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.case_studies import published_by
from tests.cast import assemble
from tests.many_cases import publish_like
from tests.proofs.apart import kept_apart

FEW, MANY = 12, 5_000
ADDRESSES = (
    "/cases/",
    "/cases/?part",
    "/cases/?type=practice&framework=FWX&party=QM",
    "/cases/?level=local",
    "/cases/?sort=title",
    "/cases/?sort=evidence&below=CS-1999-00005",
)


def counted(number):
    """The queries of each address, for a member and for a visitor, each asked twice."""
    with kept_apart():
        world = assemble()
        case = published_by(world.actor("official_qm"), world.actor("focal_qm"), audience="public")
        publish_like(case, number - 1, [world.authorities[key] for key in ("migration_qm", "immigration_qn")])
        found = {}
        for who, client in (("member", world.client("expert")), ("visitor", Client())):
            for address in ADDRESSES:
                assert client.get(address).status_code == 200
                with CaptureQueriesContext(connection) as queries:
                    page = client.get(address).content.decode()
                found[who, address] = len(queries)
            assert f"{number:,}".replace(",", "") in page.replace(",", "") or "below" in address
        return found


@pytest.mark.django_db
def test_the_list_takes_as_many_queries_for_thousands_as_for_a_dozen():
    few, many = counted(FEW), counted(MANY)
    assert few.keys() == many.keys()
    assert {key: (few[key], many[key]) for key in few if few[key] != many[key]} == {}
