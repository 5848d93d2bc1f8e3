"""Questions about what can be found. Whether something may be seen is asked of the thing itself, at that moment."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from math import ceil
from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from forum.cases.models import CaseFacet, CaseStudy
from forum.policies.actor import Actor
from forum.policies.vocabulary import ReplyState
from forum.publishing.audience import within_audience
from forum.search.findings import MOST, Finding
from forum.search.matching import Where, all_in_title, found, in_a_row, stands
from forum.search.questions import Clause, Question

if TYPE_CHECKING:
    from forum.search.models import SearchDocument

TITLE_ON_RECORD, TITLE, ROW, TEXT, TEXT_ON_RECORD = 4, 3, 2, 1, 0
"""How well something fits, the best first: what is called so, what is titled so, what says so in these very words,
what says so, and what is on record with these words. Nothing is counted: counts would tell of what one may not see."""


class SearchQuerySet(QuerySet["SearchDocument"]):
    def visible_to(self, actor: Actor | None) -> Self:
        """What the reader may see now, in the words that stand now. Who is signed out sees what is public."""
        cases = CaseStudy.objects.visible_to(actor).standing()
        seen = Q(case__in=cases, version=F("case__current")) | Q(framework__isnull=False) | Q(tool__isnull=False)
        seen |= Q(party__illustrative=False)
        if actor is not None:
            stands = Q(reply__state=ReplyState.PUBLISHED, edition=F("reply__version"))
            seen |= stands & within_audience(actor, of="reply__thread__") | Q(authority__isnull=False)
        return self.filter(seen)

    def found_by(self, question: Question) -> Self:
        """What fits a question that asks for something, each with `fit`, how well."""
        on_record, titled = Q(at=None), Q(all_in_title(question))
        whens = [When(titled & on_record, TITLE_ON_RECORD), When(titled, TITLE), When(on_record, TEXT_ON_RECORD)]
        if row := in_a_row(question):
            whens.append(When(row, ROW))
        return self.filter(found(question)).annotate(fit=Case(*whens, default=Value(TEXT)))

    def like(self, words: Sequence[Clause]) -> Self:
        """What has half of these words, each with `fit`: how many, and how many in its title."""
        any_of_them = Clause(tuple(way for word in words for way in word.ways))
        found = self.filter(stands(any_of_them, Where.OWN)).annotate(there=_counted(words, Where.OWN))
        return found.filter(there__gte=ceil(len(words) / 2)).annotate(fit=F("there") + _counted(words, Where.TITLE))

    def best_first(self) -> Self:
        """By how well it fits, then the newest; parts of one thing that fit as well in the order of its page."""
        return self.order_by("-fit", F("at").desc(nulls_last=True), "position", "thing")

    def as_findings(self) -> list[Finding]:
        """Where they are, the best first: as many as are looked through, and one more if there are more."""
        columns = ("thing", "part", "kind", "at", "reply__thread", "case")
        return [Finding(*row) for row in self.best_first().values_list(*columns)[: MOST + 1]]

    def about(self, facet: str, value: str) -> Self:
        """What a framework or a tool is attached to: threads with what stands in them, case studies, and itself."""
        threads = {f"reply__thread__{facet}s": value}
        cases = CaseFacet.objects.filter(facet=facet, value=value).values("case")
        return self.filter(Q(**threads) | Q(case__in=cases) | Q(**{facet: value}))

    def since(self, at: datetime) -> Self:
        """What was said, or published, since then."""
        return self.filter(at__gte=at)


def _counted(words: Sequence[Clause], where: Where) -> Combinable:
    """How many of these words stand there."""
    ones = (Case(When(stands(word, where), 1), default=0, output_field=IntegerField()) for word in words)
    return reduce(operator.add, ones)
