"""Seats, and how they are passed on."""

import uuid

from django.db import models

from accounts.models.authority import Authority
from accounts.models.person import User
from accounts.querysets import SeatQuerySet
from forum.policies.vocabulary import Role, SeatStatus


class Seat(models.Model):
    """A person's role at an authority, from one day on, to before another where one is set."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="seats")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=16, choices=Role)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=SeatStatus, default=SeatStatus.ACTIVE)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "authority"],
                condition=models.Q(status=SeatStatus.ACTIVE),
                name="one_active_seat_per_authority",
            ),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gt=models.F("starts")),
                name="seat_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()}, {self.authority})"


class Handover(models.Model):
    """A seat was passed on: what hung on the one hangs on the other from now on. Past words keep their author.

    A person whose role changes passes the old seat on to themselves.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="handover")
    successor = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="taken_over")
    passed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.seat_id} to {self.successor_id}"
