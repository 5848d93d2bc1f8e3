"""Corrections of facts: what is proposed, by whom, why, and what became of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Seat
from forum.agreements.dates import KnownDateField
from forum.agreements.models import Framework, Party
from forum.policies.vocabulary import CorrectionState
from forum.toolbox.querysets import CorrectionQuerySet


class Correction(models.Model):
    """A proposal to let a fact, as it stood in one version, say something else, from a source.

    `was` and `changes` are texts by the names of the fact's fields. `party` is set where the fact is about the
    participation of that Party, whose focal points then decide it too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fact = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField()
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    was = models.JSONField()
    changes = models.JSONField()
    source_title = models.CharField(max_length=240)
    source_address = models.CharField(max_length=500, blank=True)
    as_of = KnownDateField()
    why = models.TextField()
    proposed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=CorrectionState, default=CorrectionState.OPEN)
    decided_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    submit_key = models.CharField(max_length=64, unique=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CorrectionState.OPEN, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=CorrectionState.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="correction_is_open_or_decided",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} correction of {self.fact}"

    def get_absolute_url(self) -> str:
        """Its place on the page of the fact."""
        return f"{reverse('toolbox:fact', args=[self.fact])}#c-{self.pk}"
