"""Nobody finds a canary behind a door that is not meant for them, and everybody finds those that are."""

from collections.abc import Iterator
from pprint import pformat

import pytest
from django.db.models import Q

from tests.doors import ACCOUNT, OURS, Door
from tests.proofs.headers import assert_guarded
from tests.proofs.oracle import people, rights, threads
from tests.proofs.plan import PEOPLE, PERSONAS, POSTS, TOPICS, canary
from tests.proofs.world import Told

pytestmark = pytest.mark.django_db

EVERY_STATE = (1, 6, 11, 4, 25)
ALONE = [
    (topic, post)
    for topic, post in POSTS
    if post.number in EVERY_STATE or (not topic.framework and (post.number <= 13 or post.mentions))
]
"""Those whose own pages are opened: all for members but the answers that are alike; every state in narrower threads."""

RULES = {**vars(people), **vars(threads)}
"""By their names, of which a door says one."""


def subjects(door: Door) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The label of each thing that a door can be opened at, and what the oracle is told of it."""
    match door.about:
        case "":
            yield "", ()
        case "thread":
            yield from ((f"id thread {topic.key}", (topic,)) for topic in TOPICS)
        case "reply":
            yield from ((f"id reply {topic.key} {post.number}", (topic, post)) for topic, post in ALONE)
        case "request":
            yield from ((f"id request {topic.key}", (topic,)) for topic in TOPICS if topic.asks)
        case "person":
            yield from ((f"id person {who}", (who,)) for who in PEOPLE)
        case "token":
            yield "invitation token", ()
        case _:
            yield "", ()


NONSENSE = {"key": "abc-set-password", "passkey": "1", "provider": "organisation"}
ASKED = {
    "thread": ["", "?view=flat", "?part=", "?at=25", "?to=1", "?quote=1", "?quote=3"],
    "exchange": ["", "?part=", "?show=questions", "?show=unread&part="],
    "marks": ["?numbers=" + ",".join(map(str, range(26)))],
    "mentions": ["?q=" + canary(f"name {who}")[:10] for who in PEOPLE],
}
"""With what an address is asked: all answers to one rule are put together."""


def address(door: Door, told: Told, label: str) -> str:
    start, bracket, rest = door.route.replace("^", "").replace("$", "").partition("(" if "(" in door.route else "<")
    if not bracket:
        return f"/{start}"
    named = told.by_label.get(label) or NONSENSE[door.about]
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
    for door in OURS:
        if "GET" not in door.methods:
            continue
        for label, about in subjects(door):
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
def test_pages_of_an_account_show_nothing_of_others(who, told, finder, clients, record_property):
    for door in (door for door in ACCOUNT if "GET" in door.methods):
        answer = clients[who].get(address(door, told, ""))
        assert_guarded(answer, signed_in=rights.is_let_in(who))
        assert finder.of_answer(answer) <= people.own(who), door
    record_property("cells", len(finder) * len(ACCOUNT))


def test_a_leak_would_be_found(told, finder, clients, monkeypatch):
    """The proof is not blind: with the door of audiences open, an outsider's list shows what it must not."""
    assert finder.of_answer(clients["official_qo"].get("/exchange/")) == threads.exchange("official_qo")
    monkeypatch.setattr("forum.discussions.querysets.within_audience", lambda actor, of="": Q())
    assert "x title" in finder.of_answer(clients["official_qo"].get("/exchange/"))
