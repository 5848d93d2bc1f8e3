"""Each question that a list asks agrees with the rule that a page asks, for the whole cast over a varied world."""

from datetime import date

import pytest
from django.apps import apps

from accounts.actors import actors_of
from accounts.models import AccessRequest, Authority, ErasureRequest, Group, Invitation, Seat, User
from forum.agreements.models import Participation
from forum.audiences.models import Notice, Widening
from forum.audiences.querysets import is_alone
from forum.cases.models import CaseStudy
from forum.discussions.actions.personal import mark_read
from forum.discussions.actions.response import ask_for_experience, record_nothing_to_add
from forum.discussions.models import ExperienceRequest, ReadRange, Reply, ReplyRevision, Thread, Unmasking
from forum.events.running import run_pending
from forum.moderation.models import Item
from forum.notifications.models import Waiting
from forum.notifications.waiting import count_for, newest_for
from forum.policies import access, clearance, erasure, facts, groups, people, rooms, threads, widening
from forum.policies.audience import EVERYBODY, MEMBERS, read_audience
from forum.policies.moderation import see_item
from forum.policies.vocabulary import AudienceKind, ReplyState, RevisionState, Role
from forum.publishing.audience import audiences_of, authorities_within, seats_within
from forum.publishing.authorship import is_mine
from forum.publishing.clearing import clear_own
from forum.publishing.models import ClearanceStep
from forum.search.models import SearchDocument
from forum.toolbox.models import Correction
from tests import cast
from tests.proofs.apart import kept_apart
from tests.threads import for_authority, for_group, for_parties

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


def found(actor):
    """By the rules of what each thing is, in the words that stand."""
    things = SearchDocument.objects.select_related("reply__thread", "party")
    return {
        one
        for one in things
        if (one.reply and one.reply.state == ReplyState.PUBLISHED and threads.read_words(actor, one.reply, mine=False))
        or one.kind in ("framework", "tool", "authority")
        or (one.party and not one.party.illustrative)
    }


def items(actor):
    replies = Reply.objects.select_related("thread").in_bulk(Item.objects.values_list("subject", flat=True))
    return {
        one
        for one in Item.objects.all()
        if see_item(actor, reads_subject=bool(threads.read_reply(actor, replies[one.subject])))
    }


TWINS = {
    Item: items,
    ReplyRevision: lambda actor: {
        one
        for one in ReplyRevision.objects.select_related("thread")
        if clearance.read_revision(actor, one) and (one.thread is None or threads.read_thread(actor, one.thread))
    },
    ClearanceStep: lambda actor: {
        one for one in ClearanceStep.objects.all() if clearance.clear_for(actor, one.authority_id)
    },
    Thread: lambda actor: {one for one in Thread.objects.all() if threads.read_thread(actor, one)},
    Reply: lambda actor: {one for one in Reply.objects.select_related("thread") if threads.read_reply(actor, one)},
    ExperienceRequest: lambda actor: {
        one for one in ExperienceRequest.objects.select_related("thread") if threads.read_thread(actor, one.thread)
    },
    Invitation: invitations,
    SearchDocument: found,
    Widening: lambda actor: {
        one
        for one in Widening.objects.select_related("asked_by")
        if widening.see_widening(actor, one, alone=is_alone(one))
    },
    Group: lambda actor: {one for one in Group.objects.all() if groups.read_group(actor, one)},
    AccessRequest: lambda actor: {one for one in AccessRequest.objects.all() if access.see_request(actor, one)},
    ErasureRequest: lambda actor: {one for one in ErasureRequest.objects.all() if erasure.see_erasure(actor, one)},
    Unmasking: lambda actor: {
        one for one in Unmasking.objects.all() if rooms.read_unmasking(actor, one, mine=is_mine(actor, one.reply_id))
    },
}
"""For each model whose rows are listed by `visible_to`: what the rule book lets an actor see of them."""


