"""Threads."""

import uuid
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from forum.agreements.models import Framework
from forum.discussions.querysets import ThreadQuerySet
from forum.events.models import StreamKind, stream_name
from forum.policies.vocabulary import ThreadKind
from forum.publishing.models import ForAnAudience
from forum.taxonomy.models import Tool


class Thread(ForAnAudience):
    """A discussion, a question, or a masked room. Its first words are its reply number 0.

    `last_number` is the number of the newest reply: taken under this row's lock, never reused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=ThreadKind)
    title_as_written = models.CharField(max_length=200)
    title_is_shown = models.BooleanField(default=True, help_text="Whether the first words, whose title it is, stand.")
    illustrative = models.BooleanField(default=False)
    posted_at = models.DateTimeField(default=timezone.now)
    last_activity_at = models.DateTimeField()
    last_number = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    closed_reason = models.TextField(blank=True)
    pinned_at = models.DateTimeField(null=True)
    answer = models.ForeignKey("Reply", null=True, on_delete=models.PROTECT, related_name="+")
    frameworks = models.ManyToManyField(Framework, related_name="threads")
    tools = models.ManyToManyField(Tool, related_name="threads")
    submit_key = models.CharField(max_length=64, unique=True)
    subject_kind = models.CharField(
        max_length=40, blank=True, help_text="What kind of thing this is about, to translate."
    )
    subject_address = models.CharField(max_length=200, blank=True, help_text="Where what this is about stands.")
    subject_parts: "models.JSONField[list[dict[str, Any]], list[dict[str, Any]]]" = models.JSONField(default=list)

    read: int  # by the actor of `ThreadQuerySet.with_read`

    objects = ThreadQuerySet.as_manager()

    class Meta(ForAnAudience.Meta):
        indexes = [models.Index(fields=["-last_activity_at", "-id"], name="thread_latest_first")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where the thread is read: by itself, as a room, or below what it is about."""
        if self.is_masked:
            return reverse("discussions:room", args=[self.pk])
        return self.subject_address or reverse("discussions:thread", args=[self.pk])

    @property
    def is_masked(self) -> bool:
        """Whether it is a masked room, where nobody but curators is shown."""
        return self.kind == ThreadKind.ROOM

    def moment(self, now: datetime) -> datetime:
        """When something that is done in it now was done, as far as that is kept: in a masked room, on which day."""
        return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) if self.is_masked else now

    @property
    def kind_label(self) -> str:
        """What kind of thread it is, or of what kind the thing is that it is about; in the active language."""
        return gettext(self.subject_kind) if self.subject_kind else str(self.get_kind_display())

    @property
    def title(self) -> str:
        """What everybody reads as the title, in the active language: one line in its place while it is not shown."""
        return self.title_as_written if self.title_is_shown else gettext("Title no longer shown")

    @property
    def stream(self) -> str:
        """The name of the stream on which its readers hear of it."""
        return stream_name(StreamKind.ROOM if self.is_masked else StreamKind.THREAD, self.pk)
