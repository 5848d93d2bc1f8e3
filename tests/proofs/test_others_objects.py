"""Nobody reaches another's thing by its identifier: each route × each person × things that are not theirs.

The answer is the one the oracle expects, and the database is as it was.
"""

import pytest

from tests.doors import CASES, OURS, Door
from tests.proofs.oracle import access, audiences, clearance, facts, groups, home, people, rights, rooms, threads
from tests.proofs.plan import ASKERS, INVITED_TO, MASKED, PEOPLE, PERSONAS, POSTS, TOPICS, VISITOR
from tests.proofs.sampling import sample
from tests.proofs.test_canaries import ON_RECORD, TO_FOLLOW, address
from tests.state import digest

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
    "fact_words": "Words of a stranger",
    "source_title": "A source",
    "why": "So it is.",
}


def things(door: Door):
    """The label of each thing of this kind, and what the oracle is told of it."""
    if door.about == "thread":
        return [(f"id thread {topic.key}", topic, None) for topic in TOPICS]
    if door.about == "reply":
        return [(f"id reply {t.key} {post.number}", t, post) for t, post in (*POSTS, *MASKED) if post.number in NUMBERS]
    if door.about == "request":
        return [(f"id request {topic.key}", topic, None) for topic in TOPICS if topic.asks]
    if door.about == "draft":
        return [(f"id draft {topic.key}", topic, None) for topic in TOPICS]
    if door.about == "person":
        return [(f"id person {who}", who, None) for who in ("official_qn", "focal_qm", "suspended_qm", "secretariat")]
    if door.about == "invitation":
        return [("id invitation", None, None)]
    if door.about == "stop":
        return [("stop token", None, None)]
    if door.about == "followed":
        return [(label, *about, None) for label, about in TO_FOLLOW.items()]
    if "token" in door.about:
        return []  # theirs is whoever has it
    return [(label, *(about or (None,)), None) for label, about in ON_RECORD.get(door.about, {}).items()]


MAY = {
    "person": people.may_suspend,
    "fact": lambda who, _fact: facts.may_propose(who),
    "correction": facts.may_decide,
    "authority": lambda who, _key: access.is_secretariat(who),
    "domain": lambda who, _domain: access.is_secretariat(who),
}
"""For what every member sees: who may send a form about it."""


def refusal(who, door, about, post):
    """How a form is refused, in plain ifs; None if it may be sent."""
    if door.about == "stop":
        return None  # whoever has the mail may stop what it tells of
    if who == VISITOR or PEOPLE[who].suspended:
        return {302}
    if who == "seatless":
        return {403}
    if door.about == "draft":
        if who == about.author:
            return None
        return {302} if "discarded" in door.route else {404}
    return refused_by_what_it_is(who, door, about, post)


def refused_by_what_it_is(who, door, about, post):
    """How who may speak is refused: by what kind of thing it is."""
    if door.about in ("group", "member"):
        return refused_in_group(who, about)
    if door.about in ("room", "unmasking"):
        return refused_in_room(who, door, about)
    if door.about == "widening":
        return None if audiences.sees_widening(who) else {404}
    if door.about == "notice":
        return None if who == about else {404}
    if door.about == "revision":
        return refused_to_clear(who, door, about)
    if door.about == "item":
        return None if rights.curates(who) else {403}
    if door.about in ("access", "erasure", "invitation", "seat"):
        return refused_to_keep(who, door, about)
    if door.route.endswith("/letter/"):
        return None
    if door.route.endswith("/mailbox/"):
        return None if home.keeps_mailbox(who, about) else {403}
    return refused_by_who_reads_it(who, door, about, post)


def refused_by_who_reads_it(who, door, about, post):
    """How who speaks, and asks about what members may see, is refused."""
    if door.about in MAY:
        return None if MAY[door.about](who, about) else {403}
    if about is None:
        return None  # a Party, a framework, a tool, an authority: every member sees them
    if not rights.reads(who, about):
        return {404}
    if door.about == "followed":
        return None
    if door.about == "request":
        return None if threads.is_asked(who, about) else {403}
    if door.route.endswith("/unmasking/") or about.masked:
        return refused_behind_masks(who, door, about, post)
    return refused_there(who, door, about, post)


