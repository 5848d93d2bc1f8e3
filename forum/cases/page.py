"""The page of a case study: what one reader is shown of one version."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, prefetch_related_objects
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from forum.cases import fragments
from forum.cases.citation import Citation
from forum.cases.counting import lines_of, words_in
from forum.cases.grading import Graded, graded
from forum.cases.models import CaseFacet, CaseStudy, CaseVersion, Partner, Result, Source
from forum.cases.plot import Plot, plots
from forum.cases.template import FIELDS, SAFEGUARDS_TICKED
from forum.policies import cases as may
from forum.policies.actor import Actor
from forum.policies.vocabulary import PartnerState
from forum.publishing.choosing import readers_in_words

WORDS_A_MINUTE = 200
MOST_SIMILAR = 3
TEXTS = (
    *("context", "problem", "objectives", "measure", "steps", "consultation", "side_effects", "what_worked"),
    *("what_did_not_work", "lessons", "preconditions", "adaptable", "not_transferable", "sustainability", "safeguards"),
)


WORDS = (
    *("legal_bases__instrument", "coordination", "sources", "results"),
    *("frameworks", "tools", "person_categories", "barriers", "partner_authorities"),
)
"""What a version has any number of, as its page shows it."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result with the source that bears it out, if there is one in the list."""

    result: Result
    source: Source | None


class CasePage:
    """One version, as one reader sees it. Nobody is who is signed out."""

    def __init__(self, actor: Actor | None, case: CaseStudy, version: CaseVersion) -> None:
        self.actor, self.case, self.version = actor, case, version

    def read_words(self) -> None:
        """Read at once what several places show of the words."""
        prefetch_related_objects([self.version], *WORDS)

    @cached_property
    def state(self) -> SafeString:
        return fragments.state_html(self.case)

    @cached_property
    def graded(self) -> Graded:
        return graded(self.version)

    @property
    def is_current(self) -> bool:
        return self.case.current_id == self.version.pk

    @cached_property
    def partners(self) -> list[Partner]:
        """The partners named in this version that the reader may know of."""
        named = self.version.partner_authorities.all()
        shown = Partner.objects.filter(case=self.case).shown_to(self.actor).exclude(state=PartnerState.DECLINED)
        return list(shown.filter(authority__in=named).select_related("authority__party").order_by("authority__name"))

    @property
    def confirmed(self) -> list[Partner]:
        return [partner for partner in self.partners if partner.state == PartnerState.CONFIRMED]

    @property
    def asked_of_me(self) -> Partner | None:
        """The reader's own authority, if it is named and has not answered, and the reader may answer for it."""
        own = (one for one in self.partners if self.actor and one.authority_id == self.actor.authority)
        partner = next(own, None)
        if self.actor is None or partner is None:
            return None
        return partner if may.answer_as_partner(self.actor, partner) else None

    @cached_property
    def results(self) -> list[ResultRow]:
        sources = {source.position: source for source in self.sources}
        return [ResultRow(result, sources.get(result.source or 0)) for result in self.version.results.all()]

    @cached_property
    def sources(self) -> list[Source]:
        return list(self.version.sources.all())

    @cached_property
    def plots(self) -> list[Plot]:
        return plots(row.result for row in self.results)

    @property
    def objectives(self) -> list[str]:
        return lines_of(self.version.objectives)

    @property
    def steps(self) -> list[str]:
        return lines_of(self.version.steps)

    @property
    def safeguards(self) -> list[str | Promise]:
        return [FIELDS[name].label for name in SAFEGUARDS_TICKED if getattr(self.version, name)]

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        words = sum(words_in(getattr(self.version, name)) for name in TEXTS)
        return max(1, round(words / WORDS_A_MINUTE))

    @cached_property
    def similar(self) -> list[CaseStudy]:
        """Others with the same main tool or framework, of another Party: those with the tool first."""
        same = Q(facet="framework", value__in=self.version.frameworks.values("pk"))
        if self.version.main_tool_id:
            same |= Q(facet="tool", value=self.version.main_tool_id)
        found = CaseFacet.objects.filter(same).values("case")
        others = CaseStudy.objects.visible_to(self.actor).standing().filter(pk__in=found)
        others = others.exclude(authority__party=self.case.authority.party_id).with_all_that_is_listed()
        ranked = sorted(others.order_by("-updated_at")[:50], key=self._has_another_tool)
        return ranked[:MOST_SIMILAR]

    def _has_another_tool(self, other: CaseStudy) -> bool:
        return other.current is None or other.current.main_tool_id != self.version.main_tool_id

    @property
    def citation(self) -> Citation:
        return Citation(self.case, self.version, self.confirmed)

    @property
    def may_write(self) -> bool:
        return bool(self.actor and may.begin_version(self.actor, self.case))

    @property
    def may_keep_true(self) -> bool:
        return bool(self.actor and may.keep_true(self.actor, self.case))

    @cached_property
    def readers(self) -> str | Promise:
        """Who reads it once it is published, for who belongs to them; else nothing."""
        audience = self.version.readers
        return readers_in_words(self.actor, audience) if self.actor and audience else ""

    @property
    def contents(self) -> Iterator[tuple[str, str | Promise]]:
        """The parts that stand on the page, with their anchors."""
        version = self.version
        parts = (
            ("context", _("Context"), version.context),
            ("problem", _("Problem"), version.problem),
            ("objectives", _("Objectives"), version.objectives),
            ("measure", _("What was done"), version.measure),
            ("means", _("People and means"), self.has_means),
            ("results", _("Results"), self.results or version.not_measured_because),
            ("lessons", _("What was learnt"), version.what_worked or version.what_did_not_work),
            ("transferability", _("Could it work elsewhere?"), self.has_transferability),
            ("safeguards", _("Safeguards"), version.safeguards),
            ("sources", _("Sources"), self.sources),
        )
        yield from ((anchor, label) for anchor, label, stands in parts if stands)

    @property
    def has_transferability(self) -> bool:
        version = self.version
        return any((version.preconditions, version.adaptable, version.not_transferable))

    @property
    def has_means(self) -> bool:
        version = self.version
        told = (version.cost_band, version.staff, version.funding, version.technology)
        return any((*told, version.resources_not_disclosed, version.beneficiaries, version.consulted))
