"""Requests for erasure: what a person asks of the secretariat about themselves."""

import uuid

from django.db import models
from django.db.models import Q

from accounts.models.person import User
from accounts.models.seat import Seat
from accounts.querysets import ErasureRequestQuerySet
from forum.policies.vocabulary import ErasureState


class ErasureRequest(models.Model):
    """A person asks to be erased. Until the secretariat has decided they can take it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="erasure_requests")
    state = models.CharField(max_length=12, choices=ErasureState, default=ErasureState.WAITING)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="Why it was refused: the person reads it.")

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=ErasureState.WAITING), name="one_waiting_erasure_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.get_state_display()}"
