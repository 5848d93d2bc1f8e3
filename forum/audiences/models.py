"""Requests that more people may read something, and who is to be told that they do."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Authority, Seat
from forum.audiences.querysets import NoticeQuerySet, WideningQuerySet
from forum.discussions.models import Thread
from forum.policies.audience import Audience, audience_called
from forum.policies.vocabulary import WideningState
from forum.publishing.models import ForAnAudience, columns_of


class Widening(ForAnAudience):
    """That a thread, or the case study that it is about, is to be for this audience, which has others in it.

    `before` is the key of whom it was for when that was asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="widenings")
    before = models.CharField(max_length=64)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    state = models.CharField(max_length=16, choices=WideningState, default=WideningState.WAITING)
    asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    comments = models.TextField(blank=True, help_text="Why it was declined.")

    objects = WideningQuerySet.as_manager()

    class Meta(ForAnAudience.Meta):
        constraints = [
            *ForAnAudience.Meta.constraints,
            models.UniqueConstraint(
                fields=["thread"], condition=Q(state=WideningState.WAITING), name="one_widening_waits_per_thread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} to {self.audience.key}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("audiences:widening", args=[self.pk])

    @property
    def audience_before(self) -> Audience:
        """Whom it was for when others were asked for."""
        before = audience_called(self.before)
        assert before is not None  # noqa: S101 (it is written from one)
        return before

    @property
    def readers_before(self) -> str:
        """The same in words, in the active language."""
        return Thread(**columns_of(self.audience_before)).readers_in_short


class Notice(models.Model):
    """A person whose words are read by others since a widening, until they say that they know."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    widening = models.ForeignKey(Widening, on_delete=models.CASCADE, related_name="notices")
    since = models.DateTimeField(auto_now_add=True)

    is_readable: bool  # by the actor of `NoticeQuerySet.for_actor`

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "widening"], name="a_widening_is_told_once")]

    def __str__(self) -> str:
        return f"of {self.widening_id}"
