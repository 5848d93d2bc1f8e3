"""The one queue: what needs a decision of those who curate."""

import uuid

from django.db import models

from accounts.models import Seat
from forum.moderation.querysets import ItemQuerySet
from forum.policies.vocabulary import ItemAct, ItemKind, ItemState


class Item(models.Model):
    """Something to be looked at: its subject by identifier, whose place is looked up when somebody acts.

    `version` counts the steps, so that a decision meets the item that was read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=24, choices=ItemKind)
    subject = models.UUIDField()
    state = models.CharField(max_length=16, choices=ItemState, default=ItemState.WAITING)
    version = models.PositiveIntegerField(default=1)
    claimed_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="raised_once_per_subject")]
        indexes = [models.Index(fields=["state", "due_at", "id"], name="what_is_due_first")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_state_display()}"


class ItemStep(models.Model):
    """What was done with an item, and from which seat: none where it was settled by what happened to its subject."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=16, choices=ItemAct)
    by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.item}: {self.act}"
