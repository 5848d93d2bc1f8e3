"""Questions about case studies. `visible_to` agrees with the rule book; a test holds them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from forum.discussions.models import ReadState
from forum.policies.actor import Actor
from forum.policies.vocabulary import SPEAKING_FOR_A_PARTY, AudienceKind, CaseState, PartnerState, VersionState
from forum.publishing.audience import within_audience

if TYPE_CHECKING:
    from forum.cases.models import CaseStudy, CaseVersion, Partner


class CaseQuerySet(QuerySet["CaseStudy"]):
    def visible_to(self, actor: Actor | None) -> Self:
        """Cases that were published for an audience the reader belongs to, withdrawn ones included: they left a stone.

        Nobody is who is signed out. The twin of `policies.cases.read_case`.
        """
        published = self.exclude(state=CaseState.UNPUBLISHED)
        if actor is None:
            return published.filter(audience_kind=AudienceKind.PUBLIC)
        return published.filter(within_audience(actor))

    def standing(self) -> Self:
        """Cases that are published today."""
        return self.filter(state=CaseState.PUBLISHED)

    def found_by(self, facet: str, value: str) -> Self:
        """Cases of which a facet has this value today: see `facets.FACETS`. Those that stand; each once."""
        return self.filter(facets__facet=facet, facets__value=value)

    def written_by(self, actor: Actor) -> Self:
        """Cases of the actor's authority, if the actor writes for it. The twin of `policies.cases.read_draft`."""
        return self.filter(_written_by(actor)) if actor.role in SPEAKING_FOR_A_PARTY else self.none()

    def to_be_confirmed_by(self, actor: Actor) -> Self:
        """Cases that are past their date of review, if the actor can say that they still hold."""
        if not actor.is_focal_point:
            return self.none()
        return self.written_by(actor).standing().filter(unconfirmed_since__isnull=False)

    def with_all_that_is_listed(self) -> Self:
        """Cases with what their row of a list shows, in two more queries for any number of cases."""
        return self.with_audience().prefetch_related("current__frameworks", "current__tools")

    def with_audience(self) -> Self:
        """Cases with their authority, their current version and whom they are for, in the same query."""
        shown = ("authority__party", "current__main_tool", "thread", "audience_group", "audience_authority")
        return self.select_related(*shown)

    def with_read(self, actor: Actor | None) -> Self:
        """Cases with `read`: how much of their discussion, first words included, the reader has read."""
        if actor is None:
            return self.annotate(read=Value(0))
        own = ReadState.objects.filter(person_id=actor.person, thread=OuterRef("thread")).values("count")
        return self.annotate(read=Coalesce(Subquery(own), 0))

    def unopened(self) -> Self:
        """Of cases with `read`, those of whose discussion the reader has read nothing."""
        return self.filter(Q(read=0))


class VersionQuerySet(QuerySet["CaseVersion"]):
    def written_by(self, actor: Actor) -> Self:
        """Versions of cases of the actor's authority, if the actor writes for it: `policies.cases.read_draft`."""
        return self.filter(_written_by(actor, "case__")) if actor.role in SPEAKING_FOR_A_PARTY else self.none()

    def in_the_works(self) -> Self:
        """Versions that are not published."""
        return self.exclude(state=VersionState.PUBLISHED)

    def to_be_reviewed_by(self, actor: Actor) -> Self:
        """Versions that were handed in, if the actor can publish or return them: `policies.cases.review_version`."""
        if not actor.is_focal_point:
            return self.none()
        return self.written_by(actor).filter(state=VersionState.IN_REVIEW)

    def returned_to(self, actor: Actor) -> Self:
        """Versions that were returned and of which the actor's seat saved a section, or nobody has saved one yet."""
        returned = self.written_by(actor).filter(state=VersionState.RETURNED)
        own = returned.filter(Q(section_states__seat_id=actor.seat) | Q(section_states=None))
        return returned.filter(pk__in=own.values("pk"))

    def with_all_it_says(self) -> Self:
        """Versions with every word of theirs, in a constant number of queries."""
        many = ("frameworks", "partner_authorities__party", "third_parties", "tools", "person_categories", "barriers")
        rows = ("legal_bases__instrument", "coordination", "sources", "results")
        saved = ("section_states__seat__person",)
        return self.select_related("case__authority__party", "case__current", "main_tool").prefetch_related(
            *many, *rows, *saved
        )


class PartnerQuerySet(QuerySet["Partner"]):
    def shown_to(self, actor: Actor | None) -> Self:
        """Partners of readable cases that the reader may know of. The twin of `policies.cases.see_partner`."""
        confirmed = Q(state=PartnerState.CONFIRMED)
        if actor is None or actor.role not in SPEAKING_FOR_A_PARTY:
            return self.filter(confirmed)
        return self.filter(confirmed | Q(authority_id=actor.authority) | Q(case__authority_id=actor.authority))

    def confirmed_in(self, version: CaseVersion) -> Self:
        """Those that are named in a version and have confirmed: everybody who reads it sees them."""
        named = version.partner_authorities.all()
        return self.filter(case_id=version.case_id, state=PartnerState.CONFIRMED, authority__in=named)

    def asked_of(self, actor: Actor) -> Self:
        """Those that the actor's authority has still to answer, if the actor may answer for it."""
        if not actor.is_focal_point:
            return self.none()
        asked = self.filter(authority_id=actor.authority, state=PartnerState.ASKED, case__state=CaseState.PUBLISHED)
        return asked.filter(within_audience(actor, of="case__"))


def _written_by(actor: Actor, of: str = "") -> Q:
    """That a case, or the one at `of` ("case__"), is of the actor's authority, and read by them if it has readers."""
    unpublished = Q(**{f"{of}state": CaseState.UNPUBLISHED})
    return Q(**{f"{of}authority_id": actor.authority}) & (unpublished | within_audience(actor, of=of))
