"""The first visit: three steps, each leading somewhere its reader may go."""

import pytest
from lxml import html

from tests.cast import SPEAKING

pytestmark = pytest.mark.django_db


def steps(client):
    page = html.fromstring(client.get("/welcome/").content.decode())
    return {
        " ".join(step.xpath("string(h2)").split()): step.xpath(".//a/@href")[0] for step in page.xpath("//main//ol/li")
    }


@pytest.mark.parametrize("who", SPEAKING)
def test_every_step_leads_somewhere(world, who):
    client = world.client(who)
    links = steps(client)
    assert len(links) == 3
    assert {address: client.get(address).status_code for address in links.values()} == dict.fromkeys(
        links.values(), 200
    )


def test_the_steps_are_those_of_the_role(world):
    assert steps(world.client("official_qm")) == {
        "See what others wrote": "/cases/?grade=D",
        "Write your own": "/cases/new/",
        "Hand it in": "/cases/works/",
    }
    assert steps(world.client("focal_qm"))["Publish it"] == "/authority/"
    assert steps(world.client("focal_bare_qm"))["Publish it"] == "/cases/works/", "Without the second factor."
    assert set(steps(world.client("expert"))) == {
        "Read a case study",
        "Add what you know",
        "Ask what is not answered",
    }


def test_one_goes_on_to_where_one_was_going(world):
    page = world.client("official_qm").get("/welcome/?next=/toolbox/").content.decode()
    assert '<a href="/toolbox/">Go on to where you were going</a>' in page
