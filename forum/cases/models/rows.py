"""What a version holds any number of: the rows of its tables, in the order of `position`."""

from django.db import models

from forum.agreements.models import Instrument
from forum.cases.models.version import CaseVersion


class Row(models.Model):
    """A row of one of a version's tables. Its position is also what a reply cites: "results, row 2"."""

    version: models.ForeignKey[CaseVersion, CaseVersion]
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="one_%(class)s_per_position")]


class LegalBasis(Row):
    """An instrument on which a case rests, with the article and its text: quoting avoids guesswork."""

    version = models.ForeignKey(CaseVersion, on_delete=models.CASCADE, related_name="legal_bases")
    instrument = models.ForeignKey(Instrument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    article = models.CharField(max_length=120, blank=True)
    quotation = models.TextField(blank=True)
    address = models.URLField(max_length=400, blank=True)

    class Meta(Row.Meta):
        verbose_name_plural = "legal bases"

    def __str__(self) -> str:
        return self.article


class Coordination(Row):
    """Who did which part of the work: often the hard part."""

    version = models.ForeignKey(CaseVersion, on_delete=models.CASCADE, related_name="coordination")
    body = models.CharField(max_length=160, blank=True)
    part = models.CharField(max_length=300, blank=True)

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.body


class Source(Row):
    """A document that bears a case out, found at an address."""

    version = models.ForeignKey(CaseVersion, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(max_length=240, blank=True)
    issuer = models.CharField(max_length=160, blank=True)
    date = models.DateField(null=True, blank=True)
    address = models.URLField(max_length=400, blank=True)

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class Result(Row):
    """What was measured, when, and, if a document says so, in which of the version's sources (by position)."""

    version = models.ForeignKey(CaseVersion, on_delete=models.CASCADE, related_name="results")
    indicator = models.CharField(max_length=160, blank=True)
    baseline = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True, blank=True)
    source = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.indicator
