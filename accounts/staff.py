"""The people of an authority, as those see them who keep them: seats, invitations, requests, and what is missing."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import cached_property

from accounts.models import AccessRequest, Authority, Invitation, Seat
from forum.policies import people, seats
from forum.policies.actor import Actor
from forum.policies.vocabulary import AuthorityKind, Role, SeatStatus

MOST = 200
SUGGESTED_FOCAL_POINTS = 2
"""So that one can be away (domain reference, section 6)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A seat, and what the reader may do with it or with its holder."""

    seat: Seat
    may_suspend: bool
    may_pass_on: bool


class Staff:
    """Lists about one authority, each in one query."""

    def __init__(self, actor: Actor, authority: Authority) -> None:
        self.actor = actor
        self.authority = authority

    @cached_property
    def rows(self) -> list[Row]:
        """Who sits there, suspended or not."""
        return [self._row(seat) for seat in self._active]

    @cached_property
    def left(self) -> list[Seat]:
        """The latest seats that ended and were not passed on: what hangs on them waits for a successor."""
        ended = Seat.objects.with_holder().filter(authority=self.authority, status=SeatStatus.ENDED, handover=None)
        return [seat for seat in ended.order_by("-ends", "pk")[:MOST] if seats.pass_seat_on(self.actor, seat)]

    @cached_property
    def invitations(self) -> list[Invitation]:
        """Those that were neither used nor revoked, the newest first."""
        unused = Invitation.objects.visible_to(self.actor).unused().filter(authority=self.authority)
        return list(unused.select_related("authority__party", "invited_by__person").order_by("-invited_at")[:MOST])

    @cached_property
    def requests(self) -> list[AccessRequest]:
        """Those that wait for a decision, the oldest first."""
        waiting = AccessRequest.objects.visible_to(self.actor).open().filter(authority=self.authority)
        return list(waiting.with_authority().order_by("confirmed_at")[:MOST])

    @property
    def focal_points_missing(self) -> int:
        """How many more focal points are suggested."""
        if self.authority.kind != AuthorityKind.PARTY:
            return 0
        there = [one for one in self._active if one.role == Role.FOCAL_POINT and not one.person.suspended_at]
        return max(0, SUGGESTED_FOCAL_POINTS - len(there))

    @cached_property
    def _active(self) -> list[Seat]:
        active = Seat.objects.with_holder().filter(authority=self.authority, status=SeatStatus.ACTIVE)
        return sorted(
            active.order_by("person__name_as_given", "pk")[:MOST], key=lambda seat: seat.role != Role.FOCAL_POINT
        )

    def _row(self, seat: Seat) -> Row:
        return Row(
            seat,
            may_suspend=bool(people.suspend(self.actor, seat.person_id, self._seats_of[seat.person_id])),
            may_pass_on=bool(seats.pass_seat_on(self.actor, seat)),
        )

    @cached_property
    def _seats_of(self) -> dict[UUID, list[Seat]]:
        """All seats of those who sit there, wherever: whom a focal point may suspend depends on them."""
        held = defaultdict(list)
        people = [seat.person_id for seat in self._active]
        for seat in Seat.objects.filter(person__in=people, status=SeatStatus.ACTIVE):
            held[seat.person_id].append(seat)
        return held
