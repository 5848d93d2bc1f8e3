"""What a socket is sent, and what a mail says, holds no canary that is not meant for who gets it."""

import pytest
from django.core import mail

from accounts.sessions import SessionStore
from forum.events.models import Event, StreamKind, stream_name
from forum.live.look import _allowed, _encoded
from forum.live.registry import DOORS
from forum.live.visitors import Visitor, visitor_of
from forum.policies.actor import Viewpoint
from tests.doors import STREAMS
from tests.proofs.oracle import rights, threads
from tests.proofs.plan import (
    AUTHORITIES,
    FACTS,
    FRAMEWORKS,
    GROUPS,
    INVITED_BY,
    INVITED_TO,
    PEOPLE,
    ROOMS,
    TOPICS,
    USEFUL,
    Topic,
)
from tests.proofs.world import Told

pytestmark = pytest.mark.django_db

PAGE = Viewpoint(language="en", detail=True)
LIST = Viewpoint(language="", detail=False)


def audiences(told: Told) -> dict[str, tuple[str, str]]:
    """The key of every audience, and what the oracle calls it."""
    return {
        "members": ("members", ""),
        **{f"framework:{code}": ("framework", code) for code in FRAMEWORKS},
        **{f"group:{told.by_label[f'id group {key}']}": ("group", key) for key in GROUPS},
        **{f"authority:{told.cast.authorities[key].pk}": ("authority", key) for key in AUTHORITIES},
    }


def streams(told: Told) -> dict[str, tuple[str, object]]:
    """Every stream of the world, as a page would name it, and what the oracle is told of it."""
    return {
        **{told.threads[topic.key].stream: ("thread", topic) for topic in TOPICS},
        **{told.rooms[topic.key].stream: ("room", topic) for topic in ROOMS},
        **{stream_name(StreamKind.PERSON, told.cast.people[who].pk): ("person", who) for who in PEOPLE},
        **{stream_name(StreamKind.AUDIENCE, key): ("audience", of) for key, of in audiences(told).items()},
        **{stream_name(StreamKind.FACT, told.by_label[f"id fact {fact.key}"]): ("fact", fact) for fact in FACTS},
        **{
            stream_name(StreamKind.DESK, f"{told.cast.authorities[authority].pk}:{key}"): ("desk", (authority, of))
            for authority in AUTHORITIES
            for key, of in audiences(told).items()
        },
        **{stream_name(StreamKind.AUTHORITY, told.cast.authorities[key].pk): ("authority", key) for key in AUTHORITIES},
        stream_name(StreamKind.AUDIENCE, "public"): ("audience", ("members", "")),
        stream_name(StreamKind.RIGHTS): ("rights", None),
    }


def is_for(topic: Topic, audience: tuple[str, str]) -> bool:
    kind, of = audience
    if kind == "framework":
        return topic.framework == of
    if kind == "group":
        return topic.group == of
    if kind == "authority":
        return topic.authority == of
    return topic.framework == topic.group == topic.authority == ""


def belongs(who: str, audience: tuple[str, str]) -> bool:
    kind, of = audience
    if kind == "authority":
        return rights.speaks(who) and PEOPLE[who].authority == of
    return any(is_for(topic, audience) and rights.reads(who, topic) for topic in TOPICS)


def may_follow(who: str, kind: str, about: object) -> bool:
    """The oracle of doors on a socket."""
    if kind in ("thread", "room"):
        return rights.reads(who, about)
    if kind == "person":
        return rights.speaks(who) and who == about
    if kind == "fact":
        return rights.speaks(who)
    if kind == "audience":
        return belongs(who, about)
    if kind == "authority":
        writes = rights.speaks(who) and PEOPLE[who].role in ("official", "focal_point")
        return writes and PEOPLE[who].authority == about
    if kind == "desk":
        authority, audience = about
        return rights.speaks(who) and PEOPLE[who].authority == authority and belongs(who, audience)
    return False


def found_useful(authority: str, audience: tuple[str, str]) -> set[str]:
    """The replies of threads for an audience that an authority found useful."""
    return {
        f"id reply {topic.key} {number}"
        for topic in TOPICS
        for (key, number), people in USEFUL.items()
        if topic.key == key and is_for(topic, audience)
        if any(PEOPLE[who].authority == authority for who in people)
    }


def drawn(kind: str, about: object) -> set[str]:
    """The oracle of what is drawn there for whoever follows, whatever happened before."""
    if kind == "desk":
        return found_useful(*about)
    if kind not in ("thread", "room"):
        return set()
    found = threads.state(about)
    for post in about.posts[1:]:
        found |= threads.in_place(about, post)
    if not threads.stands(about.posts[0]):  # what became of them was told, and of the title, which is one line now
        found |= threads.in_place(about, about.posts[0])
    return found


@pytest.fixture(scope="module")
def visitors(told, clients) -> dict[str, Visitor | None]:
    """Who each of the cast is to a socket that they open."""
    return {
        who: visitor_of(clients[who].session.session_key) if clients[who].session.session_key else None
        for who in PEOPLE
    }


def test_every_kind_of_stream_is_proven(told):
    assert {kind for kind, _about in streams(told).values()} == set(STREAMS) == set(StreamKind.values)
    assert set(DOORS) == set(STREAMS) - {"rights"}


@pytest.mark.parametrize("who", PEOPLE)
def test_a_socket_follows_and_is_sent_what_is_meant_for_it(who, told, finder, visitors, record_property):
    visitor = visitors[who]
    assert (visitor is not None) == rights.speaks(who)
    for name, (kind, about) in streams(told).items():
        follows = visitor is not None and (visitor, name) in _allowed({(visitor, name)}, {})
        assert follows == may_follow(who, kind, about), name
        if follows:
            events = list(Event.objects.filter(stream__subject=name.partition(":")[2]).select_related("stream"))
            frames = _encoded(name, events, PAGE)
            assert len(frames) == len(events)
            said = finder.of_text(name)  # each frame names its stream, as the page did
            assert finder.of_text("\n".join(frames.values())) - said == drawn(kind, about), name
            assert not finder.of_text("\n".join(_encoded(name, events, LIST).values())) - said, name
    record_property("cells", len(finder) * len(streams(told)) * 2)


def test_a_session_that_is_not_signed_in_opens_nothing(told):
    session = SessionStore()
    session.create()
    assert visitor_of(session.session_key) is None


def test_a_mail_says_only_what_its_reader_needs(told, finder):
    """The one that invites: to the address that is invited, with the link, and by whom to what."""
    [sent] = told.mails
    assert finder.of_text(" ".join(sent.recipients())) == {"email invited"}
    place = rights.place(INVITED_TO)
    assert finder.of_mail(sent) == {"email invited", "invitation token", f"name {INVITED_BY}"} | place


@pytest.mark.parametrize("who", ["official_qm", "seatless", "suspended_qm"])
def test_a_forgotten_password_is_mailed_to_its_own_address(who, told, finder, clients):
    mail.outbox.clear()
    clients["visitor"].post("/account/password/reset/", {"email": told.cast.people[who].email})
    found = [finder.of_text(" ".join(sent.recipients())) | finder.of_mail(sent) for sent in mail.outbox]
    assert found == ([] if PEOPLE[who].suspended else [{f"email {who}", f"id person {who}"}])
