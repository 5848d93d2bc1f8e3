"""The audit chain: every act of power, each row's digest over the one before."""

import uuid

from django.db import models


class Head(models.Model):
    """The one locked row from which the chain grows."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_head")]

    def __str__(self) -> str:
        return f"{self.seq}:{self.digest[:8]}"


class Entry(models.Model):
    """One act of power: who, in which role, did what to what, why. Never altered, never deleted."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=48)
    person = models.UUIDField(null=True, help_text="Who acted; nobody for what the machine's operator did.")
    role = models.CharField(max_length=16, blank=True)
    object_id = models.UUIDField(default=uuid.uuid4)
    reason = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.seq} {self.act}"
