"""Named groups: who makes one, who belongs to it, and what is lost with it."""

from datetime import UTC, date, datetime

import pytest

from accounts.actions.groups import (
    GroupConflict,
    add_member,
    change_group,
    create_group,
    end_group,
    end_group_in_time,
    remove_member,
)
from accounts.actions.seats import pass_seat_on, take_seat_away
from accounts.models import Group, GroupMember
from forum.events.due import run_due
from forum.events.models import Event
from forum.policies.decision import Refused, Unseen
from forum.record.models import Entry
from tests.groups import group_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(world):
    """A focal point's, to which an official of another Party and an expert belong."""
    made = create_group(world.actor("focal_qm"), name="Drafting group", purpose="To write one list.", ends=None)
    for who in ("official_qo", "expert"):
        add_member(world.actor("focal_qm"), made.pk, seat=world.seats[who].pk)
    return made


def rights_events():
    return list(Event.objects.filter(stream__kind="rights").order_by("seq").values_list("kind", "object_id"))


@pytest.mark.parametrize("who", ["focal_qm", "moderator", "secretariat"])
def test_who_has_powers_makes_a_group_and_belongs_to_it(world, who):
    made = create_group(world.actor(who), name="Drafting group", purpose="To write one list.", ends=None)
    assert world.actor(who).groups == {made.pk}
    assert rights_events() == [("group.joined", world.people[who].pk)]
    assert Entry.objects.get().act == "group.created"


@pytest.mark.parametrize("who", ["official_qm", "expert", "focal_bare_qm", "moderator_bare"])
def test_nobody_else_does(world, who):
    with pytest.raises(Refused):
        create_group(world.actor(who), name="Drafting group", purpose="To write one list.", ends=None)
    assert not Group.objects.exists()


def test_a_form_sent_twice_makes_one(world, group):
    with pytest.raises(Refused, match="You own a group of this name already"):
        create_group(world.actor("focal_qm"), name="drafting GROUP", purpose="Again.", ends=None)


def test_who_is_added_belongs_to_it_and_who_is_added_twice_does_once(world, group):
    assert group.pk in world.actor("expert").groups
    before = rights_events()
    add_member(world.actor("focal_qm"), group.pk, seat=world.seats["expert"].pk)
    assert rights_events() == before
    assert group.members.count() == 3


def test_the_secretariat_keeps_every_group_and_others_keep_none(world, group):
    add_member(world.actor("secretariat"), group.pk, seat=world.seats["official_qn"].pk)
    for who, problem in {"official_qo": Refused, "moderator": Refused, "official_qm": Unseen}.items():
        with pytest.raises(problem):
            add_member(world.actor(who), group.pk, seat=world.seats["labour_qm"].pk)


def test_a_seat_that_nobody_speaks_from_cannot_be_added(world, group):
    with pytest.raises(Unseen):
        add_member(world.actor("focal_qm"), group.pk, seat=world.seats["suspended_qm"].pk)


def test_who_is_removed_loses_it_at_once(world, group):
    remove_member(world.actor("focal_qm"), group.members.get(seat=world.seats["expert"]).pk)
    assert world.actor("expert").groups == frozenset()
    assert rights_events()[-1] == ("group.left", world.people["expert"].pk)
    assert Entry.objects.last().act == "group.member_removed"


def test_a_member_may_leave_and_the_owner_may_not(world, group):
    remove_member(world.actor("expert"), group.members.get(seat=world.seats["expert"]).pk)
    with pytest.raises(Refused, match="The owner belongs to the group"):
        remove_member(world.actor("secretariat"), group.members.get(seat=group.owner).pk)
    with pytest.raises(Unseen):
        remove_member(world.actor("expert"), group.members.get(seat=world.seats["official_qo"]).pk)


def test_a_change_starts_from_what_stands(world, group):
    focal, said = world.actor("focal_qm"), {"purpose": "To write two.", "ends": None}
    change_group(focal, group.pk, name="Other group", version=1, **said)
    with pytest.raises(GroupConflict):
        change_group(focal, group.pk, name="Third name", version=1, **said)
    assert Group.objects.get().name == "Other group"
    assert rights_events()[-1] == ("group.changed", group.pk)


