"""Parties, the frameworks they take part in, and since when. Data: no people, no cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.agreements.querysets import ParticipationQuerySet


class Party(models.Model):
    """A member of a framework: most are States, some are not, so never "country"."""

    code = models.CharField(primary_key=True, max_length=2, help_text=_("ISO 3166-1 alpha-2"))
    name = models.CharField(max_length=120)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.name


class Framework(models.Model):
    """An arrangement under which Parties let people move within a region."""

    code = models.CharField(primary_key=True, max_length=16)
    name = models.CharField(max_length=160)
    rights_version = models.PositiveIntegerField(default=1)
    parties = models.ManyToManyField(Party, through="Participation", related_name="frameworks")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Participation(models.Model):
    """A Party takes part in a framework, from one day to before another (open where none is known)."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="participations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="participations")
    starts = models.DateField()
    ends = models.DateField(null=True)
    illustrative = models.BooleanField(
        default=False, help_text=_("Grants the framework's audience to a demo Party and stands on no page of facts.")
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "party", "starts"], name="one_participation_per_start"),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gt=models.F("starts")),
                name="participation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} in {self.framework_id} from {self.starts}"
