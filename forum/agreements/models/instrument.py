"""The instruments of a framework, and what each means for whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.agreements.dates import KnownDateField
from forum.agreements.models.fact import Fact
from forum.agreements.models.framework import Framework
from forum.agreements.models.party import Party


class InstrumentKind(models.TextChoices):
    """What kind of text, or of practice, binds or guides."""

    TREATY = "treaty", _("treaty")
    PROTOCOL = "protocol", _("protocol")
    AGREEMENT = "agreement", _("agreement")
    LEGISLATION = "legislation", _("regulation or directive")
    DECISION = "decision", _("decision")
    MEMORANDUM = "memorandum", _("memorandum of understanding")
    ARRANGEMENT = "arrangement", _("arrangement")
    PRACTICE = "practice", _("administrative practice")


class InstrumentStatus(models.TextChoices):
    """Whether an instrument works; empty where no source says."""

    ADOPTED = "adopted", _("adopted")
    OPEN = "open", _("open")
    IN_FORCE = "in_force", _("in force")
    PROVISIONAL = "provisional", _("applied provisionally")
    NOT_IN_FORCE = "not_in_force", _("not in force")
    SUSPENDED = "suspended", _("suspended")
    DENOUNCED = "denounced", _("denounced")


class Instrument(Fact):
    """A text or a practice under a framework. `dated` is the date by which it is known."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="instruments")
    code = models.CharField(max_length=32)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=InstrumentKind, blank=True)
    dated = KnownDateField()
    status = models.CharField(max_length=16, choices=InstrumentStatus, blank=True)

    SAYS = ("name", "dated", "status", "words")

    class Meta:
        ordering = ["framework", "dated", "code"]
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="one_instrument_per_code")]

    def __str__(self) -> str:
        return self.name


class ParticipationState(models.TextChoices):
    """What an instrument is to a Party."""

    SIGNED = "signed", _("signed")
    RATIFIED = "ratified", _("ratified")
    APPLIES = "applies", _("applies it")
    NOT_APPLIED = "not_applied", _("does not apply it")
    RESERVATION = "reservation", _("made a reservation")
    SUSPENDED = "suspended", _("suspended")
    LEFT = "left", _("left")


class InstrumentParticipation(Fact):
    """What an instrument is to a Party, towards all others or towards one, between dates as far as known."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="participations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="instrument_participations")
    towards = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, choices=ParticipationState)
    since = KnownDateField()
    until = KnownDateField()

    SAYS = ("state", "since", "until", "words")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(towards__isnull=True) | ~models.Q(towards=models.F("party")),
                name="nobody_stands_towards_themselves",
                violation_error_message=_("A Party cannot stand towards itself."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.state} {self.instrument_id}"
