"""The words of following, and of mail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Followed(TextChoices):
    """What kinds of thing one can follow. The value names the column of `Follow`, and stands in addresses."""

    THREAD = "thread", _("Threads")
    FRAMEWORK = "framework", _("Frameworks")
    TOOL = "tool", _("Tools")
    PARTY = "party", _("Parties")
    AUTHORITY = "authority", _("Authorities")


class Reason(TextChoices):
    """Why somebody follows something."""

    BY_HAND = "by_hand", _("You chose to.")
    STARTED = "started", _("You started it.")
    REPLIED = "replied", _("You replied in it.")
    WROTE = "wrote", _("You wrote the case study.")


class Level(TextChoices):
    """How near something is to a person. The value names the column of `MailChoice`, and stands in links of mails."""

    FOR_ME = "for_me", _("What is for me")
    FOLLOWED = "followed", _("What I follow")


class Frequency(TextChoices):
    """When mail is sent about something."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day, in the morning")
    NEVER = "never", _("Never")


class Cause(TextChoices):
    """Why a person is told of an event by mail."""

    MENTION = "mention"
    REPLY = "reply"
    REQUEST = "request"
    ACCESS = "access"
    ERASURE = "erasure"
    CORRECTION = "correction"
    REVIEW = "review"
    RETURNED = "returned"
    HANDED_IN = "handed_in"
    GIVEN_BACK = "given_back"
    PARTNER = "partner"
    UNCONFIRMED = "unconfirmed"
    WIDENING = "widening"
    WIDENED = "widened"
    IN_FOLLOWED = "in_followed"
    NEW = "new"

    @property
    def level(self) -> Level:
        """Under which of a person's choices it falls."""
        return Level.FOLLOWED if self in (Cause.IN_FOLLOWED, Cause.NEW) else Level.FOR_ME


class MailState(TextChoices):
    """What became of a mail. One that is dropped had nothing left to say when it was to be sent."""

    WAITS = "waits"
    SENT = "sent"
    DROPPED = "dropped"
