"""Seats: taken away, passed on to who is there or is invited, and kept as one's own when the role changes."""

from uuid import uuid4

import pytest

from accounts.actions.invitations import accept_another_seat, accept_invitation, invite, invite_successor
from accounts.actions.seats import grant_seat, pass_seat_on, take_seat_away
from accounts.actors import actor_for
from accounts.models import Handover, Invitation, Seat, User
from forum.events.models import RIGHTS, Event
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Role, SeatStatus
from forum.record.models import Entry
from tests.cast import CAST, SPEAKING

pytestmark = pytest.mark.django_db

SEATED = tuple(name for name, standing in CAST.items() if standing.role)
OFFICIALS_OF = {"focal_qm": ("official_qm", "colleague_qm", "suspended_qm"), "focal_qn": ("official_qn",)}
"""Of the focal points who have powers."""
WHY = "Left the authority on 1 March."


def may_end(who, whose):
    """The rule in plain words, sharing no code with the rule book."""
    return who != whose and (who == "secretariat" or whose in OFFICIALS_OF.get(who, ()))


def may_pass_on(who, whose):
    return may_end(who, whose) or (who == whose and who in ("secretariat", *OFFICIALS_OF))


def told():
    return list(Event.objects.filter(stream=RIGHTS).order_by("seq").values_list("kind", "object_id"))


def acts():
    return list(Entry.objects.order_by("seq").values_list("act", "object_id", "reason"))


@pytest.mark.parametrize("whose", SEATED)
@pytest.mark.parametrize("who", SPEAKING)
def test_who_may_end_which_seat(world, who, whose):
    actor, seat = world.actor(who), world.seats[whose]
    if may_end(who, whose):
        take_seat_away(actor, seat.pk, reason=WHY)
    else:
        with pytest.raises(Refused) as no:
            take_seat_away(actor, seat.pk, reason=WHY)
        assert str(no.value) == (
            "You cannot end a seat of your own."
            if who == whose
            else "Only the secretariat, or a focal point for officials of the own authority, can end a seat."
        )
    seat.refresh_from_db()
    assert (seat.status == SeatStatus.ENDED) == may_end(who, whose) == bool(acts())


def test_who_loses_a_seat_speaks_no_more_and_the_reason_is_kept(world):
    seat = world.seats["official_qm"]
    take_seat_away(world.actor("focal_qm"), seat.pk, reason=f" {WHY} ")
    assert actor_for(User.objects.get(pk=seat.person_id)) is None
    assert told() == [("seat.ended", seat.person_id)]
    assert acts() == [("seat.ended", seat.pk, WHY)]
    with pytest.raises(Refused, match="This seat has ended already"):
        take_seat_away(world.actor("focal_qm"), seat.pk, reason=WHY)
    with pytest.raises(Refused, match="Give a reason"):
        take_seat_away(world.actor("focal_qm"), world.seats["colleague_qm"].pk, reason=" ")
    with pytest.raises(Unseen):
        take_seat_away(world.actor("focal_qm"), uuid4(), reason=WHY)


@pytest.mark.parametrize("whose", SEATED)
@pytest.mark.parametrize("who", SPEAKING)
def test_who_may_pass_which_seat_on(world, who, whose):
    """To somebody who could have it: a newcomer in the same role."""
    seat = world.seats[whose]
    heir = Seat.objects.create(
        person=world.user("seatless"), authority=seat.authority, role=seat.role, starts=seat.starts
    )
    actor = world.actor(who)
    if may_pass_on(who, whose):
        handover = pass_seat_on(actor, seat.pk, successor=heir.pk)
        assert acts() == [("seat.passed_on", handover.pk, "")]
    else:
        with pytest.raises(Refused, match="Only the secretariat, or a focal point for the own seat"):
            pass_seat_on(actor, seat.pk, successor=heir.pk)
    assert Handover.objects.exists() == may_pass_on(who, whose)


@pytest.mark.parametrize(
    ("whose", "to", "may"),
    [
        ("official_qm", "colleague_qm", True),
        ("official_qm", "focal_qm", True),
        ("official_qm", "focal_bare_qm", True),
        ("focal_qm", "focal_bare_qm", True),
        ("focal_qm", "official_qm", False),
        ("official_qm", "labour_qm", False),
        ("official_qm", "official_qm", False),
        ("moderator", "moderator_bare", True),
        ("moderator", "secretariat", False),
        ("secretariat", "moderator", False),
    ],
)
def test_nobody_rises_by_a_handover_and_it_stays_in_the_authority(world, whose, to, may):
    seat, heir = world.seats[whose], world.seats[to]
    if may:
        pass_seat_on(world.actor("secretariat"), seat.pk, successor=heir.pk)
    else:
        with pytest.raises(Refused):
            pass_seat_on(world.actor("secretariat"), seat.pk, successor=heir.pk)
    before = heir.role
    heir.refresh_from_db()
    assert heir.role == before
    assert Handover.objects.exists() is may


def test_nobody_who_is_away_takes_over(world):
    with pytest.raises(Unseen):
        pass_seat_on(world.actor("focal_qm"), world.seats["official_qm"].pk, successor=world.seats["suspended_qm"].pk)
    with pytest.raises(Unseen):
        pass_seat_on(world.actor("focal_qm"), world.seats["official_qm"].pk, successor=uuid4())
    with pytest.raises(Unseen):
        pass_seat_on(world.actor("focal_qm"), uuid4(), successor=world.seats["official_qm"].pk)


