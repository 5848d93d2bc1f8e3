"""Old page + events = new page, for the page of a fact: whatever changes it is told on the stream it follows.

The script then fetches the page again when asked, and takes all of `#threads` from it.
"""

import json

import pytest
from lxml import html

from forum.agreements.models import Claim
from forum.events.models import Event
from forum.toolbox.actions import corrections
from forum.toolbox.actions.corrections import accept_correction, decline_correction, propose_correction
from tests.proofs.acting import verbs_of
from tests.proofs.client import plain

pytestmark = pytest.mark.django_db

READERS = ("official_qm", "focal_qn", "expert", "secretariat")


def proposed(world, fact):
    said = {"source_title": "Gazette", "source_address": "", "as_of": "", "why": "So it is.", "form_key": "a"}
    return propose_correction(world.actor("expert"), fact.pk, version=1, changes={"words": "Other words"}, **said)


def accepted(world, fact):
    accept_correction(world.actor("secretariat"), proposed(world, fact).pk)


def declined(world, fact):
    decline_correction(world.actor("secretariat"), proposed(world, fact).pk, reason="It is not so.")


SCENARIOS = {"propose_correction": proposed, "accept_correction": accepted, "decline_correction": declined}


@pytest.fixture
def fact(world):
    return Claim.objects.create(framework=world.frameworks["FWX"], topic="body", words="Secretariat")


def opened(client, fact):
    """The whole of a page's article, and the part that is taken from a fresh page."""
    root = html.fromstring(client.get(f"/facts/{fact.pk}/").content.decode())
    for token in root.xpath("//input[@name='csrfmiddlewaretoken']"):
        token.drop_tree()
    return root, plain(root.get_element_by_id("threads"))


def test_every_verb_has_a_scenario():
    assert set(verbs_of(corrections)) == set(SCENARIOS)


@pytest.mark.parametrize("act", SCENARIOS.values(), ids=SCENARIOS)
@pytest.mark.parametrize("reader", READERS)
def test_what_changes_a_page_is_told_to_it_and_stands_in_the_part_it_takes(reader, act, world, fact):
    client = world.client(reader)
    old, old_part = opened(client, fact)
    [followed] = json.loads(old.xpath("//live-list/@data-streams")[0])
    act(world, fact)
    kind, _, subject = followed["stream"].partition(":")
    assert Event.objects.filter(stream__kind=kind, stream__subject=subject, seq__gt=followed["after"]).exists()
    new, new_part = opened(client, fact)
    assert new_part != old_part
    for root in (old, new):
        root.get_element_by_id("threads").drop_tree()
        root.xpath("//live-list")[0].set("data-streams", "")
    assert plain(old.xpath("//main")[0]) == plain(new.xpath("//main")[0]), "Nothing beside that part has changed."
