"""Who wrote words that show an authority or a Party only is known to nobody but who wrote them.

Two people of one authority say the same at the same moment, in two worlds that are otherwise one: everybody else is
answered with the same bytes in both.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine

from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.response import ask_for_experience, find_useful
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply
from forum.discussions.words import prepare
from forum.events.models import Event
from forum.events.running import run_pending
from forum.live.look import _encoded
from forum.policies.actor import Viewpoint
from forum.policies.decision import Refused
from forum.policies.vocabulary import Attribution, Capacity, RequestState
from tests import cast
from tests.errands import follow_up
from tests.pages import masked
from tests.proofs.apart import kept_apart
from tests.threads import reply_in, thread_by

AUTHORS = ("official_qm", "colleague_qm")
OTHERS = ("focal_qm", "labour_qm", "official_qn", "expert", "moderator")
"""Of the same authority, of the same Party, who asked, an outsider, who curates."""
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
RANDOM = re.compile(r'name="form_key" value="[^"]*"')


def stands(world, author, reply):
    pass


def is_edited(world, author, reply):
    words = prepare("Two halls, one queue.", reply.thread)
    edit_reply(world.actor(author), reply.pk, words=words, version=1)


def is_withdrawn(world, author, reply):
    withdraw_reply(world.actor(author), reply.pk)


def is_hidden(world, author, reply):
    hide_reply(world.actor("moderator"), reply.pk, reason="Names a person.")


def is_answered(world, author, reply):
    reply_in(reply.thread, world.actor("official_qn"), parent=reply, quoting=[(reply, "two queues")])


def is_useful(world, author, reply):
    find_useful(world.actor("focal_qm"), reply.pk, useful=True)


WHAT_BECAME_OF_IT = [stands, is_edited, is_withdrawn, is_hidden, is_answered, is_useful]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), kept_apart(), time_machine.travel(NOON, tick=False):
        yield cast.assemble()


@pytest.fixture(scope="module")
def thread(world):
    """Somebody has answered already, so that every stream has its row."""
    with time_machine.travel(NOON - timedelta(hours=1), tick=False):
        thread = thread_by(world.actor("official_qn"))
        reply = reply_in(thread, world.actor("expert"))
        for who in OTHERS:
            if world.actor(who).party:
                find_useful(world.actor(who), reply.pk, useful=True)
        run_pending()
    return thread


@pytest.fixture(scope="module")
def clients(world):
    return {who: world.client(who) for who in OTHERS}


def doors(thread, reply):
    at = f"/threads/{thread.pk}/"
    return [
        *(f"{at}{asked}" for asked in ("", "?view=flat&part=", f"?quote={reply.number}")),
        f"{at}marks/?numbers=0,1,2,3",
        *(f"/replies/{reply.pk}/{page}" for page in ("", "acts/", "history/", "edit/")),
        "/exchange/",
        "/waiting/",
    ]


def told_of(world, thread, clients, author, attribution, then):
    """All that everybody else is answered once `author` has spoken."""
    with kept_apart():
        capacity = Capacity.PERSONAL_VIEW
        reply = reply_in(thread, world.actor(author), attribution=attribution, capacity=capacity)
        then(world, author, reply)
        follow_up()
        answers = {
            (who, door.replace(str(reply.pk), "REPLY")): clients[who].get(door)
            for who in OTHERS
            for door in doors(thread, reply)
        }
        random = {str(one.pk): f"REPLY {one.number}" for one in Reply.objects.filter(thread=thread, number__gt=0)}
        found = {key: (answer.status_code, plain(answer, random)) for key, answer in answers.items()}
        events = list(Event.objects.filter(stream__subject=str(thread.pk)).select_related("stream").order_by("seq"))
        frames = _encoded(thread.stream, events, Viewpoint("en", detail=True))
        return found | {("socket", seq): named(frame, random) for seq, frame in frames.items()}


def plain(answer, random):
    return named(RANDOM.sub("KEY", masked(answer)) + str(answer.headers.get("Location")), random)


def named(text, random):
    for identifier, name in random.items():
        text = text.replace(identifier, name)
    return text


@pytest.mark.django_db
@pytest.mark.parametrize("then", WHAT_BECAME_OF_IT, ids=lambda then: then.__name__)
@pytest.mark.parametrize("attribution", [Attribution.AUTHORITY_ONLY, Attribution.PARTY_ONLY])
def test_nobody_can_tell_two_authors_of_an_authority_apart(world, thread, clients, attribution, then):
    one, other = (told_of(world, thread, clients, author, attribution, then) for author in AUTHORS)
    assert {key for key in one if one[key] != other[key]} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("then", WHAT_BECAME_OF_IT, ids=lambda then: then.__name__)
def test_a_party_shown_alone_does_not_tell_which_authority_spoke(world, thread, clients, then):
    """To all but the people of these two authorities."""
    way = Attribution.PARTY_ONLY
    one, other = (told_of(world, thread, clients, author, way, then) for author in ("official_qm", "labour_qm"))
    assert {key for key in one if one[key] != other[key] and key[0] != "labour_qm"} == set()


@pytest.mark.django_db
def test_an_answer_for_an_authority_names_it(world, thread):
    """The thread says whose request a reply answers, so such a reply cannot show its Party only."""
    with kept_apart():
        asked = [world.authorities["labour_qm"].pk]
        [request] = ask_for_experience(world.actor("moderator"), thread.pk, authorities=asked)
        answer = partial(reply_in, thread, world.actor("labour_qm"), answers_request=True)
        with pytest.raises(Refused, match="names it"):
            answer(attribution=Attribution.PARTY_ONLY)
        answer(attribution=Attribution.AUTHORITY_ONLY)
        request.refresh_from_db()
        assert request.state == RequestState.ANSWERED


@pytest.mark.django_db
def test_by_name_everybody_can(world, thread, clients):
    """The proof is not blind."""
    one, other = (told_of(world, thread, clients, author, Attribution.BY_NAME, stands) for author in AUTHORS)
    assert one["official_qn", f"/threads/{thread.pk}/"] != other["official_qn", f"/threads/{thread.pk}/"]
    assert one["socket", 3] != other["socket", 3]
