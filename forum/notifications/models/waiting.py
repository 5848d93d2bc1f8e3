"""Words that wait for a person."""

from django.conf import settings
from django.db import models

from forum.discussions.models import Reply
from forum.notifications.querysets import WaitingQuerySet


class WaitingKind(models.TextChoices):
    MENTION = "mention"
    REPLY = "reply"


class Waiting(models.Model):
    """Words that wait for a person until they are read: a mention of them, or a reply to them.

    Requests to an authority wait too, for whoever sits there at the time: `forum.notifications.waiting` asks for them.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=WaitingKind)
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="+")
    handed_from = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Whom the words were for, where their seat was passed on.",
    )
    since = models.DateTimeField(auto_now_add=True)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "reply"], name="a_reply_waits_once")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
