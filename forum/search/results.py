"""What one reader finds at one address."""

from collections.abc import Mapping
from functools import cached_property

from django.http import QueryDict

from forum.policies.actor import Actor
from forum.search.facets import FACETS, KIND, Facet, Offered, offered_of
from forum.search.findings import MOST, Findings
from forum.search.hits import Hit, hits_of
from forum.search.models import SearchDocument
from forum.search.querysets import SearchQuerySet
from forum.search.questions import Question, read
from forum.text.submitted import submitted

SIZE = 20
LONGEST_CODE = 24


class Results:
    """What a question at an address finds, of what its reader may see now. Nobody is who is signed out.

    Everything that is counted is counted over that, and over nothing else.
    """

    def __init__(self, actor: Actor | None, query: QueryDict) -> None:
        self.actor, self.query = actor, query
        self.asked = read(query.get("q", ""))
        self._findings: dict[str, Findings] = {}

    @cached_property
    def question(self) -> Question:
        """What is looked for: what was asked or, if the address says so, words that begin like those."""
        return self.asked.loosened if self.is_loosened else self.asked

    @property
    def is_loosened(self) -> bool:
        return self.query.get("like") == "1"

    @cached_property
    def chosen(self) -> Mapping[str, str]:
        """What is chosen of the facets. What is no value of one is passed over."""
        asked = {facet: submitted(self.query.get(facet.key, "")).strip()[:LONGEST_CODE] for facet in FACETS}
        return {facet.key: value for facet, value in asked.items() if value and facet.name(value)}

    @property
    def count(self) -> int:
        """How many things there are: the parts of a case study are one."""
        return len(self._found().things)

    @property
    def most(self) -> int | None:
        """Where more fits than is looked through: how much is."""
        return MOST if self._found().is_cut else None

    @cached_property
    def kinds(self) -> Offered:
        """The kinds of what was found, given what else is chosen."""
        return self._offered(KIND)

    @cached_property
    def offered(self) -> list[Offered]:
        """Every other facet with what can be chosen of it, given what else is chosen."""
        return [self._offered(facet) for facet in FACETS if facet != KIND]

    @cached_property
    def hits(self) -> list[Hit]:
        """Those of this page, the best first."""
        things = self._found().things
        return hits_of({thing: things[thing] for thing in self._page[:SIZE]}, self.question)

    @property
    def more_below(self) -> str | None:
        """Below what it goes on, if it does."""
        return self._page[SIZE - 1] if len(self._page) > SIZE else None

    @cached_property
    def droppable(self) -> list[tuple[Facet, int]]:
        """Where nothing fits: the facets whose choice is in the way, with how many things fit without each."""
        counts = [(facet, len(self._found(facet.key).things)) for facet in FACETS if facet.key in self.chosen]
        return sorted((one for one in counts if one[1]), key=lambda one: -one[1])

    @cached_property
    def like_these(self) -> int:
        """Where nothing fits: how many things there are with words that begin alike."""
        return len(self._find(self.asked.loosened, without="").things)

    @property
    def plain_address(self) -> str:
        """The address of the same question with nothing chosen."""
        return self.address(**dict.fromkeys(self.chosen, ""))

    def address(self, **changes: str) -> str:
        """The address of the same question with other choices; an empty one takes a choice back."""
        query = QueryDict(mutable=True)
        said = {"q": self.asked.text, **self.chosen, **({"like": "1"} if self.is_loosened else {}), **changes}
        query.update({name: value for name, value in said.items() if value})
        return f"?{query.urlencode()}"

    def _offered(self, facet: Facet) -> Offered:
        return offered_of(facet, self.chosen.get(facet.key, ""), self._found(facet.key))

    @cached_property
    def _page(self) -> list[str]:
        """The things of this page, and the next one if there is any."""
        things = list(self._found().things)
        below = submitted(self.query.get("below", ""))
        start = things.index(below) + 1 if below in things else 0
        return things[start : start + SIZE + 1]

    def _found(self, without: str = "") -> Findings:
        """What fits all that is chosen, but for what is chosen of one facet. A query for each that differs."""
        without = without if without in self.chosen else ""
        if without not in self._findings:
            self._findings[without] = self._find(self.question, without)
        return self._findings[without]

    def _find(self, question: Question, without: str) -> Findings:
        if not question.asks:
            return Findings([])
        found: SearchQuerySet = SearchDocument.objects.visible_to(self.actor).found_by(question)
        for facet in FACETS:
            if facet.key != without and facet.key in self.chosen:
                found = facet.keep(found, self.chosen[facet.key])
        return Findings(found.as_findings())
