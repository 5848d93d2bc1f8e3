"""Threads and what stands in them."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Authority, Seat
from forum.agreements.models import Framework
from forum.discussions.querysets import (
    ExperienceRequestQuerySet,
    ReadStateQuerySet,
    ReplyQuerySet,
    ReplyRevisionQuerySet,
    ThreadQuerySet,
)
from forum.events.models import StreamKind, stream_name
from forum.policies.vocabulary import ReplyState, RequestState, ThreadKind
from forum.publishing.models import Draft, ForAnAudience, Revision, Spoken
from forum.taxonomy.models import Tool


class Thread(ForAnAudience):
    """A discussion or a question. Its first words are its reply number 0.

    `last_number` is the number of the newest reply: taken under this row's lock, never reused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=ThreadKind)
    title_as_written = models.CharField(max_length=200)
    title_is_shown = models.BooleanField(default=True, help_text="Whether the first words, whose title it is, stand.")
    illustrative = models.BooleanField(default=False)
    posted_at = models.DateTimeField(auto_now_add=True)
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
        """Where the thread is read: by itself, or below what it is about."""
        return self.subject_address or reverse("discussions:thread", args=[self.pk])

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
        return stream_name(StreamKind.THREAD, self.pk)


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
    posted_at = models.DateTimeField(auto_now_add=True)
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


class ReadState(models.Model):
    """How much of a thread a person has read: the row that is locked, and the count from which unread follows."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="read_states")
    count = models.PositiveIntegerField(default=0)

    objects = ReadStateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "thread"], name="one_read_state_per_thread")]

    def __str__(self) -> str:
        return f"{self.count} read"


class ReadRange(models.Model):
    """Numbers of a thread that a person has read, from `first` to `last`, both included. Ranges never touch."""

    state = models.ForeignKey(ReadState, on_delete=models.CASCADE, related_name="ranges")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["state", "first"], name="one_range_per_start"),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="a_range_has_a_length"),
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


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
