"""Case studies for tests, written and published through the verbs that people use."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from accounts.models import Authority
from forum.agreements.models import Framework
from forum.cases.actions.review import publish_version, submit_version
from forum.cases.actions.writing import SectionWords, begin_case, save_section
from forum.cases.models import CaseStudy, CaseVersion
from forum.cases.vocabulary import CaseType, EvidenceType, Form, Level, Status
from forum.policies.actor import Actor
from forum.taxonomy.models import Barrier, PersonCategory, Tool

FAILURE = (
    "Two case systems could not exchange records, so that officers typed each entry twice for a whole year, "
    "until one form replaced both."
)

_keys = count()

SECTIONS: dict[str, dict[str, Any]] = {
    "what": {
        "title": "Two immigration services at one desk",
        "why_it_matters": "Waiting fell by half without a new building.",
        "summary": "Two neighbouring services moved exit and entry checks into one hall.",
        "case_type": CaseType.PRACTICE,
        "language": "en",
    },
    "scope": {
        "level": Level.BILATERAL,
        "period_start": date(2023, 5, 1),
        "period_end": date(2025, 4, 30),
        "status": Status.RUNNING,
    },
    "story": {
        "context": "Citizens enter without a visa but were checked twice.",
        "problem": "A crossing took 95 minutes at midday.",
        "objectives": "Cut the median crossing to 45 minutes",
        "measure": "An agreement gives officers of both services the power to act in one hall.",
    },
    "evidence": {"evidence_type": EvidenceType.MONITORING},
    "lessons": {
        "what_worked": "Joint training before the opening.",
        "what_did_not_work": FAILURE,
        "lessons": "Begin with the form, not with the building.",
        "preconditions": "An agreement that lets officers act on foreign soil.",
    },
    "safeguards": {
        "safeguards_data": True,
        "safeguards": "Entries are deleted after 90 days.",
        "contact": "mobility@authority.example",
    },
}
"""The columns of a case study that lacks nothing, by section."""

ROWS: dict[str, dict[str, list[dict[str, Any]]]] = {
    "basis": {"coordination": [{"body": "Ministry of Transport", "part": "Gave the hall"}]},
    "evidence": {"results": [{"indicator": "Median crossing", "baseline": "95", "value": "42", "unit": "minutes"}]},
}


def taxonomy() -> tuple[Tool, PersonCategory, Barrier]:
    """A tool, a category of persons and a barrier, written once."""
    tool, _ = Tool.objects.get_or_create(code="T04", defaults={"group": "Entry and border", "name": "One-stop post"})
    person, _ = PersonCategory.objects.get_or_create(code="citizens", defaults={"name": "All citizens", "position": 1})
    barrier, _ = Barrier.objects.get_or_create(
        code="B-LAW", defaults={"name": "Domestic law not aligned", "evidence": "ECOWAS"}
    )
    return tool, person, barrier


def many(framework: Framework | None = None, **others: dict[str, list[Any]]) -> dict[str, dict[str, list[Any]]]:
    """What a complete case study chooses many of, by section."""
    tool, person, barrier = taxonomy()
    framework = framework or Framework.objects.get(code="FWX")
    chosen: dict[str, dict[str, list[Any]]] = {
        "basis": {"frameworks": [framework]},
        "scope": {"tools": [tool], "person_categories": [person]},
        "lessons": {"barriers": [barrier]},
    }
    for section, things in others.items():
        chosen.setdefault(section, {}).update(things)
    return chosen


def write(actor: Actor, version: CaseVersion, section: str, **words: Any) -> None:
    """Save a section as the actor: columns, and `many` and `rows` by their names."""
    chosen, rows = words.pop("many", {}), words.pop("rows", {})
    state = version.section_states.filter(section=section).first()
    save_section(
        actor,
        version.pk,
        section,
        words=SectionWords(columns=words, many=chosen, rows=rows),
        revision=state.revision if state else 0,
    )


def draft_by(
    actor: Actor, *, framework: Framework | None = None, partners: Sequence[Authority] = (), **changes: Any
) -> CaseVersion:
    """A full case study that lacks nothing, not handed in. `changes` are columns, whatever section they belong to."""
    version = begin_case(actor, form=Form.FULL, form_key=f"case-{next(_keys)}")
    chosen = many(framework, basis={"partner_authorities": list(partners)})
    for section in ("what", "basis", "scope", "story", "evidence", "lessons", "safeguards"):
        columns = dict(SECTIONS.get(section, {}))
        columns |= {name: changes.pop(name) for name in list(changes) if name in columns}
        if section == "scope":
            columns["main_tool"] = chosen["scope"]["tools"][0]
        if section == "safeguards":
            columns |= changes
        write(actor, version, section, **columns, many=chosen.get(section, {}), rows=ROWS.get(section, {}))
    return CaseVersion.objects.select_related("case").get(pk=version.pk)


def published_by(actor: Actor, focal_point: Actor, **changes: Any) -> CaseStudy:
    """A case study that everybody of its audience can read."""
    version = draft_by(actor, **changes)
    submit_version(actor, version.pk)
    return publish_version(focal_point, version.pk)
