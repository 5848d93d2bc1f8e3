"""What is said, by which sources, how sure, and what was said before."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.agreements.dates import KnownDateField
from forum.agreements.models.source import Source


class Standing(models.TextChoices):
    """How sure a fact is."""

    CONFIRMED = "confirmed", _("confirmed")
    UNCONFIRMED = "unconfirmed", _("unconfirmed")
    DISPUTED = "disputed", _("disputed")


class Fact(models.Model):
    """Something that sources say. Conflicting ones are facts side by side, each with its own sources.

    `corrected_at` is when a correction was last accepted: what files of ours say later leaves the fact alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sources = models.ManyToManyField(Source, related_name="+")
    as_of = KnownDateField()
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.CONFIRMED)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    corrected_at = models.DateTimeField(null=True)

    SAYS: ClassVar[tuple[str, ...]] = ("words",)
    """The fields that say the fact: what versions keep, and what a correction may change."""

    class Meta:
        abstract = True

    def said(self) -> dict[str, str]:
        """What the fact says, by field, as text: empty where it says nothing."""
        return {name: str(getattr(self, name) or "") for name in (*self.SAYS, "as_of", "standing")}


class FactVersion(models.Model):
    """A fact as it stood before it changed: by a correction, or by files of ours where none is named."""

    fact = models.UUIDField()
    version = models.PositiveIntegerField()
    said = models.JSONField(help_text=_("What the fact said, by field, with the codes of its sources"))
    replaced_at = models.DateTimeField(auto_now_add=True)
    correction = models.UUIDField(null=True)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["fact", "version"], name="one_row_per_version_of_a_fact")]

    def __str__(self) -> str:
        return f"{self.fact} version {self.version}"