def test_every_visible_to_has_its_twin():
    asked = {model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")}
    assert asked == set(TWINS) | {CaseStudy}, "Case studies have theirs in tests/proofs/cases."


@pytest.mark.parametrize("model", TWINS, ids=lambda model: model.__name__)
def test_visible_to_agrees_with_the_rule_book(model, actors):
    shown = {actor.name: set(model.objects.visible_to(actor)) for actor in actors}
    assert shown == {actor.name: TWINS[model](actor) for actor in actors}
    assert len({frozenset(rows) for rows in shown.values()}) > 1, "All see the same: the world is not varied."


def test_rooms_are_there_for_who_sees_them_and_their_words_for_who_entered(actors):
    threads_ = set(Thread.objects.all())
    for actor in actors:
        assert set(Thread.objects.rooms_visible_to(actor)) == {one for one in threads_ if rooms.see_room(actor, one)}
        readable = {one for one in threads_ if threads.read_words_of(actor, one)}
        assert set(Thread.objects.words_visible_to(actor)) == readable
        seen = {one for one in threads_ if threads.read_thread(actor, one) or rooms.see_room(actor, one)}
        assert set(Thread.objects.all_visible_to(actor)) == seen


def test_a_request_waits_for_who_may_settle_it(actors):
    for actor in actors:
        requests = ExperienceRequest.objects.select_related("thread")
        assert set(requests.waiting_for(actor)) == {one for one in requests if threads.settle_request(actor, one)}


def test_a_correction_waits_for_who_may_decide_it(actors):
    waits = [set(Correction.objects.waiting_for(actor)) for actor in actors]
    for actor, waiting in zip(actors, waits, strict=True):
        assert waiting == {one for one in Correction.objects.all() if facts.decide_correction(actor, one)}
    assert len(set(map(len, waits))) > 2, "None, some, and all: the world is varied."


def is_cleared_or_mended_by(actor, revision):
    if revision.seat_id == actor.seat and revision.state == RevisionState.RETURNED:
        return True
    return bool(clearance.decide(actor, revision) and clear_own(actor, revision.seat_id))


def test_what_waits_is_what_is_there_to_be_read_or_settled(actors):
    waited = set()
    for actor in actors:
        own = Waiting.objects.filter(person=actor.person).select_related("reply__thread")
        waiting = set(Waiting.objects.for_actor(actor))
        assert waiting == {one for one in own if waits_for(actor, one)}
        waited |= waiting
        asked = ExperienceRequest.objects.select_related("thread")
        shown = newest_for(actor, 1000)
        assert {next(thing for thing in item[1:] if thing) for item in shown} == (
            waiting
            | at_the_door(actor)
            | {one for one in ErasureRequest.objects.all() if erasure.decide_erasure(actor, one)}
            | {one for one in asked if threads.settle_request(actor, one)}
            | {one for one in Widening.objects.select_related("asked_by") if looks_at(actor, one)}
            | set(Notice.objects.filter(person=actor.person))
            | {one for one in ReplyRevision.objects.visible_to(actor) if is_cleared_or_mended_by(actor, one)}
            | {one for one in Correction.objects.all() if facts.decide_correction(actor, one)}
            | {one for one in Unmasking.objects.select_related("asked_by") if rooms.decide_unmasking(actor, one)}
            | {one for one in Unmasking.objects.filter(state="done") if is_mine(actor, one.reply_id)}
        )
        assert count_for(actor) == len(shown)
    assert waited
    assert waited != set(Waiting.objects.all()), "Nothing is out of sight: the world is not varied."


def looks_at(actor, one):
    return widening.look_at_widening(actor, one, alone=is_alone(one))


def at_the_door(actor):
    """Who asks for access and is to be decided about by this actor; by the secretariat, where no focal point can."""
    askers = [one for one in AccessRequest.objects.all() if access.decide_request(actor, one)]
    focal = [one for one in everybody() if one.is_focal_point]
    return {one for one in askers if actor in focal or not any(access.decide_request(other, one) for other in focal)}


def everybody():
    return [actor for seats in actors_of(list(User.objects.values_list("pk", flat=True))).values() for actor in seats]


def waits_for(actor, waiting):
    reply = waiting.reply
    ranges = ReadRange.objects.filter(state__person=actor.person, state__thread=reply.thread)
    is_read = any(one.first <= reply.number <= one.last for one in ranges)
    return reply.state == ReplyState.PUBLISHED and bool(threads.read_reply(actor, reply)) and not is_read


def test_audience_streams_are_those_of_audiences_one_belongs_to(varied, actors):
    audiences = {EVERYBODY, MEMBERS, *map(for_parties, varied.cast.frameworks.values())}
    audiences |= set(map(for_group, Group.objects.standing())) | set(map(for_authority, Authority.objects.all()))
    for actor in actors:
        assert set(audiences_of(actor)) == {one for one in audiences if read_audience(actor, one)}


def test_who_can_be_mentioned_reads_there(varied, actors):
    for thread in varied.threads.values():
        offered = set(seats_within(thread).values_list("pk", flat=True))
        assert offered == {actor.seat for actor in actors if threads.read_thread(actor, thread)}


@pytest.mark.parametrize("exempt", [True, False])
def test_people_of_the_demo_can_be_mentioned_where_they_are_exempt(varied, exempt, settings):
    settings.DEMO_PEOPLE_EXEMPT = exempt
    person = varied.cast.people["moderator_bare"]
    with kept_apart():
        type(person).objects.filter(pk=person.pk).update(is_demo=True)
        [actor] = actors_of([person.pk])[person.pk]
        for thread in varied.threads.values():
            offered = seats_within(thread).filter(person=person).exists()
            assert offered == bool(threads.read_thread(actor, thread))
            widely = thread.audience_kind != AudienceKind.AUTHORITY
            assert offered == (thread.audience == MEMBERS or (exempt and widely))


def test_who_can_be_asked_reads_there(varied, actors):
    for thread in varied.threads.values():
        officials = [actor for actor in actors if actor.role in (Role.OFFICIAL, Role.FOCAL_POINT)]
        readers = {actor.authority for actor in officials if threads.read_thread(actor, thread)}
        assert set(authorities_within(thread).values_list("pk", flat=True)) == readers
