"""What a person may choose about the pages they read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Theme(TextChoices):
    SYSTEM = "system", _("As this device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Direction(TextChoices):
    """To which side a page is set. What people wrote keeps the direction of its own script, whatever is chosen."""

    LANGUAGE = "language", _("As the language of the pages")
    LTR = "ltr", _("From left to right")
    RTL = "rtl", _("From right to left")


class ReplyOrder(TextChoices):
    """In which order a thread opens where its address names none."""

    THREADED = "threaded", _("Threaded: answers below what they answer")
    FLAT = "flat", _("Flat: one after the other, as they were posted")


class ReadMarking(TextChoices):
    AUTOMATIC = "automatic", _("When I have looked at it for two seconds")
    LEAVING = "leaving", _("When I leave the page, what I have looked at")
    BY_HAND = "by_hand", _("Only when I say so")
