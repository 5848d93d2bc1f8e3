"""The words from which a case study chooses (domain reference, section 4)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    """How much is told: a short experience can grow into a full case study."""

    SHORT = "short", _("Short experience")
    FULL = "full", _("Case study")


class CaseType(TextChoices):
    """What kind of experience it is. One that failed is as welcome as one that works."""

    PRACTICE = "practice", _("Practice")
    PILOT = "pilot", _("Pilot")
    REFORM = "reform", _("Reform")
    STOPPED = "stopped", _("Failed or stopped")
    LESSON = "lesson", _("Lesson in progress")


class Level(TextChoices):
    """Where it is carried out."""

    LOCAL = "local", _("Local")
    NATIONAL = "national", _("National")
    BILATERAL = "bilateral", _("Bilateral")
    REGIONAL = "regional", _("Regional")


class Status(TextChoices):
    """How it stands today."""

    PLANNED = "planned", _("Planned")
    PILOT = "pilot", _("In pilot")
    RUNNING = "running", _("Running")
    MAINSTREAMED = "mainstreamed", _("Became regular service")
    ENDED = "ended", _("Ended")


class EvidenceType(TextChoices):
    """What the results rest on."""

    NONE = "none", _("No evidence gathered")
    MONITORING = "monitoring", _("Monitoring data")
    INTERNAL_REVIEW = "internal_review", _("Internal review")
    INDEPENDENT_EVALUATION = "independent_evaluation", _("Independent evaluation")
    RESEARCH = "research", _("Research")


class Grade(TextChoices):
    """How strong the evidence is: computed, never voted."""

    A = "A", _("A: independently evaluated")
    B = "B", _("B: sourced result")
    C = "C", _("C: reported result")
    D = "D", _("D: described")


class CostBand(TextChoices):
    """What it cost altogether, roughly, in the currency named."""

    UNDER_50K = "under_50k", _("Under 50,000")
    UNDER_250K = "under_250k", _("50,000 to 250,000")
    UNDER_1M = "under_1m", _("250,000 to 1 million")
    UNDER_5M = "under_5m", _("1 to 5 million")
    OVER_5M = "over_5m", _("Over 5 million")


class Consulted(TextChoices):
    """Whether those for whom it was made were asked."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Language(TextChoices):
    """In which language a case study was written: the six of the United Nations, Portuguese and Swahili."""

    ARABIC = "ar", "العربية"
    CHINESE = "zh", "中文"
    ENGLISH = "en", "English"
    FRENCH = "fr", "français"
    RUSSIAN = "ru", "русский"
    SPANISH = "es", "español"
    PORTUGUESE = "pt", "português"
    SWAHILI = "sw", "Kiswahili"
