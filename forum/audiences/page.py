"""The page on which whom something is for is changed, as one reader sees it."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from accounts.models import Authority
from forum.audiences.models import Widening
from forum.audiences.things import Thing, added_by
from forum.audiences.words import authors_shown
from forum.policies import widening as may
from forum.policies.actor import Actor
from forum.policies.audience import Audience, audience_called
from forum.policies.decision import Decision
from forum.policies.vocabulary import AudienceKind
from forum.publishing.choosing import Choices, audiences_to_publish_for

MOST_NAMED = 40
"""Authorities that are named of those whose people would read it besides."""


@dataclass(frozen=True, slots=True)
class Added:
    """Who would read something besides those who do: how many, of which authorities."""

    is_everybody: bool
    people: int
    authorities: list[Authority]
    all_authorities: int

    @property
    def others(self) -> int:
        """How many authorities are not named."""
        return self.all_authorities - len(self.authorities)


def added(thing: Thing, to: Audience) -> Added:
    """Who would read a thing besides, if it were for an audience. Two queries."""
    seats = added_by(thing, to)
    authorities = list({seat.authority_id: seat.authority for seat in seats}.values())
    people = len({seat.person_id for seat in seats})
    return Added(to.kind == AudienceKind.PUBLIC, people, authorities[:MOST_NAMED], len(authorities))


class AudiencePage:
    """What one may do about whom a thing is for."""

    def __init__(self, actor: Actor, thing: Thing) -> None:
        self.actor, self.thing = actor, thing

    @cached_property
    def standing(self) -> may.Standing:
        return self.thing.for_actor(self.actor)

    @property
    def may_narrow(self) -> Decision:
        return may.offer_narrowing(self.actor, self.standing)

    @property
    def may_widen(self) -> Decision:
        return may.offer_widening(self.actor, self.standing)

    @property
    def may_anything(self) -> bool:
        return bool(self.may_narrow or self.may_widen)

    @cached_property
    def narrower(self) -> Choices:
        """Those of the reader's audiences that are fewer people than read it now."""
        return [one for one in self._offered if self._narrows(one[0])] if self.may_narrow else []

    @cached_property
    def wider(self) -> Choices:
        """Those that have others in them."""
        return [one for one in self._offered if self._widens(one[0])] if self.may_widen else []

    @cached_property
    def waiting(self) -> Widening | None:
        """What was asked for already and waits for a second look."""
        return Widening.objects.open().filter(thread=self.thing.thread).with_all_that_is_shown().first()

    @property
    def authors(self) -> list[str]:
        return authors_shown(self.thing.thread)

    @cached_property
    def _offered(self) -> Choices:
        return audiences_to_publish_for(self.actor)

    def _narrows(self, key: str) -> bool:
        to = audience_called(key)
        if to is None or not may.narrow(self.actor, self.standing, to, keeps=True):
            return False
        return self.thing.keeps_who_began_it(to)

    def _widens(self, key: str) -> bool:
        to = audience_called(key)
        return to is not None and bool(may.ask_to_widen(self.actor, self.standing, to, asked=False))
