"""How many people words reach: said to whoever is about to speak, before they do."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, AudienceKind, Role
from forum.publishing.audience import seats_within
from forum.publishing.models import ForAnAudience


@dataclass(frozen=True, slots=True)
class Reach:
    """Who reads, beside moderators and the secretariat: people, each counted once, and the officials' authorities."""

    officials: int
    authorities: int
    experts: int
    is_public: bool = False

    def __str__(self) -> str:
        """In the active language: "42 officials of 15 authorities and 6 experts"."""
        officials = ngettext("%(n)s official", "%(n)s officials", self.officials) % {"n": self.officials}
        of = ngettext("%(officials)s of %(n)s authority", "%(officials)s of %(n)s authorities", self.authorities)
        said = of % {"officials": officials, "n": self.authorities}
        if self.experts:
            experts = ngettext("%(n)s expert", "%(n)s experts", self.experts) % {"n": self.experts}
            said = _("%(officials)s and %(experts)s") % {"officials": said, "experts": experts}
        return _("everybody: %(members)s, and whoever visits") % {"members": said} if self.is_public else said


def reach_of(thing: ForAnAudience) -> Reach:
    """Whom words reach that are for the audience of a thing, today. One query."""
    speak = Q(role__in=SPEAKING_FOR_A_PARTY)
    counted = seats_within(thing).aggregate(
        officials=Count("person", filter=speak, distinct=True),
        authorities=Count("authority", filter=speak, distinct=True),
        experts=Count("person", filter=Q(role=Role.EXPERT), distinct=True),
    )
    return Reach(**counted, is_public=thing.audience_kind == AudienceKind.PUBLIC)
