"""What else is said of a framework or of one of its instruments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.agreements.models.fact import Fact
from forum.agreements.models.framework import Framework
from forum.agreements.models.instrument import Instrument


class Topic(models.TextChoices):
    """What a claim is about."""

    AIM = "aim", _("Aim")
    MOBILITY = "mobility", _("Mobility of persons")
    PERSONS = "persons", _("Persons covered")
    CATEGORY = "category", _("Categories of persons")
    DEPTH = "depth", _("Depth, on paper")
    ELEMENT = "element", _("Further elements covered")
    LEGAL_FORCE = "legal_force", _("Legal force")
    BODY = "body", _("Body")
    MONITORING = "monitoring", _("Disputes and monitoring")
    PARTIES = "parties", _("On who takes part")
    DATE = "date", _("Date")
    STATUS = "status", _("Status")


class Mobility(models.TextChoices):
    """Whether mobility is what a framework is about; the values of claims on `Topic.MOBILITY`."""

    PRIMARY = "primary", _("primary element")
    SECONDARY = "secondary", _("secondary element")
    BECOMING_PRIMARY = "becoming_primary", _("secondary element, becoming primary")


class Depth(models.TextChoices):
    """How far movement is let free, on paper; the values of claims on `Topic.DEPTH`."""

    VISA_FACILITATION = "VF", _("visa facilitation")
    VISA_FREE = "VX", _("visa-free short stay")
    TEMPORARY_ENTRY = "TE", _("temporary entry of business or service persons")
    LABOUR_MARKET = "LM", _("labour-market access")
    RESIDENCE = "RS", _("residence")
    ESTABLISHMENT = "ES", _("establishment")
    FREE_MOVEMENT = "FM", _("full free movement")
    NO_BORDER_CHECKS = "NB", _("no internal border checks")


class Claim(Fact):
    """One claim: on some topics a value that can be filtered by, on the others words alone."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="claims")
    instrument = models.ForeignKey(Instrument, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    topic = models.CharField(max_length=12, choices=Topic)
    value = models.CharField(max_length=24, blank=True)

    SAYS = ("value", "words")

    class Meta:
        indexes = [models.Index(fields=["topic", "value"], name="claims_by_topic")]

    def __str__(self) -> str:
        return f"{self.framework_id}: {self.topic}"
