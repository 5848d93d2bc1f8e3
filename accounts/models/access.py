"""Requests for access: what somebody says who has no seat yet."""

import uuid

from django.db import models
from django.db.models import Q

from accounts.models.authority import Authority
from accounts.models.invitation import Invitation
from accounts.models.seat import Seat
from accounts.querysets import AccessRequestQuerySet
from forum.policies.vocabulary import AccessState, Role


class AccessRequest(models.Model):
    """Somebody asks for a seat. Nobody sees it before its e-mail address is confirmed by a link sent there.

    `at_approved_domain` is whether the address is at a domain approved for the authority; where none is, the
    secretariat decides. `lapses_at` is when it comes to an end by itself, or, once decided, is forgotten.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="access_requests")
    role = models.CharField(max_length=16, choices=Role)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    why = models.TextField()
    language = models.CharField(max_length=12, help_text="In which the applicant is told what happens.")
    at_approved_domain = models.BooleanField()
    state = models.CharField(max_length=16, choices=AccessState, default=AccessState.UNCONFIRMED)
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    invitation = models.OneToOneField(Invitation, null=True, on_delete=models.PROTECT, related_name="request")
    lapses_at = models.DateTimeField()

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email", "authority"],
                condition=Q(state=AccessState.UNCONFIRMED),
                name="one_unconfirmed_request_per_address",
            ),
            models.UniqueConstraint(
                fields=["email", "authority"],
                condition=Q(state=AccessState.WAITING),
                name="one_waiting_request_per_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} at {self.authority}: {self.get_state_display()}"
