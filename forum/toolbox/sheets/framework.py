"""The sheet of a framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.functional import Promise, cached_property

from forum.agreements.dates import is_within
from forum.agreements.models import (
    Claim,
    Depth,
    Framework,
    Instrument,
    InstrumentParticipation,
    Mobility,
    Participation,
    Party,
    Source,
    Topic,
)
from forum.taxonomy.models import Example, PersonCategory
from forum.toolbox.facts import Shown, in_order, shown

ABOUT = (
    Topic.AIM,
    Topic.MOBILITY,
    Topic.PERSONS,
    Topic.CATEGORY,
    Topic.DEPTH,
    Topic.ELEMENT,
    Topic.LEGAL_FORCE,
    Topic.BODY,
    Topic.MONITORING,
    Topic.PARTIES,
    Topic.DATE,
    Topic.STATUS,
)
"""The topics of a sheet, in its order."""


@dataclass(frozen=True)
class Said:
    """What is said on one topic: more than one fact where there are several, or where sources contradict each other."""

    topic: Topic
    facts: list[Shown] = field(default_factory=list)

    @property
    def label(self) -> str | Promise:
        return self.topic.label


@dataclass(frozen=True)
class TakingPart:
    """A Party in a framework, or towards an instrument."""

    row: Participation | InstrumentParticipation
    party: Party
    fact: Shown


@dataclass
class InstrumentShown:
    """An instrument, what is said of it, and what it is to whom on the day asked for."""

    row: Instrument
    fact: Shown
    said: list[Said] = field(default_factory=list)
    parties: list[TakingPart] = field(default_factory=list)


class FrameworkSheet:
    """All that is known of a framework; who takes part as of one day."""

    def __init__(self, framework: Framework, on: date) -> None:
        self.framework, self.on = framework, on

    @cached_property
    def said(self) -> list[Said]:
        """What is said of the framework itself, by topic; nothing of a topic on which nothing is said."""
        return by_topic([claim for claim in self._claims if claim.instrument_id is None], self._meanings)

    @property
    def states_aim(self) -> bool:
        return any(said.topic == Topic.AIM for said in self.said)

    @cached_property
    def instruments(self) -> list[InstrumentShown]:
        rows = Instrument.objects.filter(framework=self.framework).prefetch_related("sources")
        sheets = {row.pk: InstrumentShown(row, shown(row)) for row in rows}
        claims: dict[UUID, list[Claim]] = {}
        for claim in self._claims:
            if claim.instrument_id:
                claims.setdefault(claim.instrument_id, []).append(claim)
        for key, about in claims.items():
            sheets[key].said = by_topic(about, self._meanings)
        for one in self._towards_instruments:
            if is_within(self.on, one.since, one.until):
                sheets[one.instrument_id].parties.append(TakingPart(one, one.party, shown(one)))
        return list(sheets.values())

    @cached_property
    def parties(self) -> list[TakingPart]:
        """Who takes part on the day asked for."""
        return [one for one in self._participations if one.row.covers(self.on)]  # type: ignore[union-attr]

    @cached_property
    def others(self) -> list[TakingPart]:
        """Who took part before that day, or takes part after it."""
        return [one for one in self._participations if not one.row.covers(self.on)]  # type: ignore[union-attr]

    @cached_property
    def tools(self) -> list[tuple[Example, Shown]]:
        examples = Example.objects.filter(framework=self.framework).select_related("tool").prefetch_related("sources")
        return [(example, shown(example)) for example in examples.order_by("tool")]

    @cached_property
    def sources(self) -> list[Source]:
        """Every source of the sheet, once."""
        about = [one for said in self.said for one in said.facts]
        for instrument in self.instruments:
            about += [instrument.fact, *(one.fact for one in instrument.parties)]
            about += [one for said in instrument.said for one in said.facts]
        about += [one.fact for one in self._participations] + [fact for _example, fact in self.tools]
        return in_order({source for fact in about for source in fact.sources})

    @property
    def footnotes(self) -> list[Party]:
        """The Parties of the sheet whose names stand with a footnote."""
        named = {one.party for one in self._participations}
        for instrument in self.instruments:
            named |= {one.party for one in instrument.parties}
        return sorted((party for party in named if party.footnote), key=str)

    @cached_property
    def _claims(self) -> list[Claim]:
        return list(Claim.objects.filter(framework=self.framework).prefetch_related("sources"))

    @cached_property
    def _participations(self) -> list[TakingPart]:
        rows = Participation.objects.of_record().filter(framework=self.framework).select_related("party")
        found = [TakingPart(row, row.party, shown(row)) for row in rows.prefetch_related("sources")]
        return sorted(found, key=lambda one: str(one.row.designation or one.party))  # type: ignore[union-attr]

    @cached_property
    def _towards_instruments(self) -> list[InstrumentParticipation]:
        rows = InstrumentParticipation.objects.filter(instrument__framework=self.framework)
        found = rows.select_related("party", "towards").prefetch_related("sources")
        return sorted(found, key=lambda one: (str(one.party), one.state, str(one.towards or "")))

    @cached_property
    def _meanings(self) -> Mapping[str, str | Promise]:
        return meanings()


def meanings() -> dict[str, str | Promise]:
    """What the values of claims mean, in the reader's language. One query."""
    categories = {category.code: category.name for category in PersonCategory.objects.all()}
    return {**{str(code): label for code, label in [*Mobility.choices, *Depth.choices]}, **categories}


def by_topic(claims: list[Claim], means: Mapping[str, str | Promise]) -> list[Said]:
    """Claims on the topics of a sheet, in its order; on one topic in the order of its values, then by words."""
    said = {topic: Said(topic) for topic in ABOUT}
    places = {value: place for place, value in enumerate(means)}
    for claim in sorted(claims, key=lambda claim: (places.get(claim.value, -1), claim.words)):
        said[Topic(claim.topic)].facts.append(shown(claim, means))
    return [one for one in said.values() if one.facts]
