"""Invitations: the only way in."""

import uuid

from django.db import models
from django.utils import timezone

from accounts.models.authority import Authority
from accounts.models.seat import Seat
from accounts.querysets import InvitationQuerySet
from forum.policies.vocabulary import Role


class Invitation(models.Model):
    """A single-use way in, bound to an e-mail address, an authority and a role. Only a digest of its token is kept.

    `takes_over` is the seat that is passed on to whoever accepts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=16, choices=Role)
    invited_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="invitations")
    takes_over = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="successors_invited")
    digest = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField(auto_now_add=True)
    lapses_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_role_display()} at {self.authority}"

    @property
    def waits(self) -> bool:
        """Whether it was neither used nor revoked nor has lapsed; whether its inviter still may is another question."""
        return not (self.accepted_at or self.revoked_at) and timezone.now() < self.lapses_at
