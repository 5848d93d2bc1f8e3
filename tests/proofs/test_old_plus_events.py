"""Old page + events = new page: for every verb of discussions, in both views, for several readers.

The old page is the reader's; the events are those after its sequence, drawn as the hub draws them; they are applied as
the page's script applies them, which asks for the personal marks of what has come; the new page is a fresh answer.
"""

import json

import pytest
from django.utils import timezone
from lxml import html

from accounts.actions.erasure import ask_for_erasure
from forum.discussions.actions.curation import hide_reply, show_reply
from forum.discussions.actions.response import COUNTED_WITHIN, find_useful
from forum.events.due import run_due
from forum.events.models import Event, id_of
from forum.home.actions.erasure import erase_person
from forum.live.look import _encoded
from forum.policies.actor import Viewpoint
from tests import cast
from tests.proofs.acting import (
    ANSWERING,
    ASKER,
    AUTHOR,
    SCENARIOS,
    STORY,
    Stage,
    answering,
    by_moderator,
    nested,
    set_up,
    verbs,
)
from tests.proofs.apart import committed, kept_apart
from tests.proofs.client import Page, parsed, plain
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db

READERS = (ASKER, AUTHOR, "colleague_qm", "expert", "moderator")
"""Who asked, who wrote, a colleague of theirs, an outsider, who curates."""
VIEWS = ("threaded", "flat")
ACTS = [pytest.param(act, id=f"{name} {place}") for name, acts in SCENARIOS.items() for place, act in enumerate(acts)]


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), kept_apart():
        yield set_up(cast.assemble())


@pytest.fixture(scope="module")
def clients(stage):
    return {who: stage.world.client(who) for who in READERS}


def page(clients, thread, reader, asked):
    return Page(clients[reader].get(f"/threads/{thread.pk}/?{asked}").content.decode())


def told(stream, after):
    """What a socket that follows the stream from there is sent."""
    events = Event.objects.filter(stream=id_of(stream), seq__gt=after).select_related("stream").order_by("seq")
    return parsed(_encoded(stream, list(events), Viewpoint("en", detail=True)).values())


def brought_up_to_date(old, clients, thread, reader):
    def marks(numbers):
        return clients[reader].get(f"/threads/{thread.pk}/marks/?numbers={numbers}").json()

    old.take(told(thread.stream, old.after))
    old.show(marks)
    old.hear(told(*old.desk), marks)
    return old


def compared(clients, thread, act, stage):
    """Run the act while everybody has the page open in each view; every page, brought up to date, is as a new one."""
    pages = [(reader, view) for reader in READERS for view in VIEWS]
    old = {(reader, view): page(clients, thread, reader, f"view={view}") for reader, view in pages}
    with committed():
        act(stage)
        run_due(timezone.now() + COUNTED_WITHIN)
    changed = False
    for reader, view in pages:
        before = old[reader, view].drawn()
        updated = brought_up_to_date(old[reader, view], clients, thread, reader)
        fresh = page(clients, thread, reader, f"view={view}").drawn()
        assert updated.drawn().splitlines() == fresh.splitlines(), (reader, view)
        changed |= before != fresh
    return changed


def test_every_verb_has_a_scenario():
    assert set(verbs()) == set(SCENARIOS)


@pytest.mark.parametrize("act", ACTS)
def test_old_page_and_events_are_the_new_page(act, stage, clients):
    compared(clients, stage.thread, act, stage)


def test_many_acts_in_a_row(stage, clients):
    assert compared(clients, stage.thread, STORY, stage)


@pytest.mark.parametrize("number", [2, 7])
def test_what_shows_a_reply_changes_with_it(number, stage, clients):
    """An answer to it and a request that it answers, which stood there before it was hidden and shown again."""
    with committed():
        nested(stage)
        answering(stage)
    assert compared(clients, stage.thread, by_moderator(hide_reply, number, reason="Names."), stage)
    assert compared(clients, stage.thread, by_moderator(show_reply, number), stage)


def test_the_first_reply_of_a_thread(stage, clients):
    """Where none stood, one stands, and nobody is told any more that there are none."""
    with kept_apart():
        thread = thread_by(stage.actor(ASKER))
        assert compared(clients, thread, lambda stage: reply_in(thread, stage.actor(AUTHOR)), stage)


