"""Nobody finds a canary behind a door that is not meant for them, and everybody finds those that are."""

from collections.abc import Iterator
from pprint import pformat

import pytest
from django.db.models import Q
from django.test import Client

from tests.cast import PASSWORD
from tests.doors import ACCOUNT, CASES, OURS, Door
from tests.proofs.headers import assert_guarded
from tests.proofs.oracle import (
    access,
    audiences,
    clearance,
    facts,
    groups,
    home,
    moderation,
    notices,
    own_data,
    people,
    rights,
    rooms,
    search,
    threads,
)
from tests.proofs.plan import (
    ASKERS,
    AUTHORITIES,
    FACTS,
    FRAMEWORKS,
    GROUPS,
    MASKED,
    PARTIES,
    PEOPLE,
    PERSONAS,
    POSTS,
    PROPOSALS,
    ROOMS,
    TOOL,
    TOPICS,
    UNMASKINGS,
    UNSPOKEN,
    WIDENINGS,
    canary,
)
from tests.proofs.sampling import sample
from tests.proofs.world import Told

pytestmark = pytest.mark.django_db

EVERY_STATE = (1, 6, 11, 4, 25)
ALONE = [
    (topic, post)
    for topic, post in POSTS
    if post.number in EVERY_STATE or (not topic.framework and (post.number <= 13 or post.mentions))
]
"""Those whose own pages are opened: all for members but the answers that are alike; every state in narrower threads."""

RULES = {
    name: rule
    for rules in (
        people,
        threads,
        audiences,
        rooms,
        clearance,
        groups,
        home,
        moderation,
        facts,
        search,
        access,
        notices,
        own_data,
    )
    for name, rule in vars(rules).items()
}
"""By their names, of which a door says one."""


ON_RECORD = {
    "framework": {f"framework {code}": (code,) for code in FRAMEWORKS},
    "party": {f"party code {code}": (code,) for code in PARTIES},
    "tool": {f"tool {TOOL}": ()},
    "fact": {f"id fact {fact.key}": (fact,) for fact in FACTS},
    "correction": {f"id correction {one.key}": (one,) for one in PROPOSALS},
    "access": {f"id access {asker}": (asker,) for asker in ASKERS},
    "access token": {f"access token {asker}": (asker,) for asker in ASKERS},
    "seat": {f"id seat {who}": (who,) for who, person in PEOPLE.items() if person.role},
    "authority": {f"id authority {key}": (key,) for key in AUTHORITIES},
    "domain": {"id domain": ()},
    "revision": {f"id revision {one.key}": (one,) for one in UNSPOKEN},
    "erasure": {"id erasure": ()},
    "item": {f"id item {topic.key} {post.number}": ((topic, post),) for topic, post in moderation.first_words()},
    "room": {f"id thread {topic.key}": (topic,) for topic in ROOMS},
    "unmasking": {f"id unmasking {one.key}": (one,) for one in UNMASKINGS},
    "group": {f"id group {key}": (key,) for key in GROUPS},
    "widening": {f"id widening {key}": (key,) for key in WIDENINGS},
    "notice": {f"id notice widened {who}": (who,) for who in ("official_qm", "official_qn")},
    "member": {f"id member {key} {who}": ((key, who),) for key, group in GROUPS.items() for who in group.members},
}
"""For each kind of thing on record, the label of each, and what the oracle is told of it."""


TO_FOLLOW: dict[str, tuple[object, ...]] = {
    **{f"id thread {topic.key}": (topic,) for topic in TOPICS},
    **{label: (None,) for kind in ("framework", "party", "tool") for label in ON_RECORD[kind]},
    **{f"id authority {key}": (None,) for key in AUTHORITIES},
}
"""The label of each thing that can be followed, and its thread, if it is one."""


@pytest.fixture(autouse=True)
def on_one_page(monkeypatch):
    """What is found stands on as many pages as it needs."""
    monkeypatch.setattr("forum.search.results.SIZE", 500)


