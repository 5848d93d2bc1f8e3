"""Each question that a list asks agrees with the rule that a page asks, for the whole cast over a varied world."""

from datetime import date

import pytest
from django.apps import apps

from accounts.actors import actors_of
from accounts.models import Invitation, Seat
from forum.agreements.models import Participation
from forum.discussions.actions.personal import mark_read
from forum.discussions.actions.response import ask_for_experience, record_nothing_to_add
from forum.discussions.models import ExperienceRequest, ReadRange, Reply, Thread
from forum.events.running import run_pending
from forum.notifications.models import Waiting
from forum.policies import people, threads
from forum.policies.vocabulary import ReplyState, Role
from forum.publishing.audience import authorities_within, key, keys_of, seats_within
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def varied(told):
    """Also: an expert who sits at a Party's authority, a Party that has left, an answered request, words half read."""
    world = told.cast
    Seat.objects.create(
        person=world.people["seatless"],
        authority=world.authorities["labour_qm"],
        role=Role.EXPERT,
        starts=cast.LONG_AGO,
    )
    Participation.objects.create(
        framework=world.frameworks["FWY"], party=world.parties["QN"], starts=cast.LONG_AGO, ends=date(2021, 1, 1)
    )
    thread = told.threads["x"]
    asked = [world.authorities["migration_qm"].pk, world.authorities["labour_qm"].pk]
    settled, _open = ask_for_experience(told.actor("moderator"), thread.pk, authorities=asked)
    [by] = [who for who in ("official_qm", "labour_qm") if told.actor(who).authority == settled.authority_id]
    record_nothing_to_add(told.actor(by), settled.pk)
    mark_read(told.actor("official_qm"), thread.pk, ranges=[(3, 16), (20, 25)])
    run_pending()
    return told


@pytest.fixture(scope="module")
def actors(varied):
    """Everybody who can speak, from each seat."""
    everybody = actors_of([person.pk for person in varied.cast.people.values()])
    return [actor for seats in everybody.values() for actor in seats]


def invitations(actor):
    return {one for one in Invitation.objects.all() if people.revoke_invitation(actor, one.authority_id)}


TWINS = {
    Thread: lambda actor: {one for one in Thread.objects.all() if threads.read_thread(actor, one)},
    Reply: lambda actor: {one for one in Reply.objects.select_related("thread") if threads.read_reply(actor, one)},
    ExperienceRequest: lambda actor: {
        one for one in ExperienceRequest.objects.select_related("thread") if threads.read_thread(actor, one.thread)
    },
    Invitation: invitations,
}
"""For each model whose rows are listed by `visible_to`: what the rule book lets an actor see of them."""


def test_every_visible_to_has_its_twin():
    asked = {model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")}
    assert asked == set(TWINS)


@pytest.mark.parametrize("model", TWINS, ids=lambda model: model.__name__)
def test_visible_to_agrees_with_the_rule_book(model, actors):
    shown = {actor.name: set(model.objects.visible_to(actor)) for actor in actors}
    assert shown == {actor.name: TWINS[model](actor) for actor in actors}
    assert len({frozenset(rows) for rows in shown.values()}) > 1, "All see the same: the world is not varied."


def test_a_request_waits_for_who_may_settle_it(actors):
    for actor in actors:
        requests = ExperienceRequest.objects.select_related("thread")
        assert set(requests.waiting_for(actor)) == {one for one in requests if threads.settle_request(actor, one)}


def test_what_waits_is_what_is_there_to_be_read_or_settled(actors):
    waited = set()
    for actor in actors:
        own = Waiting.objects.filter(person=actor.person).select_related("reply__thread", "request__thread")
        waiting = set(Waiting.objects.for_actor(actor))
        assert waiting == {one for one in own if waits_for(actor, one)}
        waited |= waiting
    assert waited
    assert waited != set(Waiting.objects.all()), "Nothing is out of sight: the world is not varied."


def waits_for(actor, waiting):
    if waiting.request:
        return bool(threads.settle_request(actor, waiting.request))
    reply = waiting.reply
    ranges = ReadRange.objects.filter(state__person=actor.person, state__thread=reply.thread)
    is_read = any(one.first <= reply.number <= one.last for one in ranges)
    return reply.state == ReplyState.PUBLISHED and bool(threads.read_reply(actor, reply)) and not is_read


def test_audience_streams_are_those_of_audiences_one_belongs_to(varied, actors):
    frameworks = list(varied.cast.frameworks)
    audiences = [("members", None), *(("framework", code) for code in frameworks)]
    for actor in actors:
        own = [key(*audience) for audience in audiences if threads.read_audience(actor, *audience)]
        assert keys_of(actor, frameworks) == own


def test_who_can_be_mentioned_reads_there(varied, actors):
    """All who read, and curators before they have set up their second factor, who are told once they read."""
    for thread in varied.threads.values():
        offered = set(seats_within(thread).values_list("pk", flat=True))
        readers = {actor.seat for actor in actors if threads.read_thread(actor, thread)}
        bare = {actor.seat for actor in actors if actor.role in (Role.MODERATOR, Role.SECRETARIAT)}
        assert readers <= offered <= readers | bare


def test_who_can_be_asked_reads_there(varied, actors):
    for thread in varied.threads.values():
        officials = [actor for actor in actors if actor.role in (Role.OFFICIAL, Role.FOCAL_POINT)]
        readers = {actor.authority for actor in officials if threads.read_thread(actor, thread)}
        assert set(authorities_within(thread).values_list("pk", flat=True)) == readers
