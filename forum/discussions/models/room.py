"""Masked rooms, and what it takes to learn who spoke in one."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Seat
from forum.discussions.models.reply import Reply
from forum.discussions.models.thread import Thread
from forum.discussions.querysets import UnmaskingQuerySet
from forum.policies.vocabulary import UnmaskingState


class Room(models.Model):
    """The dates of a masked room: written with its thread, before any other word, and never changed.

    `begins` and `ends` are the first and the last day on which anybody may speak there.
    """

    thread = models.OneToOneField(Thread, primary_key=True, on_delete=models.PROTECT, related_name="room")
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    begins = models.DateField()
    ends = models.DateField()
    has_begun = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="a_room_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.begins:%Y-%m-%d} to {self.ends:%Y-%m-%d}"


class Unmasking(models.Model):
    """Two of the staff are shown who wrote words in a masked room. Who that is does not stand here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="unmaskings")
    state = models.CharField(max_length=16, choices=UnmaskingState, default=UnmaskingState.ASKED)
    asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()
    decided_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_reason = models.TextField(blank=True)
    known_at = models.DateTimeField(null=True, help_text="When the author had read of it.")

    objects = UnmaskingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reply"], condition=Q(state=UnmaskingState.ASKED), name="one_unmasking_waits_per_reply"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reply}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("discussions:unmasking", args=[self.pk])
