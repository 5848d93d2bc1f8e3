"""Words that are not spoken yet."""

import uuid
from typing import Any

from django.db import models
from django.urls import reverse

from forum.discussions.models.reply import Reply
from forum.discussions.models.thread import Thread
from forum.discussions.querysets import ReplyRevisionQuerySet
from forum.publishing.models import Draft, Revision


class ReplyDraft(Draft):
    """A reply, or the edit of one, being written."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="drafts")

    class Meta:
        indexes = [models.Index(fields=["person", "thread"], name="drafts_of_a_thread")]


class ReplyRevision(Revision):
    """A reply, first words with their thread (`opening`), or other words for `reply`, that an authority clears first.

    A new reply will have its identifier: it is cited by it in the authority's trail from the first step on. `opening`
    holds what `saying.ThreadSaid` does, `asked` what `saying.ReplySaid` does beside.
    """

    thread = models.ForeignKey(Thread, null=True, on_delete=models.CASCADE, related_name="+")
    reply = models.OneToOneField(Reply, null=True, on_delete=models.CASCADE, related_name="revision")
    based_on = models.PositiveIntegerField(null=True, help_text="The version of the reply that it began from.")
    opening: "models.JSONField[dict[str, Any] | None, dict[str, Any] | None]" = models.JSONField(null=True)
    asked: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)

    objects = ReplyRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        constraints = [
            *Revision.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(thread__isnull=False, opening__isnull=True)
                | models.Q(thread__isnull=True, reply__isnull=True, opening__isnull=False),
                name="a_revision_has_a_thread_or_opens_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_capacity_display()}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("discussions:revision", args=[self.pk])

    @property
    def words(self) -> uuid.UUID:
        """The identifier of the reply that it will be, or is."""
        return self.reply_id or self.pk

    @property
    def title(self) -> str:
        """What the words are in: the title of their thread, or that of the one they open."""
        return self.thread.title if self.thread else str((self.opening or {}).get("title", ""))


class ThreadDraft(Draft):
    """A thread being started."""
