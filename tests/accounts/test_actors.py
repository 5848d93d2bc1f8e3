"""From seats and participations to the Actor."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts import actors
from accounts.models import Authority, Group, GroupMember, Seat, User
from forum.agreements.models import Framework, Participation
from forum.policies.decision import Refused
from forum.policies.vocabulary import Role, SeatStatus
from tests.cast import CAST, LONG_AGO, SPEAKING
from tests.groups import group_of


def test_an_actor_says_who_speaks_for_whom(world):
    actor = world.actor("focal_qm")
    assert (actor.name, actor.role, actor.authority_name) == (
        "Chidi Mensah",
        Role.FOCAL_POINT,
        "Directorate of Migration",
    )
    assert (actor.party, actor.party_name, actor.frameworks) == ("QM", "Mirania", {"FWX"})
    assert actor.seat == world.seats["focal_qm"].pk
    assert actor.illustrative
    assert actor.valid_until is None


def test_who_is_no_authority_of_a_party_takes_part_in_no_framework(world):
    assert world.actor("expert").party is None
    assert world.actor("expert").frameworks == frozenset()
    assert world.actor("official_qo").frameworks == {"FWY"}


@pytest.mark.parametrize("name", ["suspended_qm", "seatless"])
def test_who_is_suspended_or_has_no_seat_has_no_actor(world, name):
    assert actors.actor_for(world.user(name)) is None


def test_a_visitor_has_no_actor(db):
    assert actors.actor_for(AnonymousUser()) is None


def test_of_several_seats_the_first_begun_speaks_unless_another_is_chosen(world):
    person = world.user("official_qm")
    later = Seat.objects.create(
        person=person, authority=world.authorities["university"], role=Role.EXPERT, starts=LONG_AGO + timedelta(1)
    )
    assert actors.actor_for(person).role == Role.OFFICIAL
    assert actors.actor_for(person, {"seat": str(later.pk)}).role == Role.EXPERT
    assert actors.actor_for(person, {"seat": str(world.seats["official_qn"].pk)}).role == Role.OFFICIAL


def test_a_seat_speaks_from_its_first_day_to_before_its_end(world, time_machine):
    Seat.objects.filter(pk=world.seats["official_qm"].pk).update(starts=date(2030, 3, 1), ends=date(2030, 4, 1))
    person = world.user("official_qm")
    spoke = {}
    for day in ("2030-02-28T23:59", "2030-03-01T00:00", "2030-03-31T23:59", "2030-04-01T00:00"):
        time_machine.move_to(datetime.fromisoformat(day).replace(tzinfo=UTC), tick=False)
        spoke[day] = actors.actor_for(person) is not None
    assert list(spoke.values()) == [False, True, True, False]


def test_an_ended_seat_does_not_speak(world):
    Seat.objects.filter(pk=world.seats["official_qm"].pk).update(status=SeatStatus.ENDED)
    assert actors.actor_for(world.user("official_qm")) is None


def test_a_participation_counts_from_its_start_to_before_its_end(world, time_machine):
    time_machine.move_to(datetime(2030, 5, 1, tzinfo=UTC), tick=False)
    mirania, frameworks = world.parties["QM"], world.frameworks
    Participation.objects.filter(party=mirania).update(ends=date(2030, 5, 1))
    Participation.objects.create(party=mirania, framework=frameworks["FWY"], starts=date(2030, 5, 1))
    assert world.actor("official_qm").frameworks == {"FWY"}


def test_an_actor_is_valid_until_the_nearest_boundary(world, time_machine):
    time_machine.move_to(datetime(2030, 5, 1, 12, tzinfo=UTC), tick=False)
    Seat.objects.filter(pk=world.seats["official_qm"].pk).update(ends=date(2030, 9, 1))
    assert world.actor("official_qm").valid_until == datetime(2030, 9, 1, tzinfo=UTC)
    Participation.objects.filter(party="QM").update(ends=date(2030, 8, 1))
    assert world.actor("official_qm").valid_until == datetime(2030, 8, 1, tzinfo=UTC)
    Participation.objects.create(party_id="QM", framework_id="FWY", starts=date(2030, 7, 1))
    assert world.actor("official_qm").valid_until == datetime(2030, 7, 1, tzinfo=UTC)


def test_a_group_counts_to_before_its_end_and_not_once_it_has_ended(world, time_machine):
    time_machine.move_to(datetime(2030, 5, 1, tzinfo=UTC), tick=False)
    stands, over = (group_of(world, "official_qm", ends=ends) for ends in (date(2030, 5, 2), date(2030, 5, 1)))
    ended = group_of(world, "official_qm")
    Group.objects.filter(pk=ended.pk).update(ended_at=timezone.now())
    actor = world.actor("official_qm")
    assert actor.groups == {stands.pk}
    assert actor.valid_until == datetime(2030, 5, 2, tzinfo=UTC)
    assert over.pk not in actor.groups
    assert world.actor("official_qn").groups == frozenset()


POWERLESS = {"focal_bare_qm", "moderator_bare"}


@pytest.mark.parametrize("name", SPEAKING)
def test_powers_need_a_second_factor_where_the_role_has_any(world, name):
    assert world.actor(name).has_powers == (name not in POWERLESS)


def test_recovery_codes_alone_are_no_second_factor(world):
    person = world.user("moderator_bare")
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not world.actor("moderator_bare").has_powers
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    assert world.actor("moderator_bare").has_powers


def test_demo_people_are_exempt_where_settings_say_so(world, settings):
    User.objects.filter(pk=world.user("moderator_bare").pk).update(is_demo=True)
    settings.DEMO_PEOPLE_EXEMPT = True
    assert world.actor("moderator_bare").has_powers
    settings.DEMO_PEOPLE_EXEMPT = False
    assert not world.actor("moderator_bare").has_powers


def test_an_actor_takes_three_queries_however_many_seats_frameworks_and_groups(world, django_assert_num_queries):
    person = world.user("official_qm")
    for code in range(20):
        framework = Framework.objects.create(code=f"F{code}", name=f"Framework {code}")
        Participation.objects.create(framework=framework, party=world.parties["QM"], starts=LONG_AGO)
    for name in ("university", "regional_body", "labour_qm"):
        Seat.objects.create(
            person=person, authority=world.authorities[name], role=Role.EXPERT, starts=LONG_AGO + timedelta(1)
        )
    for number in range(20):
        group_of(world, "official_qm", name=f"Group {number}")
    with django_assert_num_queries(3):
        actor = actors.actor_for(person)
    assert (len(actor.frameworks), len(actor.groups)) == (21, 20)


def test_the_versions_of_everybody_are_those_of_their_actors_in_one_query(world, django_assert_num_queries):
    everybody = {name: world.user(name).pk for name in CAST}
    group_of(world, "official_qm", "official_qn", "expert", "suspended_qm")
    with django_assert_num_queries(1):
        versions = actors.versions_of(everybody.values())
    assert {name: versions[everybody[name]] for name in SPEAKING} == {
        name: world.actor(name).version for name in SPEAKING
    }
    assert versions[everybody["seatless"]] is None
    assert versions[everybody["suspended_qm"]] is None


def a_person_moves(world):
    User.objects.filter(pk=world.user("official_qm").pk).update(rights_version=F("rights_version") + 1)


def an_authority_moves(world):
    Authority.objects.filter(pk=world.authorities["migration_qm"].pk).update(rights_version=F("rights_version") + 1)


def a_framework_moves(world):
    Framework.objects.filter(pk="FWX").update(rights_version=F("rights_version") + 1)


def a_second_factor_comes(world):
    Authenticator.objects.create(user=world.user("official_qm"), type=Authenticator.Type.TOTP, data={})


def a_group_moves(world):
    Group.objects.update(rights_version=F("rights_version") + 1)


def a_group_ends(world):
    Group.objects.update(ended_at=timezone.now())


def a_group_is_left(world):
    GroupMember.objects.filter(seat=world.seats["official_qm"]).delete()


MOVES = [
    *(a_person_moves, an_authority_moves, a_framework_moves, a_second_factor_comes),
    *(a_group_moves, a_group_ends, a_group_is_left),
]


@pytest.mark.parametrize("change", MOVES)
def test_the_version_moves_with_all_that_rights_come_from(world, change):
    person = world.user("official_qm").pk
    group_of(world, "official_qm")
    before = actors.versions_of([person])[person]
    change(world)
    assert actors.versions_of([person])[person] != before


def test_another_party_s_framework_moves_nothing(world):
    before = world.actor("official_qm").version
    Framework.objects.filter(pk="FWY").update(rights_version=9)
    assert world.actor("official_qm").version == before


def test_an_unchanged_actor_is_taken_as_it_is(world, django_assert_num_queries):
    actor = world.actor("official_qm")
    with transaction.atomic(), django_assert_num_queries(4 if connection.vendor == "postgresql" else 1):
        assert actors.renewed(actor) is actor


def test_an_actor_whose_rights_moved_is_built_anew_from_the_same_seat(world):
    person = world.user("official_qm")
    second = Seat.objects.create(
        person=person, authority=world.authorities["labour_qm"], role=Role.OFFICIAL, starts=LONG_AGO + timedelta(1)
    )
    actor = actors.actor_for(person, {"seat": str(second.pk)})
    Participation.objects.filter(party="QM").delete()
    with transaction.atomic():
        now = actors.renewed(actor)
    assert (now.seat, now.frameworks) == (second.pk, frozenset())


@pytest.mark.parametrize(
    "end",
    [
        lambda world: User.objects.filter(pk=world.user("official_qm").pk).update(suspended_at=timezone.now()),
        lambda world: Seat.objects.filter(pk=world.seats["official_qm"].pk).update(status=SeatStatus.ENDED),
    ],
)
def test_an_actor_whose_access_has_ended_is_refused(world, end):
    actor = world.actor("official_qm")
    end(world)
    with pytest.raises(Refused, match="Your access has ended"), transaction.atomic():
        actors.renewed(actor)


def test_an_actor_is_refused_once_its_last_day_is_over(world, time_machine):
    time_machine.move_to(datetime(2030, 3, 1, tzinfo=UTC), tick=False)
    Seat.objects.filter(pk=world.seats["official_qm"].pk).update(ends=date(2030, 3, 2))
    actor = world.actor("official_qm")
    time_machine.move_to(datetime(2030, 3, 2, tzinfo=UTC), tick=False)
    with pytest.raises(Refused, match="Your access has ended"), transaction.atomic():
        actors.renewed(actor)