def refused_to_clear(who, door, one):
    """How who neither wrote words that are not spoken yet, nor clears them, is refused."""
    decides = door.route.endswith(("/returned/", "/cleared/"))
    if not clearance.sees(who, one):
        if one.state == "to_come":
            return {404}
        cleared_it_before = access.is_focal_point(who) and PEOPLE[who].authority == PEOPLE[one.author].authority
        return {403} if decides and cleared_it_before else {404}
    return None if decides == (who != one.author) else {403, 422}


def refused_in_room(who, door, about):
    """How who does not belong to a masked room, or has no say in who is unmasked, is refused."""
    if door.about == "unmasking":
        if not rooms.sees_unmasking(who, about):
            return {404}
        if door.route.endswith("/known/"):
            return None if who == rooms.author_of(about) else {404}
        return None if rooms.decides_unmasking(who, about) else {403}
    if not rights.sees(who, about) or (door.route.endswith("/words/") and not rights.reads(who, about)):
        return {404}
    if door.route.endswith("/closure/"):
        return None if rights.curates(who) else {403}
    return None


def refused_behind_masks(who, door, topic, post):
    """How who reads in a masked room is refused; and whoever asks who wrote words that no mask covers."""
    act = door.route.split("/")[2]
    if act == "unmasking":
        if not topic.masked:
            return {404}
        return None if post.attribution == "masked" and rights.curates(who) else {403}
    if act == "unread":
        return {404}
    if act in ("answer", "usefulness"):
        return {403}
    return refused_there(who, door, topic, post)


def refused_in_group(who, about):
    """How who does not keep a group, or asks about the membership of somebody else, is refused."""
    key, member = about if isinstance(about, tuple) else (about, None)
    if not rights.reads_group(who, key):
        return {404}
    may = groups.may_remove(who, key, member) if member else groups.keeps(who, key)
    return None if may else {403}


def refused_to_keep(who, door, about):
    """How who does not keep an authority's people is refused."""
    if door.about == "seat":
        may = access.may_end if door.route.endswith("/end/") else access.may_pass_on
        return None if may(who, about) else {403}
    if door.about == "invitation":
        return None if access.keeps(who, INVITED_TO) else {404}
    if door.about == "erasure":
        return None if access.is_secretariat(who) else {404}
    if not access.keeps(who, ASKERS[about].authority):
        return {404}
    return None if access.decides(who, about) else {403}


def refused_there(who, door, topic, post):
    """How who reads in a thread is refused."""
    act = door.route.split("/")[2]
    if act in ("closure", "pin", "hiding", "insight"):
        return None if rights.curates(who) else {403}
    if act == "audience":
        may = audiences.narrows if door.route.endswith("/narrowed/") else audiences.widens
        return None if may(who, topic) else {403}
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


@pytest.mark.parametrize("who", PERSONAS)
def test_forms_about_things_of_others_change_nothing(who, told, finder, clients):
    before, wrong = digest(), {}
    for door in (door for door in OURS if door not in CASES and "POST" in door.methods):
        for label, about, post in sample(who, door.route, things(door)):
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
    assert digest() == before


@pytest.mark.parametrize("who", PERSONAS)
def test_looking_changes_nothing(who, told, clients):
    before = digest()
    for door in (door for door in OURS if door not in CASES and "GET" in door.methods):
        for label, *_about in sample(who, door.route, things(door) or [("", None, None)]):
            if "token" not in door.about:
                clients[who].get(address(door, told, label))
    assert digest() == before


def test_a_change_would_be_noticed(told, clients):
    """The proof is not blind."""
    before = digest()
    clients["official_qn"].post(f"/threads/{told.threads['x'].pk}/replies/", SENT)
    assert digest() != before
