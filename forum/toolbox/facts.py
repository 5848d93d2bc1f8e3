"""Facts of every kind: found, named, and said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.agreements.models import (
    Claim,
    Depth,
    Fact,
    Framework,
    Instrument,
    InstrumentParticipation,
    Mobility,
    Participation,
    Party,
    Source,
    Standing,
    Topic,
)
from forum.policies.decision import Unseen
from forum.taxonomy.models import Example, PersonCategory

if TYPE_CHECKING:
    from forum.toolbox.models import Correction

Meanings = Mapping[str, Mapping[str, str]]

KINDS: tuple[type[Fact], ...] = (Claim, Participation, InstrumentParticipation, Instrument, Example)

LABELS: Mapping[str, str | Promise] = {
    "name": _("Name"),
    "role": _("Takes part as"),
    "designation": _("Designation in the framework"),
    "starts": _("Since"),
    "ends": _("Until before"),
    "dated": _("Date"),
    "status": _("Status"),
    "state": _("What the instrument is to the Party"),
    "since": _("Since"),
    "until": _("Until before"),
    "value": _("Value"),
    "words": _("Words"),
    "as_of": _("As of"),
    "standing": _("Standing"),
    "sources": _("Sources"),
}
"""What the fields of facts are called on pages."""


def on_record(kind: type[Fact]) -> QuerySet[Any]:
    """The facts of a kind that stand on pages: not those of the demo."""
    rows: QuerySet[Any] = kind._default_manager.all()
    return Participation.objects.of_record() if kind is Participation else rows


def find_fact(pk: UUID) -> Fact:
    """The fact with this identifier, whatever its kind. Raises `Unseen` where there is none."""
    return _first(on_record(kind).filter(pk=pk).select_related(*_related(kind)) for kind in KINDS)


def locked_fact(pk: UUID) -> Fact:
    """The same, locked until commit."""
    return _first(on_record(kind).select_for_update(of=("self",)).filter(pk=pk) for kind in KINDS)


def _first(questions: Any) -> Fact:
    for question in questions:
        if (fact := question.first()) is not None:
            return fact
    raise Unseen


def _related(kind: type[Fact]) -> list[str]:
    wanted = ("framework", "instrument", "party", "towards", "tool")
    names = [field.name for field in kind._meta.concrete_fields if field.name in wanted]
    return [*names, "instrument__framework"] if "instrument" in names else names


def framework_of(fact: Fact) -> Framework:
    """The framework that a fact is about."""
    return fact.instrument.framework if isinstance(fact, InstrumentParticipation) else fact.framework  # type: ignore[attr-defined]


def party_concerned(fact: Fact) -> Party | None:
    """The Party whose participation a fact is about, if it is about one."""
    return fact.party if isinstance(fact, Participation | InstrumentParticipation) else None


def subject_of(fact: Fact) -> str:
    """What a fact is about, in a few words."""
    match fact:
        case Claim():
            return _joined(fact.instrument, fact.get_topic_display())
        case Participation():
            return str(fact.designation or fact.party)
        case InstrumentParticipation():
            return _joined(fact.instrument, fact.party)
        case Instrument():
            return fact.name
        case Example():
            return fact.tool.name
    raise TypeError(fact)


def _joined(*parts: object) -> str:
    return ": ".join(str(part) for part in parts if part)


def fields_of(fact: Fact) -> list[str]:
    """The fields that say this fact. A value that says nothing on its topic is none."""
    return [name for name in fact.SAYS if name != "value" or choices_of(fact, name)]


def choices_of(fact: Fact, name: str) -> list[tuple[str, str]]:
    """What a field of a fact may say, if not anything: the codes, and what they mean."""
    if isinstance(fact, Claim) and name == "value":
        match fact.topic:
            case Topic.MOBILITY:
                return _plain(Mobility.choices)
            case Topic.DEPTH:
                return _plain(Depth.choices)
            case Topic.CATEGORY:
                return [(category.code, category.name) for category in PersonCategory.objects.all()]
        return []
    return _plain(getattr(fact._meta.get_field(name), "choices", None) or [])


def _plain(choices: Any) -> list[tuple[str, str]]:
    return [(str(code), str(label)) for code, label in choices]


def meanings_of(fact: Fact) -> Meanings:
    """What the codes in the fields of a fact mean, by field: asked once for all that a page reads out of it."""
    return {name: dict(choices_of(fact, name)) for name in (*fact.SAYS, "standing")}


def read_out(means: Meanings, said: Mapping[str, Any]) -> list[tuple[str | Promise, str]]:
    """What a fact said, by the names of its fields, as pages show it: labels and words, nothing of what is empty."""
    return [(LABELS[name], _meaning(means, name, said[name])) for name in LABELS if said.get(name)]


def changes_of(means: Meanings, proposed: Correction) -> list[tuple[str | Promise, str, str]]:
    """What a proposal changes of a fact, as pages show it: for each field its label, what was and what should be."""
    return [
        (LABELS[name], _meaning(means, name, proposed.was[name]), _meaning(means, name, proposed.changes[name]))
        for name in LABELS
        if name in proposed.changes
    ]


def _meaning(means: Meanings, name: str, said: str | list[str]) -> str:
    return ", ".join(said) if isinstance(said, list) else means.get(name, {}).get(said, said)


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as a page shows it: what it says, how sure that is, where it was read, and as of when."""

    pk: UUID
    says: str
    words: str
    standing: str
    sources: list[Source]
    as_of: str
    corrected_at: datetime | None

    @property
    def is_unconfirmed(self) -> bool:
        return self.standing == Standing.UNCONFIRMED

    @property
    def is_disputed(self) -> bool:
        return self.standing == Standing.DISPUTED


def shown(fact: Fact, meanings: Mapping[str, str | Promise] | None = None) -> Shown:
    """A fact whose sources are at hand; `meanings` are what the values of its topic mean."""
    value = getattr(fact, "value", "")
    return Shown(
        pk=fact.pk,
        says=str((meanings or {}).get(value, value)),
        words=fact.words,
        standing=fact.standing,
        sources=in_order(fact.sources.all()),
        as_of=fact.as_of,
        corrected_at=fact.corrected_at,
    )


def in_order(sources: Any) -> list[Source]:
    """Sources by their codes, S9 before S10."""
    return sorted(sources, key=lambda source: (len(source.code.rstrip("b")), source.code))
