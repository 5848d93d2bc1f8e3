"""What was found: one query, of which a page, its counts and its facets are made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from forum.cases.models import CaseFacet
from forum.discussions.models import Thread

MOST = 5_000
"""As much is looked through, the best first: who finds more is told so, and narrows it down."""


class Finding(NamedTuple):
    """A document of the index that fits: a thing, or a part of one."""

    thing: str
    part: str
    kind: str
    at: datetime | None
    thread: UUID | None
    case: UUID | None


class Findings:
    """What was found, the best first, and the things that it is part of."""

    def __init__(self, found: Sequence[Finding]) -> None:
        self.is_cut = len(found) > MOST
        self._all = found[:MOST]

    @cached_property
    def things(self) -> dict[str, list[Finding]]:
        """The things in order, each with what was found of it, of which the first fits best."""
        found: dict[str, list[Finding]] = {}
        for one in self._all:
            found.setdefault(one.thing, []).append(one)
        return found

    @property
    def best(self) -> Iterable[Finding]:
        """Of each thing what fits best."""
        return (parts[0] for parts in self.things.values())

    def attached(self, facet: str) -> dict[str, set[str]]:
        """By things, the codes of the frameworks or tools that they are attached to, or are. Two queries."""
        tags = getattr(Thread, f"{facet}s").through.objects
        threads, cases = {one.thread for one in self.best}, {one.case for one in self.best}
        of_threads = _sets(tags.filter(thread__in=threads).values_list("thread_id", f"{facet}_id"))
        facets = CaseFacet.objects.filter(facet=facet, case__in=cases)
        of_cases = _sets(facets.values_list("case_id", "value"))
        return {one.thing: of_threads[one.thread] | of_cases[one.case] | _itself(one.thing, facet) for one in self.best}


def _sets(pairs: Iterable[tuple[UUID, str]]) -> defaultdict[UUID | None, set[str]]:
    found: defaultdict[UUID | None, set[str]] = defaultdict(set)
    for of, code in pairs:
        found[of].add(code)
    return found


def _itself(thing: str, facet: str) -> set[str]:
    name, _, code = thing.partition(":")
    return {code} if name == facet else set()
