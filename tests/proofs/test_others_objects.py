"""Nobody reaches another's thing by its identifier: each route × each person × things that are not theirs.

The answer is the one the oracle expects, and the database is as it was.
"""

import hashlib

import pytest
from django.apps import apps

from tests.doors import OURS, Door
from tests.proofs.oracle import people, rights, threads
from tests.proofs.plan import INVITED_TO, PEOPLE, PERSONAS, TOPICS, VISITOR
from tests.proofs.test_canaries import address

pytestmark = pytest.mark.django_db

NUMBERS = (0, 2, 3, 13)
SENT = {
    "body": "Words of a stranger",
    "capacity": "personal_view",
    "attribution": "by_name",
    "form_key": "a-key",
    "reason": "No reason at all.",
    "version": "1",
    "pinned": "1",
    "marked": "1",
    "useful": "1",
    "ranges": "0-3",
    "nothing_to_add": "1",
}
MEASURED = [model for model in apps.get_models() if model._meta.app_label not in ("contenttypes", "usersessions")]


def things(door: Door):
    """The label of each thing of this kind, and what the oracle is told of it."""
    if door.about == "thread":
        return [(f"id thread {topic.key}", topic, None) for topic in TOPICS]
    if door.about == "reply":
        return [(f"id reply {t.key} {number}", t, t.posts[number]) for t in TOPICS for number in NUMBERS]
    if door.about == "request":
        return [(f"id request {topic.key}", topic, None) for topic in TOPICS if topic.asks]
    if door.about == "draft":
        return [(f"id draft {topic.key}", topic, None) for topic in TOPICS]
    if door.about == "person":
        return [(f"id person {who}", who, None) for who in ("official_qn", "focal_qm", "suspended_qm", "secretariat")]
    if door.about == "invitation":
        return [("id invitation", None, None)]
    return []


def refusal(who, door, about, post):
    """How a form is refused, in plain ifs; None if it may be sent."""
    if who == VISITOR or PEOPLE[who].suspended:
        return {302}
    if who == "seatless":
        return {403}
    if door.about == "draft":
        if who == about.author:
            return None
        return {302} if "discarded" in door.route else {404}
    if door.about == "invitation":
        if who == "secretariat" or (PEOPLE[who].role == "focal_point" and PEOPLE[who].authority == INVITED_TO):
            return None if PEOPLE[who].powers else {404}
        return {404}
    if door.about == "person":
        return None if people.may_suspend(who, about) else {403}
    if not rights.reads(who, about):
        return {404}
    if door.about == "request":
        return None if threads.is_asked(who, about) else {403}
    return refused_there(who, door, about, post)


def refused_there(who, door, topic, post):
    """How who reads in a thread is refused."""
    act = door.route.split("/")[2]
    if act in ("closure", "pin", "hiding", "insight"):
        return None if rights.curates(who) else {403}
    if act == "requests":
        asks = (
            rights.curates(who)
            or who == topic.author
            or (PEOPLE[who].role, PEOPLE[who].powers) == ("focal_point", True)
        )
        return None if asks and not topic.closed else {403}
    if act == "replies":
        return {422} if topic.closed else None
    if act == "answer":
        return {403} if post.number == 0 or not (rights.curates(who) or who == topic.author) else None
    if act == "edit":
        return {422} if who != post.author or topic.closed or not threads.stands(post) else None
    if act == "withdrawal":
        return {403} if who != post.author or not threads.stands(post) else None
    if act == "usefulness":
        counts = PEOPLE[who].role in ("official", "focal_point", "expert")
        return {403} if who == post.author or not counts or not threads.stands(post) else None
    return None


def state() -> str:
    """A digest of every row there is."""
    digest = hashlib.sha256()
    for model in MEASURED:
        rows = sorted(map(repr, model._base_manager.values_list()))
        digest.update("\n".join(rows).encode())
    return digest.hexdigest()


@pytest.mark.parametrize("who", PERSONAS)
def test_forms_about_things_of_others_change_nothing(who, told, finder, clients):
    before, wrong = state(), {}
    for door in (door for door in OURS if "POST" in door.methods):
        for label, about, post in things(door):
            expected = refusal(who, door, about, post)
            if expected is None:
                continue
            thread = {"thread": told.threads[about.key].pk} if door.about == "draft" else {}
            answer = clients[who].post(address(door, told, label), SENT | thread)
            if answer.status_code not in expected:
                wrong[door.route, label] = answer.status_code
            if answer.status_code in (404, 302):
                found = finder.of_answer(answer) - {label} - rights.refused(who) if who in PEOPLE else set()
                assert not found, (door.route, label)
    assert not wrong
    assert state() == before


@pytest.mark.parametrize("who", PERSONAS)
def test_looking_changes_nothing(who, told, clients):
    before = state()
    for door in (door for door in OURS if "GET" in door.methods):
        for label, *_about in things(door) or [("", None, None)]:
            if door.about != "token":
                clients[who].get(address(door, told, label))
    assert state() == before


def test_a_change_would_be_noticed(told, clients):
    """The proof is not blind."""
    before = state()
    clients["official_qn"].post(f"/threads/{told.threads['x'].pk}/replies/", SENT)
    assert state() != before
