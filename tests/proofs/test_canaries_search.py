"""Words lead nobody to what they may not read, nor does the number of things found, nor what is offered beside them."""

import re
from pprint import pformat

import pytest
from django.http import QueryDict
from django.test import Client

from accounts.actors import actors_of
from accounts.models import User
from forum.discussions.actions.curation import hide_reply
from forum.events.running import run_pending
from forum.search.results import Results
from forum.search.similar import similar_to
from tests.proofs.oracle import search as oracle
from tests.proofs.oracle.rights import is_let_in, speaks
from tests.proofs.plan import LABELS, PERSONAS, TOPICS, canary
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db


def reader(told, who):
    """The actor as whom somebody reads; nobody for who is signed out, or can speak for none."""
    return told.actor(who) if speaks(who) else None


def count(actor, asked):
    query = QueryDict(mutable=True)
    query["q"] = asked
    return Results(actor, query).count


@pytest.mark.parametrize("who", PERSONAS)
def test_each_word_finds_something_exactly_for_who_may_read_it(who, told, record_property):
    found = {label for label in LABELS if count(reader(told, who), canary(label))}
    expected = oracle.words(who)
    wrong = {"extra": sorted(found - expected), "missing": sorted(expected - found)}
    assert found == expected, pformat(wrong, width=150)
    record_property("cells", len(LABELS))


@pytest.mark.parametrize("who", [who for who in PERSONAS if speaks(who)])
def test_what_is_like_a_title_is_what_one_may_read(who, told, finder, clients):
    for topic in TOPICS:
        asked = {"title": f"About {canary(f'{topic.key} title')} {canary(f'{topic.key} 0 words')}"}
        found = finder.of_answer(clients[who].get("/search/similar/", asked))
        shown = oracle.reads(who, topic) and oracle.stands(topic.posts[0])
        assert found == (oracle.title(topic) | {f"id thread {topic.key}"} if shown else set())


TOKEN = re.compile(b'name="csrfmiddlewaretoken" value="[^"]+"')
ASKED = (
    {"q": "first"},
    {"q": "canaryq", "like": "1"},
    {"q": "about queues", "like": "1"},
    {"q": "“one hall”", "framework": "FWX"},
    {"q": "FWX border -hall"},
    {"q": "somebody", "kind": "reply", "since": "week"},
)


def pages(clients, readers):
    """What somebody else finds and is offered; but for the token of each page, which is another every time."""
    seen = {}
    for who in readers:
        client: Client = clients[who]
        for asked in ASKED:
            seen[who, asked["q"]] = client.get("/search/", asked).content
        seen[who, "similar"] = client.get("/search/similar/", {"title": "One hall, two queues, first words"}).content
    return {key: TOKEN.sub(b"", content.partition(b'<main id="main"')[2]) for key, content in seen.items()}


def test_what_others_say_among_themselves_changes_nothing_for_those_outside(told, clients):
    outside = ("visitor", "official_qo", "expert", "moderator_bare", "seatless", "suspended_qm")
    before = pages(clients, outside)
    framework, speaker = told.cast.frameworks["FWX"], told.actor("official_qm")
    kept = {"audience": for_parties(framework), "frameworks": [framework]}
    thread = thread_by(speaker, title="First queues, one hall", body="One hall, two queues, first words", **kept)
    for _ in range(3):
        reply_in(thread, speaker, body="One hall, about somebody at the border")
    run_pending()
    assert pages(clients, outside) == before
    assert pages(clients, ["official_qn"]) != pages(clients, ["official_qo"]), "The comparison is not blind."


def test_what_was_hidden_changes_nothing_for_anybody_though_the_index_be_behind(told, clients):
    everybody = ("visitor", "official_qm", "expert", "moderator")
    thread = thread_by(told.actor("official_qn"), title="Something else", body="Nothing of that")
    run_pending()
    before = pages(clients, everybody)
    reply = reply_in(thread, told.actor("official_qm"), body="One hall, two queues, first words about somebody")
    run_pending()
    assert pages(clients, everybody) != before
    hide_reply(told.actor("moderator"), reply.pk, reason="Not here.")
    assert pages(clients, everybody) == before, "At once."
    run_pending()
    assert pages(clients, everybody) == before, "And when the index has heard of it."


def test_rights_that_were_lost_a_moment_ago_find_nothing(told):
    who = "official_qm"
    asked = canary("x title")
    assert count(told.actor(who), asked) == 1
    person: User = told.cast.people[who]
    [actor] = actors_of([person.pk])[person.pk]
    told.cast.parties["QM"].participations.all().delete()
    [after] = actors_of([person.pk])[person.pk]
    assert (actor.frameworks, after.frameworks) == ({"FWX"}, frozenset())
    assert count(after, asked) == 0
    assert similar_to(after, f"About {asked} {canary('x 0 words')}") == []


def test_who_is_let_in_but_cannot_speak_finds_what_is_public():
    assert {who for who in PERSONAS if is_let_in(who) and not speaks(who)} == {"seatless"}
    assert oracle.words("seatless") == oracle.words("visitor")
