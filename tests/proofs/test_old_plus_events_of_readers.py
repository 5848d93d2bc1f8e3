"""Old page + events = new page, where readers change: who still reads it is told to fetch it, others find nothing.

So is every list told that would show something else now, or it loses the row of a thread that is gone.
"""

import json

import pytest
from lxml import html

from forum.audiences import actions
from forum.audiences.actions.widening import confirm_widening, decline_widening, know_of_widening
from forum.audiences.models import Notice
from forum.discussions.events import OF_READERS
from forum.events.models import Event, id_of
from forum.live.look import _allowed
from forum.live.visitors import visitor_of
from forum.policies.audience import MEMBERS
from tests.proofs.acting import every_verb
from tests.proofs.client import Page, plain
from tests.threads import for_parties, reply_in, thread_by
from tests.widening import asked, narrowed, widened

pytestmark = pytest.mark.django_db

READERS = ("official_qm", "official_qn", "expert", "official_qo", "moderator")


def narrowing(world, thread):
    narrowed(thread, world.actor("official_qm"), for_parties(world.frameworks["FWX"]))


def asking(world, thread):
    asked(thread, world.actor("focal_qm"), MEMBERS)


def confirming(world, thread):
    confirm_widening(world.actor("secretariat"), asked(thread, world.actor("focal_qm"), MEMBERS).pk)


def declining(world, thread):
    waits = asked(thread, world.actor("focal_qm"), MEMBERS)
    decline_widening(world.actor("secretariat"), waits.pk, reason="Not yet.")


def knowing(world, thread):
    widened(thread, world.actor("focal_qm"), world.actor("secretariat"), MEMBERS)
    know_of_widening(world.actor("official_qm"), Notice.objects.get(person=world.people["official_qm"]).pk)


SCENARIOS = {
    "narrow_audience": (narrowing, True),
    "ask_to_widen": (asking, False),
    "confirm_widening": (confirming, False),
    "decline_widening": (declining, False),
    "know_of_widening": (knowing, False),
}
"""By the name of each verb, what it may do, and whether the thread is for members before."""


def test_every_verb_has_a_scenario():
    assert set(every_verb(actions)) == set(SCENARIOS)


def told(stream, after):
    return list(Event.objects.filter(stream=id_of(stream), seq__gt=after).order_by("seq"))


def opened(client, thread):
    answer = client.get(thread.get_absolute_url())
    return Page(answer.content.decode()) if answer.status_code == 200 else None


def listed(client):
    """The rows of the exchange, where its streams stand, and what it counts."""
    root = html.fromstring(client.get("/exchange/?part").content.decode())
    [element] = root.xpath("//live-list")
    heads = {one["stream"]: one["after"] for one in json.loads(element.get("data-streams"))}
    rows = {row.get("data-stream"): plain(row) for row in root.xpath("//*[@data-stream]")}
    return rows, heads, set(element.get("data-counts").split())


@pytest.mark.parametrize("verb", SCENARIOS)
def test_whose_page_is_another_is_told_so_and_nobody_else(verb, world):
    act, is_for_members = SCENARIOS[verb]
    audience = MEMBERS if is_for_members else for_parties(world.frameworks["FWX"])
    thread = thread_by(world.actor("official_qm"), audience=audience)
    reply_in(thread, world.actor("official_qn"))
    clients = {who: world.client(who) for who in READERS}
    before = {who: (opened(client, thread), listed(client)) for who, client in clients.items()}
    act(world, thread)
    for who, client in clients.items():
        (old, (rows, heads, counts)), new = before[who], opened(client, thread)
        now, _heads, _counts = listed(client)
        follows = (visitor_of(client.session.session_key), thread.stream)
        assert (follows in _allowed({follows}, {})) == (new is not None), who
        if old and new:
            kinds = {event.kind for event in told(thread.stream, old.after)}
            assert (old.drawn() != new.drawn()) == bool(kinds & OF_READERS), who
        heard = [one.kind for stream, head in heads.items() for one in told(stream, head) if one.kind in counts]
        gained, lost = now.keys() - rows.keys(), rows.keys() - now.keys()
        assert bool(gained) <= bool(heard), who
        assert lost <= {thread.stream}, who
        assert bool(lost) == (old is not None and new is None), who