def test_a_group_that_is_ended_is_there_for_curators_only(world, group):
    end_group(world.actor("focal_qm"), group.pk, reason="The list is written.")
    assert world.actor("focal_qm").groups == world.actor("expert").groups == frozenset()
    assert rights_events()[-1] == ("group.ended", group.pk)
    assert Entry.objects.last().reason == "The list is written."
    assert list(Group.objects.visible_to(world.actor("moderator"))) == [group]
    assert not Group.objects.visible_to(world.actor("focal_qm"))
    with pytest.raises(Refused, match="This group has ended"):
        end_group(world.actor("secretariat"), group.pk, reason="Once more.")


def test_it_ends_by_itself_on_its_day(world, time_machine):
    time_machine.move_to(datetime(2030, 5, 1, tzinfo=UTC), tick=False)
    made = create_group(world.actor("focal_qm"), name="For a while", purpose="Lists.", ends=date(2030, 5, 3))
    end_group_in_time(made.pk)
    assert made.pk in world.actor("focal_qm").groups
    time_machine.move_to(datetime(2030, 5, 3, tzinfo=UTC), tick=False)
    assert world.actor("focal_qm").groups == frozenset(), "The day says so, before the worker does."
    assert run_due(datetime(2030, 5, 3, tzinfo=UTC)) >= 1
    assert rights_events()[-1] == ("group.ended", made.pk)
    end_group_in_time(made.pk)
    assert rights_events().count(("group.ended", made.pk)) == 1


def test_a_day_that_was_put_off_does_not_end_it(world, time_machine):
    time_machine.move_to(datetime(2030, 5, 1, tzinfo=UTC), tick=False)
    focal = world.actor("focal_qm")
    made = create_group(focal, name="For a while", purpose="Lists.", ends=date(2030, 5, 3))
    change_group(world.actor("focal_qm"), made.pk, name="For long", purpose="Lists.", ends=None, version=1)
    time_machine.move_to(datetime(2030, 5, 3, tzinfo=UTC), tick=False)
    run_due(datetime(2030, 5, 3, tzinfo=UTC))
    assert made.pk in world.actor("focal_qm").groups


def test_a_day_that_is_over_is_refused(world):
    with pytest.raises(Refused, match="still to come"):
        create_group(world.actor("focal_qm"), name="Too late", purpose="Lists.", ends=date(2020, 1, 1))


def test_a_handover_carries_memberships_and_ownership(world):
    owned, joined = group_of(world, "focal_qm"), group_of(world, "official_qm", "colleague_qm")
    secretariat = world.actor("secretariat")
    pass_seat_on(secretariat, world.seats["official_qm"].pk, successor=world.seats["focal_qm"].pk)
    assert world.actor("focal_qm").groups == {owned.pk, joined.pk}
    joined.refresh_from_db()
    assert joined.owner == world.seats["focal_qm"]
    assert not GroupMember.objects.filter(seat=world.seats["official_qm"]).exists()


def test_who_belongs_already_belongs_once_after_a_handover(world):
    group = group_of(world, "official_qm", "colleague_qm")
    pass_seat_on(world.actor("secretariat"), world.seats["colleague_qm"].pk, successor=world.seats["official_qm"].pk)
    assert list(group.members.values_list("seat", flat=True)) == [world.seats["official_qm"].pk]


def test_a_seat_that_ended_keeps_its_place_until_it_is_passed_on(world):
    group = group_of(world, "official_qm", "colleague_qm")
    take_seat_away(world.actor("secretariat"), world.seats["colleague_qm"].pk, reason="Left.")
    assert not group.members.speaking().filter(seat=world.seats["colleague_qm"]).exists()
    pass_seat_on(world.actor("secretariat"), world.seats["colleague_qm"].pk, successor=world.seats["focal_qm"].pk)
    assert world.actor("focal_qm").groups == {group.pk}
