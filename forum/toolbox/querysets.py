"""Questions about what hangs on frameworks, tools and Parties, and about corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from forum.agreements.models import Claim, Framework, Topic
from forum.discussions.models import ExperienceRequest, Reply, Thread
from forum.discussions.querysets import ThreadQuerySet
from forum.policies.actor import Actor
from forum.policies.vocabulary import CorrectionState, ReplyState

if TYPE_CHECKING:
    from forum.toolbox.models import Correction


class CorrectionQuerySet(QuerySet["Correction"]):
    def waiting_for(self, actor: Actor) -> Self:
        """Open proposals that the actor may decide. The twin of `policies.facts.decide_correction`."""
        waiting = self.filter(state=CorrectionState.OPEN)
        if actor.is_secretariat:
            return waiting
        return waiting.filter(party=actor.party) if actor.is_focal_point and actor.party else waiting.none()

    def with_people(self) -> Self:
        """Proposals with who proposed and who decided them, in the same query."""
        return self.select_related(
            "proposed_by__person",
            "proposed_by__authority__party",
            "decided_by__person",
            "decided_by__authority__party",
        )


def frameworks_where(*, depth: str, persons: str, mobility: str) -> QuerySet[Framework]:
    """The frameworks of which all that is given is claimed, each with how many take part on record."""
    frameworks = Framework.objects.annotate(
        taking_part=Count(
            "participations",
            filter=Q(
                participations__illustrative=False,
                participations__party__illustrative=False,
                participations__ends=None,
            ),
        )
    )
    wanted = {Topic.DEPTH: depth, Topic.CATEGORY: persons, Topic.MOBILITY: mobility}
    for topic, value in wanted.items():
        if value:
            claims = Claim.objects.filter(framework=OuterRef("pk"), topic=topic, value=value)
            frameworks = frameworks.filter(Exists(claims))
    return frameworks


def threads_of_party(actor: Actor, party: str) -> ThreadQuerySet:
    """Threads that the actor may see and that were started, as shown, for a Party, or ask authorities of it."""
    first_words = Reply.objects.filter(thread=OuterRef("pk"), number=0, state=ReplyState.PUBLISHED).filter(
        Q(shown_party=party) | Q(shown_authority__party=party) | Q(shown_seat__authority__party=party)
    )
    asked = ExperienceRequest.objects.filter(thread=OuterRef("pk"), authority__party=party)
    return Thread.objects.visible_to(actor).filter(Exists(first_words) | Exists(asked))
