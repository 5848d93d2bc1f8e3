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


class AccessState(TextChoices):
    """What has become of a request for access. Nobody but its applicant sees one that is not confirmed."""

    UNCONFIRMED = "unconfirmed", _("address not confirmed yet")
    WAITING = "waiting", _("waiting")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("refused")
    LAPSED = "lapsed", _("lapsed")


class Capacity(TextChoices):
    """In which capacity words are spoken: chosen by who speaks, never assumed."""

    OFFICIAL_POSITION = "official_position", _("Official position")
    FACTUAL_INFORMATION = "factual_information", _("Factual information")
    PERSONAL_VIEW = "personal_view", _("Personal view")
    EXPERT_VIEW = "expert_view", _("Expert view")
    MODERATOR = "moderator", _("Moderator")
    SECRETARIAT = "secretariat", _("Secretariat")
    PARTICIPANT = "participant", _("Chatham House Rule")


class Attribution(TextChoices):
    """How much of the author a reader is shown."""

    BY_NAME = "by_name", _("By name")
    AUTHORITY_ONLY = "authority_only", _("Authority only")
    PARTY_ONLY = "party_only", _("Party only")
    MASKED = "masked", _("By a label of its room")


class AudienceKind(TextChoices):
    """Who may read a thread or a case study, and all that stands in it. The public has no seat, and no Actor."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members")
    FRAMEWORK = "framework", _("Parties of one framework")
    GROUP = "group", _("A named group")
    AUTHORITY = "authority", _("Own authority")


class ThreadKind(TextChoices):
    DISCUSSION = "discussion", _("Discussion")
    QUESTION = "question", _("Question")
    ROOM = "room", _("Masked room")


class ReplyState(TextChoices):
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn by its author")
    HIDDEN = "hidden", _("hidden by a moderator")


class RevisionState(TextChoices):
    """How far words have come that an authority clears first. Once they are spoken, nothing of them is left here."""

    IN_REVIEW = "in_review", _("in internal review")
    RETURNED = "returned", _("returned with comments")
    TAKEN_BACK = "taken_back", _("taken back")
    TO_COME = "to_come", _("to be published at a set time")


class ClearanceAct(TextChoices):
    """What was done with words on their way through their authority."""

    HANDED_IN = "handed_in", _("handed in")
    TAKEN_BACK = "taken_back", _("taken back")
    RETURNED = "returned", _("returned with comments")
    CLEARED = "cleared", _("cleared and published")
    CLEARED_TO_COME = "cleared_to_come", _("cleared, to be published at a set time")
    CAME = "came", _("published when the time came")


class CaseState(TextChoices):
    """What has become of a case study: its words are elsewhere, in its versions."""

    UNPUBLISHED = "unpublished", _("not published yet")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class VersionState(TextChoices):
    """How far one version of a case study has come. Of a case, one at most is being worked on."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review with the focal point")
    RETURNED = "returned", _("returned with comments")
    PUBLISHED = "published", _("published")


class PartnerState(TextChoices):
    """Whether an authority named as partner agrees to be named."""

    ASKED = "asked", _("not confirmed yet")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")


class RequestState(TextChoices):
    """What became of a request to an authority for its experience."""

    OPEN = "open", _("asked")
    ANSWERED = "answered", _("answered")
    PASSED_ON = "passed_on", _("passed on")
    NOTHING_TO_ADD = "nothing_to_add", _("nothing to add")


class UnmaskingState(TextChoices):
    """What became of a wish to be shown who wrote words in a masked room."""

    ASKED = "asked", _("waiting for the other office")
    DONE = "done", _("the author was shown")
    REFUSED = "refused", _("refused")


class WideningState(TextChoices):
    """What became of a request that more people may read something."""

    WAITING = "waiting", _("waiting for a second look")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken_back", _("taken back")
    OVERTAKEN = "overtaken", _("overtaken: its readers were changed meanwhile")


class ErasureState(TextChoices):
    """What became of a person's request to be erased."""

    WAITING = "waiting", _("waiting for the secretariat")
    TAKEN_BACK = "taken_back", _("taken back")
    REFUSED = "refused", _("refused")
    DONE = "done", _("done")


class ItemKind(TextChoices):
    """Why something stands in the queue of those who curate."""

    FIRST_WORDS = "first_words", _("first words of somebody new")


class ItemState(TextChoices):
    """Whether an item of the queue still needs a decision."""

    WAITING = "waiting", _("needs a decision")
    DECIDED = "decided", _("decided")


class ItemAct(TextChoices):
    """What was done with an item of the queue."""

    CLAIMED = "claimed", _("claimed")
    LET_GO = "let_go", _("let go")
    KEPT = "kept", _("looked at: it stands")
    GONE = "gone", _("no longer shown")


class CorrectionState(TextChoices):
    """What became of a proposal to correct a fact."""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


CURATORS = frozenset({Role.MODERATOR, Role.SECRETARIAT})
"""Roles that curate threads, whatever authority they sit at."""

NEEDS_SECOND_FACTOR = frozenset({Role.FOCAL_POINT, Role.MODERATOR, Role.SECRETARIAT})
"""Roles whose powers work only with a second factor (domain reference, section 7)."""

SPEAKING_FOR_A_PARTY = (Role.OFFICIAL, Role.FOCAL_POINT)
"""Roles at an authority of a Party: they write case studies, answer requests and state positions for it."""

ASKED_FOR = (Role.OFFICIAL, Role.EXPERT)
"""Roles for which one may ask oneself. All others are given by the secretariat."""

CLEARED_BY_DEFAULT = (Capacity.OFFICIAL_POSITION,)
"""What an authority clears before it is spoken, until it decides otherwise; case studies it always does."""

MAY_BE_CLEARED = (Capacity.OFFICIAL_POSITION, Capacity.FACTUAL_INFORMATION, Capacity.PERSONAL_VIEW)
"""The capacities of officials and focal points: each authority decides which of them it clears."""

OPEN_KINDS = (ThreadKind.DISCUSSION, ThreadKind.QUESTION)
"""Threads that anybody may start. Masked rooms are opened by curators."""

BEING_WRITTEN = frozenset({VersionState.DRAFT, VersionState.RETURNED})
"""Versions whose words their authority may still change."""
