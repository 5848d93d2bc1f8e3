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
from tests.proofs.plan import FRAMEWORKS, INVITED_BY, INVITED_TO, PEOPLE, TOPICS
from tests.proofs.world import Told

pytestmark = pytest.mark.django_db

PAGE = Viewpoint(language="en", detail=True)
LIST = Viewpoint(language="", detail=False)


def streams(told: Told) -> dict[str, tuple[str, object]]:
    """Every stream of the world, as a page would name it, and what the oracle is told of it."""
    return {
        **{told.threads[topic.key].stream: ("thread", topic) for topic in TOPICS},
        **{stream_name(StreamKind.PERSON, told.cast.people[who].pk): ("person", who) for who in PEOPLE},
        stream_name(StreamKind.AUDIENCE, "members"): ("audience", ""),
        **{stream_name(StreamKind.AUDIENCE, f"framework:{code}"): ("audience", code) for code in FRAMEWORKS},
        stream_name(StreamKind.RIGHTS): ("rights", None),
    }


def may_follow(who: str, kind: str, about: object) -> bool:
    """The oracle of doors on a socket."""
    if kind == "thread":
        return rights.reads(who, about)
    if kind == "person":
        return rights.speaks(who) and who == about
    if kind == "audience":
        return any(topic.framework == about and rights.reads(who, topic) for topic in TOPICS)
    return False


def drawn(kind: str, about: object) -> set[str]:
    """The oracle of what is drawn there for whoever follows, whatever happened before."""
    if kind != "thread":
        return set()
    found = threads.state(about)
    for post in about.posts[1:]:
        found |= threads.in_place(about, post)
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
    place = {f"authority {INVITED_TO}"}
    assert finder.of_mail(sent) == {"email invited", "invitation token", f"name {INVITED_BY}"} | place


@pytest.mark.parametrize("who", ["official_qm", "seatless", "suspended_qm"])
def test_a_forgotten_password_is_mailed_to_its_own_address(who, told, finder, clients):
    mail.outbox.clear()
    clients["visitor"].post("/account/password/reset/", {"email": told.cast.people[who].email})
    found = [finder.of_text(" ".join(sent.recipients())) | finder.of_mail(sent) for sent in mail.outbox]
    assert found == ([] if PEOPLE[who].suspended else [{f"email {who}", f"id person {who}"}])
