"""What a person has read."""

from django.conf import settings
from django.db import models

from accounts.models import Seat
from forum.discussions.models.thread import Thread
from forum.discussions.querysets import ReadStateQuerySet


class ReadState(models.Model):
    """How much of a thread a person has read: the row that is locked, and the count from which unread follows."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="read_states")
    count = models.PositiveIntegerField(default=0)

    objects = ReadStateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "thread"], name="one_read_state_per_thread")]

    def __str__(self) -> str:
        return f"{self.count} read"


class ReadRange(models.Model):
    """Numbers of a thread that a person has read, from `first` to `last`, both included. Ranges never touch."""

    state = models.ForeignKey(ReadState, on_delete=models.CASCADE, related_name="ranges")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["state", "first"], name="one_range_per_start"),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="a_range_has_a_length"),
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"