def test_a_seat_that_is_passed_on_ends_and_is_told(world):
    old, new = world.seats["official_qm"], world.seats["colleague_qm"]
    handover = pass_seat_on(world.actor("focal_qm"), old.pk, successor=new.pk)
    old.refresh_from_db()
    assert (old.status, handover.seat, handover.successor) == (SeatStatus.ENDED, old, new)
    assert actor_for(User.objects.get(pk=old.person_id)) is None
    assert told() == [("seat.ended", old.person_id), ("seat.passed_on", handover.pk)]
    with pytest.raises(Refused, match="This seat has been passed on already"):
        pass_seat_on(world.actor("focal_qm"), old.pk, successor=new.pk)


def test_a_seat_that_ended_before_can_still_be_passed_on(world):
    old = world.seats["official_qm"]
    take_seat_away(world.actor("focal_qm"), old.pk, reason=WHY)
    old.refresh_from_db()
    ended, before = old.ends, told()
    handover = pass_seat_on(world.actor("focal_qm"), old.pk, successor=world.seats["colleague_qm"].pk)
    old.refresh_from_db()
    assert old.ends == ended
    assert told() == [*before, ("seat.passed_on", handover.pk)]


def test_a_focal_point_who_leaves_hands_over(world):
    handover = pass_seat_on(
        world.actor("focal_qm"), world.seats["focal_qm"].pk, successor=world.seats["focal_bare_qm"].pk
    )
    assert handover.seat == world.seats["focal_qm"]


def test_a_seat_passes_on_to_who_is_invited_when_they_accept(world):
    old = world.seats["official_qm"]
    invitation, _token = invite_successor(world.actor("focal_qm"), old.pk, email="New@example.org")
    assert (invitation.role, invitation.takes_over, invitation.email) == (Role.OFFICIAL, old, "new@example.org")
    old.refresh_from_db()
    assert old.status == SeatStatus.ACTIVE, "Until then it stays where it is."
    person = accept_invitation(None, invitation, name="Noor Aziz", password_hash="!")
    handover = Handover.objects.get()
    assert (handover.seat, handover.successor) == (old, person.seats.get())
    assert told() == [
        ("seat.granted", person.pk),
        ("seat.ended", old.person_id),
        ("seat.passed_on", handover.pk),
    ]
    assert actor_for(User.objects.get(pk=old.person_id)) is None


def test_who_is_invited_to_a_seat_that_went_elsewhere_gets_a_seat_all_the_same(world):
    old = world.seats["official_qm"]
    invitation, _token = invite_successor(world.actor("focal_qm"), old.pk, email="new@example.org")
    pass_seat_on(world.actor("focal_qm"), old.pk, successor=world.seats["colleague_qm"].pk)
    person = accept_invitation(None, invitation, name="Noor Aziz", password_hash="!")
    assert person.seats.get().status == SeatStatus.ACTIVE
    assert Handover.objects.get().successor == world.seats["colleague_qm"]


def test_the_secretariat_invites_the_successor_of_a_focal_point(world):
    """A colleague who accepts keeps what hung on their own seat, and gets what hung on the other."""
    old, own = world.seats["focal_qm"], world.seats["official_qm"]
    with pytest.raises(Refused, match="You cannot invite somebody to this role"):
        invite_successor(world.actor("focal_qm"), old.pk, email="official_qm@example.org")
    invitation, _token = invite_successor(world.actor("secretariat"), old.pk, email="official_qm@example.org")
    accept_another_seat(None, invitation, person=world.user("official_qm"))
    new = Seat.objects.get(person=own.person, status=SeatStatus.ACTIVE)
    assert new.role == Role.FOCAL_POINT
    assert {one.seat for one in new.taken_over.all()} == {old, own}
    assert {kind for kind, _about in told()} == {"seat.granted", "seat.ended", "seat.passed_on"}


@pytest.mark.parametrize(
    ("who", "whose", "email", "sentence"),
    [
        ("focal_qn", "official_qm", "new@example.org", "Only the secretariat, or a focal point for the own seat"),
        ("official_qm", "official_qm", "new@example.org", "Only the secretariat, or a focal point for the own seat"),
        ("focal_qm", "official_qm", "official_qm@example.org", "This is the address of the person who has the seat."),
    ],
)
def test_who_may_invite_a_successor(world, who, whose, email, sentence):
    with pytest.raises(Refused, match=sentence):
        invite_successor(world.actor(who), world.seats[whose].pk, email=email)
    assert not Invitation.objects.exists()


def test_a_successor_is_invited_to_a_seat_that_is_there_and_not_passed_on(world):
    with pytest.raises(Unseen):
        invite_successor(world.actor("secretariat"), uuid4(), email="new@example.org")
    pass_seat_on(world.actor("focal_qm"), world.seats["official_qm"].pk, successor=world.seats["colleague_qm"].pk)
    with pytest.raises(Refused, match="This seat has been passed on already"):
        invite_successor(world.actor("focal_qm"), world.seats["official_qm"].pk, email="new@example.org")


@pytest.mark.parametrize("how", ["granted", "invited"])
def test_who_gets_another_role_keeps_what_hangs_on_the_old_seat(world, how):
    person, authority = world.user("official_qm"), world.authorities["migration_qm"]
    if how == "granted":
        grant_seat(None, person=person, authority=authority, role=Role.FOCAL_POINT, reason=WHY)
    else:
        said = {"email": person.email, "authority": authority, "role": Role.FOCAL_POINT}
        invitation, _token = invite(world.actor("secretariat"), **said)
        accept_another_seat(None, invitation, person=person)
    handover = Handover.objects.get()
    assert handover.seat == world.seats["official_qm"]
    assert (handover.successor.person, handover.successor.role) == (person, Role.FOCAL_POINT)
    assert told() == [("seat.granted", person.pk), ("seat.passed_on", handover.pk)]
