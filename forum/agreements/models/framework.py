"""Frameworks, and who takes part in them since when."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forum.agreements.models.fact import Fact
from forum.agreements.models.party import Party
from forum.agreements.querysets import ParticipationQuerySet


class PartyTerm(models.TextChoices):
    """What a framework calls those who take part in it."""

    PARTIES = "parties", _("Parties")
    ECONOMIES = "economies", _("economies")


class Framework(models.Model):
    """An arrangement under which Parties let people move within a region."""

    code = models.CharField(primary_key=True, max_length=16)
    name = models.CharField(max_length=160)
    party_term = models.CharField(max_length=16, choices=PartyTerm, default=PartyTerm.PARTIES)
    rights_version = models.PositiveIntegerField(default=1)
    parties = models.ManyToManyField(Party, through="Participation", related_name="frameworks")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("toolbox:framework", args=[self.pk])


class ParticipationRole(models.TextChoices):
    """As what a Party takes part."""

    MEMBER = "member", _("member")
    ASSOCIATE = "associate", _("associate")
    TERRITORY = "territory", _("territory")


class Participation(Fact):
    """A Party takes part in a framework, from one day to before another; open where none is known.

    The row grants the framework's audience. `designation` is the Party's name in the framework, where it is another.
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="participations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=12, choices=ParticipationRole, default=ParticipationRole.MEMBER)
    designation = models.CharField(max_length=120, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    illustrative = models.BooleanField(
        default=False, help_text=_("Grants the framework's audience to a demo Party and stands on no page of facts.")
    )

    SAYS = ("role", "designation", "starts", "ends", "words")

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "party", "starts"], name="one_participation_per_start"),
            models.UniqueConstraint(
                fields=["framework", "party"],
                condition=models.Q(starts__isnull=True),
                name="one_participation_without_start",
            ),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True)
                | models.Q(starts__isnull=True)
                | models.Q(ends__gt=models.F("starts")),
                name="participation_ends_after_it_starts",
                violation_error_message=_("It must end after it starts."),
            ),
        ]

    def covers(self, day: date) -> bool:
        """Whether the Party takes part on this day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day < self.ends)

    def __str__(self) -> str:
        return f"{self.party_id} in {self.framework_id} from {self.starts}"
