"""Requests for experience."""

import uuid

from django.db import models

from accounts.models import Authority
from forum.discussions.models.reply import Reply
from forum.discussions.models.thread import Thread
from forum.discussions.querysets import ExperienceRequestQuerySet
from forum.policies.vocabulary import RequestState


class ExperienceRequest(models.Model):
    """An authority was asked for its experience: it answers, passes it on, or records that it has nothing to add."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="requests")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, choices=RequestState, default=RequestState.OPEN)
    asked_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    reply = models.ForeignKey(Reply, null=True, on_delete=models.PROTECT, related_name="+")
    passed_on_to = models.ForeignKey(Authority, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ExperienceRequestQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "authority"], name="asked_once_per_thread")]

    def __str__(self) -> str:
        return f"{self.authority}: {self.get_state_display()}"
