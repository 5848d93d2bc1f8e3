"""Who spoke in a masked room is known to nobody but who did: two worlds, one of them with another author, are one.

Two people of different Parties say the same at the same moment. Everybody else is answered with the same bytes in both:
pages, frames, mails, and what the log of the forum says. No time of it is finer than a day.
"""

import logging
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.rooms import close_room
from forum.discussions.actions.unmasking import ask_unmasking, decide_unmasking
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply, Unmasking
from forum.discussions.words import prepare
from forum.events.models import Event, Stream
from forum.events.running import run_pending
from forum.live.look import _encoded
from forum.policies.actor import Viewpoint
from forum.publishing import authorship
from tests import cast
from tests.errands import follow_up
from tests.pages import masked
from tests.proofs.apart import kept_apart
from tests.rooms import entered, room_by, said_in

AUTHORS = ("official_qm", "official_qn")
OTHERS = ("colleague_qm", "focal_qm", "labour_qm", "expert", "moderator", "secretariat")
"""Of the authority of one, of its Party, an outsider, and who curates."""
NOON = datetime(2026, 6, 1, 12, 34, 56, tzinfo=UTC)
RANDOM = re.compile(r'name="form_key" value="[^"]*"')
CLOCK = re.compile(r"\d\d:\d\d")

pytestmark = pytest.mark.django_db


def stands(world, room, author, reply):
    pass


def is_edited(world, room, author, reply):
    edit_reply(author, reply.pk, words=prepare("Two buses, and a lorry.", room), version=1)


def is_withdrawn(world, room, author, reply):
    withdraw_reply(author, reply.pk)


def is_hidden(world, room, author, reply):
    hide_reply(world.actor("moderator"), reply.pk, reason="Names a person.")


def is_answered(world, room, author, reply):
    said_in(room, world.actor("labour_qm"), parent=reply, quoting=[(reply, "two buses")])


def is_said_again(world, room, author, reply):
    said_in(room, author, body="And one more.", parent=reply)


def is_asked_about(world, room, author, reply):
    ask_unmasking(world.actor("moderator"), reply.pk, reason="A threat.")


def is_over(world, room, author, reply):
    close_room(world.actor("moderator"), room.pk, reason="All is said.")


WHAT_BECAME_OF_IT = [stands, is_edited, is_withdrawn, is_hidden, is_answered, is_said_again, is_asked_about, is_over]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), kept_apart(), time_machine.travel(NOON, tick=False):
        yield cast.assemble()


@pytest.fixture(scope="module")
def room(world):
    """Everybody is in but the expert, and somebody has spoken, so that every stream has its row."""
    with time_machine.travel(NOON - timedelta(hours=1), tick=False):
        room = room_by(world.actor("moderator"))
        for who in (*AUTHORS, *OTHERS):
            if who != "expert":
                entered(world.actor(who), room)
        said_in(room, world.actor("labour_qm"))
        run_pending()
    return room


@pytest.fixture(scope="module")
def clients(world):
    return {who: world.client(who) for who in OTHERS}


@pytest.fixture(autouse=True)
def drawn_by_lot(monkeypatch):
    """The lot falls on the same letter in both worlds."""
    monkeypatch.setattr(authorship.secrets, "choice", lambda letters: letters[0])


def doors(world, room, reply):
    at = room.get_absolute_url()
    people = [world.people[who].pk for who in AUTHORS]
    return [
        *(f"{at}{asked}" for asked in ("", "?view=flat&part=", f"?quote={reply.number}", f"?to={reply.number}")),
        *(f"/replies/{reply.pk}/{page}" for page in ("", "acts/", "history/", "edit/")),
        *(f"/people/{person}/" for person in people),
        *(f"/directory/{world.actor(who).authority}/" for who in AUTHORS),
        "/",
        "/exchange/",
        "/waiting/",
        "/following/",
        "/search/?q=buses",
        "/account/data/file/",
    ]


