"""The log: streams with gapless sequences, their events, what followers still owe, and what falls due."""

import uuid

from django.db import models
from django.utils import timezone

NAMESPACE = uuid.UUID("6f1c0a52-53d8-4ad7-9d0e-4d1a3c1c7f55")


class StreamKind(models.TextChoices):
    """What a stream is about; its subject is the identifier of that thing."""

    THREAD = "thread"
    ROOM = "room"
    PERSON = "person"
    AUDIENCE = "audience"
    FACT = "fact"
    AUTHORITY = "authority"
    DESK = "desk"
    RIGHTS = "rights"


def stream_id(kind: str, subject: object = "") -> uuid.UUID:
    """The identifier of the stream of a thing: computed, so that nobody need look it up."""
    return id_of(stream_name(kind, subject))


def stream_name(kind: str, subject: object = "") -> str:
    """What pages and sockets call the stream of a thing, be there a row of it yet or not."""
    return f"{kind}:{subject}"


def id_of(name: str) -> uuid.UUID:
    """The identifier of the stream with this name."""
    return uuid.uuid5(NAMESPACE, name)


RIGHTS = stream_id(StreamKind.RIGHTS)


class Stream(models.Model):
    """One ordered log. `head` is the sequence of its last event; another `epoch` means the log was restored."""

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=16, choices=StreamKind)
    subject = models.CharField(max_length=96, blank=True)
    head = models.PositiveBigIntegerField(default=0)
    epoch = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="one_stream_per_subject")]

    def __str__(self) -> str:
        return f"{self.name}@{self.head}"

    @property
    def name(self) -> str:
        return stream_name(self.kind, self.subject)


class Event(models.Model):
    """Something that happened, in identifiers only: never text, never a name."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=48)
    object_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=timezone.now, help_text="In a masked room, of which day it is.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="one_event_per_place")]

    def __str__(self) -> str:
        return f"{self.kind} {self.stream_id}/{self.seq}"


class Pending(models.Model):
    """An event that a follower has still to take in."""

    follower = models.CharField(max_length=32)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pending")
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["follower", "event"], name="once_per_follower")]

    def __str__(self) -> str:
        return f"{self.follower} owes {self.event_id}"


class Due(models.Model):
    """Something to be done at a time, by the verb registered for its kind."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=32)
    object_id = models.UUIDField()
    leased_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_due_per_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} at {self.at:%Y-%m-%d %H:%M}"
