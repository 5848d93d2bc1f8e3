"""The words that rules compare. `docs/glossary.md` says what each means."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AuthorityKind(TextChoices):
    """Whose authority it is: only the first speaks for a Party."""

    PARTY = "party", _("Authority of a Party")
    REGIONAL_BODY = "regional_body", _("Regional body")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
    CIVIL_SOCIETY = "civil_society", _("Civil society or university")


class Role(TextChoices):
    """What a seat lets a person do."""

    OFFICIAL = "official", _("official")
    FOCAL_POINT = "focal_point", _("focal point")
    EXPERT = "expert", _("expert")
    MODERATOR = "moderator", _("moderator")
    SECRETARIAT = "secretariat", _("secretariat")


class SeatStatus(TextChoices):
    ACTIVE = "active", _("active")
    ENDED = "ended", _("ended")


class Capacity(TextChoices):
    """In which capacity words are spoken: chosen by who speaks, never assumed."""

    OFFICIAL_POSITION = "official_position", _("Official position")
    FACTUAL_INFORMATION = "factual_information", _("Factual information")
    PERSONAL_VIEW = "personal_view", _("Personal view")
    EXPERT_VIEW = "expert_view", _("Expert view")
    MODERATOR = "moderator", _("Moderator")
    SECRETARIAT = "secretariat", _("Secretariat")


class Attribution(TextChoices):
    """How much of the author a reader is shown."""

    BY_NAME = "by_name", _("By name")
    AUTHORITY_ONLY = "authority_only", _("Authority only")
    PARTY_ONLY = "party_only", _("Party only")


class AudienceKind(TextChoices):
    """Who may read a thread and all that stands in it."""

    MEMBERS = "members", _("Members")
    FRAMEWORK = "framework", _("Parties of one framework")


class ThreadKind(TextChoices):
    DISCUSSION = "discussion", _("Discussion")
    QUESTION = "question", _("Question")


class ReplyState(TextChoices):
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn by its author")
    HIDDEN = "hidden", _("hidden by a moderator")


class RequestState(TextChoices):
    """What became of a request to an authority for its experience."""

    OPEN = "open", _("asked")
    ANSWERED = "answered", _("answered")
    PASSED_ON = "passed_on", _("passed on")
    NOTHING_TO_ADD = "nothing_to_add", _("nothing to add")


CURATORS = frozenset({Role.MODERATOR, Role.SECRETARIAT})
"""Roles that curate threads, whatever authority they sit at."""

NEEDS_SECOND_FACTOR = frozenset({Role.FOCAL_POINT, Role.MODERATOR, Role.SECRETARIAT})
"""Roles whose powers work only with a second factor (domain reference, section 7)."""