def told_of(world, room, clients, who, then, caplog):
    """All that everybody else is answered once `who` has spoken."""
    mail.outbox.clear()
    caplog.clear()
    with kept_apart(), caplog.at_level(logging.INFO):
        author = world.actor(who)
        reply = said_in(room, author)
        then(world, room, author, reply)
        follow_up()
        answers = {
            (other, door.replace(str(reply.pk), "REPLY")): clients[other].get(door)
            for other in OTHERS
            for door in doors(world, room, reply)
        }
        random = {str(one.pk): f"REPLY {one.number}" for one in Reply.objects.filter(thread=room, number__gt=0)}
        random |= {str(pk): "UNMASKING" for pk in Unmasking.objects.values_list("pk", flat=True)}
        random |= {str(epoch): "EPOCH" for epoch in Stream.objects.values_list("epoch", flat=True)}
        found = {key: (answer.status_code, plain(answer, random)) for key, answer in answers.items()}
        events = list(Event.objects.filter(stream__subject=str(room.pk)).select_related("stream").order_by("seq"))
        frames = _encoded(room.stream, events, Viewpoint("en", detail=True))
        found |= {("socket", seq): named(frame, random) for seq, frame in frames.items()}
        found["at"] = {event.at for event in events}
        found["mails"] = [one.body for one in mail.outbox]
        found["log"] = [
            named(record.getMessage(), random) for record in caplog.records if "/replies/" not in record.msg
        ]
        return found


def plain(answer, random):
    streamed = b"".join(answer.streaming_content).decode() if answer.streaming else masked(answer)
    return named(RANDOM.sub("KEY", streamed) + str(answer.headers.get("Location")), random)


def named(text, random):
    for identifier, name in random.items():
        text = text.replace(identifier, name)
    return text


@pytest.mark.parametrize("then", WHAT_BECAME_OF_IT, ids=lambda then: then.__name__)
def test_nobody_can_tell_two_authors_apart(world, room, clients, then, caplog):
    one, other = (told_of(world, room, clients, author, then, caplog) for author in AUTHORS)
    assert {key for key in one if one[key] != other[key]} == set()


def test_who_agreed_reads_the_author_and_nobody_else_can_tell(world, room, clients, caplog):
    shown = []

    def is_unmasked(world, room, author, reply):
        asked = ask_unmasking(world.actor("moderator"), reply.pk, reason="A threat.")
        decide_unmasking(world.actor("secretariat"), asked.pk, agreed=True, reason="I agree.")
        pages = [clients[who].get(asked.get_absolute_url()).content.decode() for who in ("moderator", "secretariat")]
        shown.append({who for who in AUTHORS if all(world.people[who].name in page for page in pages)})

    one, other = (told_of(world, room, clients, author, is_unmasked, caplog) for author in AUTHORS)
    assert {key for key in one if one[key] != other[key]} == set()
    assert shown == [{who} for who in AUTHORS], "To the two, on a page of its own."


def test_no_time_is_finer_than_a_day(world, room, clients, caplog):
    found = told_of(world, room, clients, AUTHORS[0], is_edited, caplog)
    assert found["at"] == {NOON.replace(hour=0, minute=0, second=0)}
    at = room.get_absolute_url()
    shown = [found[who, f"{at}?view=flat&part="][1] for who in OTHERS]
    shown += [found[who, "/replies/REPLY/history/"][1].partition("<ol")[2] for who in OTHERS]
    shown += [frame for key, frame in found.items() if key[0] == "socket"]
    assert [text for text in shown if CLOCK.search(text)] == []


def test_in_an_open_thread_everybody_could(world, room, clients, caplog, monkeypatch):
    """The proof is not blind: with a name over the words the worlds differ."""
    from forum.discussions.actions import posting
    from forum.policies.vocabulary import Attribution, Capacity

    by_name = (Capacity.PERSONAL_VIEW, Attribution.BY_NAME)
    monkeypatch.setattr(posting.rooms, "spoken_in_room", lambda actor: by_name)
    one, other = (told_of(world, room, clients, author, stands, caplog) for author in AUTHORS)
    assert one["labour_qm", room.get_absolute_url()] != other["labour_qm", room.get_absolute_url()]
