"""Authorities with which the work was done."""

import uuid

from django.db import models

from accounts.models import Authority
from forum.cases.models.case import CaseStudy
from forum.cases.querysets import PartnerQuerySet
from forum.policies.vocabulary import PartnerState


class Partner(models.Model):
    """An authority named as partner. Until it confirms, its name is shown to itself and to who named it only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(CaseStudy, on_delete=models.CASCADE, related_name="partners")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, choices=PartnerState, default=PartnerState.ASKED)
    named_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "authority"], name="a_partner_is_named_once")]

    def __str__(self) -> str:
        return f"{self.authority}: {self.get_state_display()}"
