"""A case study: the thing that lasts while its words change."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Authority
from forum.cases.querysets import CaseQuerySet
from forum.discussions.models import Thread
from forum.policies.vocabulary import CaseState
from forum.publishing.models import ForAnAudience


class CaseStudy(ForAnAudience):
    """An authority's experience. What everybody reads is its `current` version, which only publication changes.

    `identifier` is given at first publication and lasts, and so does its thread. `unconfirmed_since` is the date by
    which it should have been reviewed, once that has gone by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    identifier = models.CharField(max_length=16, unique=True, null=True, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="cases")
    state = models.CharField(max_length=16, choices=CaseState, default=CaseState.UNPUBLISHED)
    current = models.OneToOneField("CaseVersion", null=True, on_delete=models.PROTECT, related_name="+")
    thread = models.OneToOneField(Thread, null=True, on_delete=models.PROTECT, related_name="+")
    illustrative = models.BooleanField(default=False)
    begun_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, help_text="When the first version was published.")
    updated_at = models.DateTimeField(null=True, help_text="When the current version was published.")
    review_by = models.DateField(null=True)
    unconfirmed_since = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    submit_key = models.CharField(max_length=64, unique=True)

    read: int  # by the actor of `CaseQuerySet.with_read`

    objects = CaseQuerySet.as_manager()

    class Meta(ForAnAudience.Meta):
        verbose_name_plural = "case studies"
        indexes = [models.Index(fields=["-updated_at", "-id"], name="case_latest_first")]
        constraints = [
            *ForAnAudience.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=CaseState.UNPUBLISHED)
                | Q(identifier__isnull=False, current__isnull=False, thread__isnull=False, published_at__isnull=False),
                name="what_was_published_can_be_found",
            ),
        ]

    def __str__(self) -> str:
        return self.identifier or "unpublished"

    def get_absolute_url(self) -> str:
        """Its lasting address, once a version of it was published."""
        return reverse("cases:case", args=[self.identifier])
