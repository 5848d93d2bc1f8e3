"""What waits for a person."""

from django.conf import settings
from django.db import models

from forum.discussions.models import ExperienceRequest, Reply
from forum.notifications.querysets import WaitingQuerySet


class WaitingKind(models.TextChoices):
    MENTION = "mention"
    REPLY = "reply"
    REQUEST = "request"


class Waiting(models.Model):
    """Something that waits for a person: a mention, a reply to them, a request to their authority.

    A mention or a reply waits until it is read; a request until it is settled.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=WaitingKind)
    reply = models.ForeignKey(Reply, null=True, on_delete=models.CASCADE, related_name="+")
    request = models.ForeignKey(ExperienceRequest, null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "reply"], name="a_reply_waits_once"),
            models.UniqueConstraint(fields=["person", "request"], name="a_request_waits_once"),
            models.CheckConstraint(
                condition=models.Q(reply__isnull=False, request__isnull=True)
                | models.Q(reply__isnull=True, request__isnull=False),
                name="waits_for_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