def subjects(door: Door) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The label of each thing that a door can be opened at, and what the oracle is told of it."""
    match door.about:
        case "":
            yield "", ()
        case "thread":
            yield from ((f"id thread {topic.key}", (topic,)) for topic in TOPICS)
        case "reply":
            yield from ((f"id reply {topic.key} {post.number}", (topic, post)) for topic, post in (*ALONE, *MASKED))
        case "request":
            yield from ((f"id request {topic.key}", (topic,)) for topic in TOPICS if topic.asks)
        case "person":
            yield from ((f"id person {who}", (who,)) for who in PEOPLE)
        case "authority":
            yield from ((f"id authority {key}", (key,)) for key in AUTHORITIES)
        case "token" | "stop":
            yield f"{'invitation' if door.about == 'token' else 'stop'} token", ()
        case "followed":
            yield from TO_FOLLOW.items()
        case kind if kind in ON_RECORD:
            yield from ON_RECORD[kind].items()
        case _:
            yield "", ()


NONSENSE = {
    "document": "conduct",
    "document version": "conduct/1",
    "key": "abc-set-password",
    "passkey": "1",
    "provider": "organisation",
}
ASKED = {
    "thread": ["", "?view=flat", "?part=", "?at=25", "?to=1", "?quote=1", "?quote=3"],
    "reach": ["", "?audience=members"],
    "room": ["", "?view=flat", "?part=", "?at=3", "?to=1", "?quote=1"],
    "wider": ["", "?wider-to=members"],
    "exchange": ["", "?part=", "?show=questions", "?show=unread&part="],
    "directory": ["", "?party=QM", "?party=QO", "?framework=FWY", "?kind=regional_body&party=QN"],
    "framework": ["", "?on=2021-01-01"],
    "frameworks": ["", "?mobility=primary"],
    "marks": ["?numbers=" + ",".join(map(str, range(26)))],
    "search": ["", "?q=canaryq&like=1"],  # words that begin like that: all there are
    "mentions": ["?q=" + canary(f"name {who}")[:10] for who in PEOPLE],
}
"""With what an address is asked: all answers to one rule are put together."""


def address(door: Door, told: Told, label: str) -> str:
    start, bracket, rest = door.route.replace("^", "").replace("$", "").partition("(" if "(" in door.route else "<")
    if not bracket:
        return f"/{start}"
    named = told.by_label.get(label) or NONSENSE[door.about]
    if door.about == "followed":
        named = f"{label.removeprefix('id ').partition(' ')[0]}/{named}"
    return f"/{start}{named}/" + (rest.rpartition("/" if bracket == "(" else ">/")[2])


def expected(door: Door, who: str, about: tuple[object, ...]) -> set[str]:
    if not door.public and not rights.is_let_in(who):
        return set()
    if door.shows == "nothing":
        return set()
    rule = RULES[door.shows]
    found: set[str] = rule(who, *about)
    return found


@pytest.mark.parametrize("who", PERSONAS)
def test_every_page_shows_what_it_should_and_nothing_else(who, told, finder, clients, record_property):
    wrong, cells = {}, 0
    for door in (door for door in OURS if door not in CASES):
        if "GET" not in door.methods:
            continue
        for label, about in sample(who, door.route, subjects(door)):
            found = set()
            for asked in ASKED.get(door.shows, [""]):
                answer = clients[who].get(address(door, told, label) + asked)
                assert_guarded(answer, signed_in=rights.is_let_in(who))
                found |= finder.of_answer(answer)
                cells += len(finder)
            said = {label}  # what the address says is no news to who knows it
            extra, missing = found - expected(door, who, about) - said, expected(door, who, about) - found - said
            if extra or missing:
                wrong[door.route, label] = {"extra": sorted(extra), "missing": sorted(missing)}
    record_property("cells", cells)
    assert not wrong, pformat(wrong, width=150)


@pytest.mark.parametrize("who", PERSONAS)
def test_pages_of_an_account_show_what_is_one_s_own_and_nothing_else(who, told, finder, record_property):
    """To who has just given their password once more: so that the pages behind it are seen."""
    client = told.cast.client(who) if rights.is_let_in(who) else Client()
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    wrong = {}
    for door in (door for door in ACCOUNT if "GET" in door.methods):
        answer = client.get(address(door, told, ""))
        assert_guarded(answer, signed_in=rights.is_let_in(who))
        found = finder.of_answer(answer)
        if found != RULES[door.shows](who):
            wrong[door.route] = {"found": sorted(found), "expected": sorted(RULES[door.shows](who))}
    assert not wrong, pformat(wrong, width=150)
    record_property("cells", len(finder) * len(ACCOUNT))


def test_a_leak_would_be_found(told, finder, clients, monkeypatch):
    """The proof is not blind: with the door of audiences open, an outsider's list shows what it must not."""
    assert finder.of_answer(clients["official_qo"].get("/exchange/")) == threads.exchange("official_qo")
    monkeypatch.setattr("forum.discussions.querysets.within_audience", lambda actor, of="": Q())
    assert "x title" in finder.of_answer(clients["official_qo"].get("/exchange/"))
