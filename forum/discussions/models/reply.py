"""Replies, and what hangs on one."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.models import Authority
from forum.discussions.models.thread import Thread
from forum.discussions.querysets import ReplyQuerySet
from forum.policies.vocabulary import ReplyState
from forum.publishing.models import Spoken


class Reply(Spoken):
    """Words in a thread: `number` is the order of reading and linking, `path` that of display.

    `useful_count` is the number of authorities as the thread was last told; `count_useful` brings it up to date.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField()
    path = models.CharField(max_length=260)
    depth = models.PositiveSmallIntegerField(default=0)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    body = models.TextField()
    html = models.TextField()
    renderer_version = models.PositiveSmallIntegerField()
    posted_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=16, choices=ReplyState, default=ReplyState.PUBLISHED)
    state_reason = models.TextField(blank=True)
    insight_at = models.DateTimeField(null=True)
    useful_count = models.PositiveIntegerField(default=0)
    submit_key = models.CharField(max_length=64, unique=True)
    cited: "models.JSONField[dict[str, Any] | None, dict[str, Any] | None]" = models.JSONField(
        null=True, help_text="The part of the thread's subject that these words are about, as it was then."
    )

    objects = ReplyQuerySet.as_manager()

    class Meta(Spoken.Meta):
        verbose_name_plural = "replies"
        constraints = [
            *Spoken.Meta.constraints,
            models.UniqueConstraint(fields=["thread", "number"], name="one_reply_per_number"),
            models.UniqueConstraint(fields=["thread", "path"], name="one_reply_per_path"),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("discussions:reply", args=[self.pk])


class ReplyVersion(models.Model):
    """Words as they stood before an edit."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    body = models.TextField()
    spoken_at = models.DateTimeField(help_text="When these words were posted, or edited into being.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "version"], name="one_row_per_version")]

    def __str__(self) -> str:
        return f"{self.reply} version {self.version}"


class Quote(models.Model):
    """A passage of another reply, as it read when quoted."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="quotes")
    source = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="quoted_in")
    passage = models.TextField()
    stands = models.BooleanField(default=True, help_text="Whether the passage still stands in its source.")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["reply", "position"], name="one_quote_per_position")]

    def __str__(self) -> str:
        return f"{self.source} in {self.reply}"


class Mention(models.Model):
    """A person named in a reply, who is told so."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "person"], name="one_mention_per_person")]

    def __str__(self) -> str:
        return f"in {self.reply}"


class Usefulness(models.Model):
    """An authority found a reply useful. Who of it said so is not kept."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="usefulness")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "authority"], name="useful_once_per_authority")]

    def __str__(self) -> str:
        return f"{self.reply} to {self.authority}"
