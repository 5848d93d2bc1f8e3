"""The directory: authorities found by Party, framework and kind, with honest counts for each choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Authority, Seat
from forum.agreements.models import Framework, Participation, Party
from forum.cases.models import CaseStudy
from forum.discussions.asked import identifier_in
from forum.policies.actor import Actor
from forum.policies.vocabulary import AuthorityKind
from forum.text.submitted import submitted

SIZE = 25
LONGEST = 32

LABELS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "party": (_("Party"), _("Every Party")),
    "framework": (_("Framework"), _("Every framework")),
    "kind": (_("Kind"), _("Every kind")),
}
"""What one chooses by: how it is called, and how no choice is called. The keys stand in addresses."""

Counts = list[tuple[str, str, int]]
"""A value, its name, and how many authorities have it, given what else is chosen."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something to choose by."""

    key: str
    label: str | Promise
    every: str | Promise
    chosen: str
    values: Counts


class Directory:
    """One reader's directory at one address. Every member sees every authority; of its cases, those they may read."""

    def __init__(self, actor: Actor, query: QueryDict) -> None:
        self.actor, self.query, self.today = actor, query, timezone.now().date()

    @cached_property
    def chosen(self) -> dict[str, str]:
        asked = {key: submitted(self.query.get(key, "")).strip()[:LONGEST] for key in LABELS}
        return {key: value for key, value in asked.items() if value}

    @cached_property
    def count(self) -> int:
        return self._matching().count()

    @property
    def shown(self) -> list[Authority]:
        return self._page[:SIZE]

    @property
    def more_below(self) -> UUID | None:
        """The authority below which the list goes on, if it does."""
        return self._page[SIZE - 1].pk if len(self._page) > SIZE else None

    @property
    def offered(self) -> list[Offered]:
        counts = {"party": self._parties, "framework": self._frameworks, "kind": self._kinds}
        return [
            Offered(key, label, every, self.chosen.get(key, ""), counts[key]())
            for key, (label, every) in LABELS.items()
        ]

    def address(self, **changes: str) -> str:
        """The address of the same list with other choices."""
        query = QueryDict(mutable=True)
        query.update({**self.chosen, **changes})
        return f"?{query.urlencode()}"

    @property
    def next_address(self) -> str:
        return self.address(below=str(self.more_below))

    @cached_property
    def _page(self) -> list[Authority]:
        people = Seat.objects.on(self.today).filter(authority=OuterRef("pk"))
        cases = CaseStudy.objects.visible_to(self.actor).standing().filter(authority=OuterRef("pk"))
        authorities = (
            self._matching()
            .select_related("party")
            .annotate(people=_number_of(people, "authority"), written=_number_of(cases, "authority"))
            .order_by("name", "pk")
        )
        if below := self._below:
            authorities = authorities.filter(Q(name__gt=below.name) | Q(name=below.name, pk__gt=below.pk))
        return list(authorities[: SIZE + 1])

    @cached_property
    def _below(self) -> Authority | None:
        wanted = identifier_in(self.query, "below")
        return Authority.objects.filter(pk=wanted).first() if wanted else None

    def _matching(self, without: str = "") -> QuerySet[Authority]:
        authorities = Authority.objects.all()
        for key, value in self.chosen.items():
            if key == without:
                continue
            if key == "framework":
                authorities = authorities.filter(party__in=self._taking_part.filter(framework=value).values("party"))
            else:
                authorities = authorities.filter(**{key: value})
        return authorities

    @property
    def _taking_part(self) -> QuerySet[Participation]:
        return Participation.objects.on(self.today)

    def _parties(self) -> Counts:
        numbers = dict(
            self._matching("party").exclude(party=None).values_list("party").annotate(n=Count("pk")).order_by()
        )
        names = {party.pk: str(party) for party in Party.objects.filter(pk__in=self._with_chosen("party", numbers))}
        return sorted(self._counts("party", numbers, names), key=lambda one: one[1])

    def _frameworks(self) -> Counts:
        authorities = Q(party__authorities__in=self._matching("framework"))
        counted = self._taking_part.filter(authorities).values_list("framework")
        numbers = dict(counted.annotate(n=Count("party__authorities", distinct=True)).order_by())
        frameworks = Framework.objects.filter(pk__in=self._with_chosen("framework", numbers))
        names = {one.pk: one.name for one in frameworks}
        return sorted(self._counts("framework", numbers, names), key=lambda one: one[1])

    def _kinds(self) -> Counts:
        numbers = dict(self._matching("kind").values_list("kind").annotate(n=Count("pk")).order_by())
        names = {kind.value: str(kind.label) for kind in AuthorityKind}
        order = list(names)
        known = self._counts("kind", numbers, names)
        return sorted(known, key=lambda one: order.index(one[0]) if one[0] in order else len(order))

    def _counts(self, key: str, numbers: Mapping[str, int], names: Mapping[str, str]) -> Counts:
        """Each value with its name and number; what is chosen stays in sight, though nobody has it."""
        return [(one, names.get(one, one), numbers.get(one, 0)) for one in self._with_chosen(key, numbers)]

    def _with_chosen(self, key: str, numbers: Mapping[str, int]) -> set[str]:
        return {*numbers, *([self.chosen[key]] if key in self.chosen else [])}


def _number_of(rows: QuerySet[Seat] | QuerySet[CaseStudy], of: str) -> Coalesce:
    counted = rows.order_by().values(of).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