def test_the_proof_is_not_blind(stage, clients, monkeypatch):
    """Events that are not told make a difference."""
    monkeypatch.setattr("tests.proofs.test_old_plus_events.told", lambda thread, after: [])
    with pytest.raises(AssertionError):
        compared(clients, stage.thread, SCENARIOS["edit_reply"][0], stage)


@pytest.fixture
def long_stage(stage):
    """A thread of more than a window: 60 replies."""
    thread = thread_by(stage.actor(ASKER))
    for _ in range(60):
        reply_in(thread, stage.actor(AUTHOR))
    return Stage(stage.world, thread)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("at", ["", "&at=55", "&after=20", "&before=40"])
def test_in_a_window_stands_what_belongs_to_it(view, at, long_stage, clients):
    """From its first to its last reply, or to the thread's own end, nothing is left out; what is beyond stays there."""
    thread, asked = long_stage.thread, f"view={view}{at}"
    old = page(clients, thread, "expert", asked)
    first, last = numbers(old)[0], numbers(old)[-1]
    for parent in (None, long_stage.reply(3), long_stage.reply(45)):
        reply_in(thread, long_stage.actor("labour_qm"), parent=parent)
    order = list(thread.replies.order_by("path" if view == "threaded" else "number").values_list("number", flat=True))
    start = order.index(first) if old.root.get("data-first") else 0
    end = order.index(last) if old.root.get("data-until") else len(order) - 1
    updated = brought_up_to_date(old, clients, thread, "expert")
    assert numbers(updated) == order[start : end + 1]
    fresh = {place.get("id"): plain(place) for place in page(clients, thread, "expert", asked).places}
    assert all(fresh.get(place.get("id"), plain(place)) == plain(place) for place in updated.places)


def numbers(page):
    return [int(place.get("data-number")) for place in page.places]


def test_a_colleague_sees_that_their_authority_finds_something_useful(stage, clients):
    def act(stage):
        find_useful(stage.actor("focal_qm"), stage.pk(2), useful=True)

    compared(clients, stage.thread, act, stage)


def test_nobody_reads_the_name_of_who_is_erased_on_a_page_that_is_open(stage, clients):
    """Not of their words, nor where these are quoted and answered, nor where others mention them."""
    person = stage.world.people[ANSWERING]

    def act(stage):
        request = ask_for_erasure(None, person)
        erase_person(stage.actor("secretariat"), request.pk, confirmation=person.name)

    with kept_apart():
        nested(stage)
        reply_in(stage.thread, stage.actor(AUTHOR), body=f"Ask [@{person.name}](/people/{person.pk}/) about it.")
        compared(clients, stage.thread, act, stage)
        assert person.name not in page(clients, stage.thread, "expert", "").drawn()


def test_between_two_counts_a_page_shows_the_number_that_was_told(stage, clients):
    """Said, and taken back before it was counted: a page opened between the two is right, without any event."""
    with kept_apart(), committed():
        find_useful(stage.actor("official_qo"), stage.pk(1), useful=True)
        between = page(clients, stage.thread, "expert", "")
        find_useful(stage.actor("official_qo"), stage.pk(1), useful=False)
        run_due(timezone.now() + COUNTED_WITHIN)
        updated = brought_up_to_date(between, clients, stage.thread, "expert")
        assert updated.drawn() == page(clients, stage.thread, "expert", "").drawn()
        assert told(stage.thread.stream, between.after) == []


def test_a_list_hears_of_everything_that_would_change_it(stage, clients):
    """It is fetched again when asked for; until then it counts what is told on the streams it follows."""
    listed = clients["expert"].get("/exchange/").content.decode()
    [streams] = html.fromstring(listed).xpath("//live-list/@data-streams")
    heads = {one["stream"]: one["after"] for one in json.loads(streams)}
    with kept_apart():
        thread = thread_by(stage.actor(AUTHOR))
        reply_in(stage.thread, stage.actor(AUTHOR))
        assert Event.objects.filter(stream__subject="members", seq__gt=heads["audience:members"]).count() == 1
        assert thread.stream not in heads
        assert len(told(stage.thread.stream, heads[stage.thread.stream])) == 1
