"""Case studies of the demo: written, handed in, published and discussed by demo people, as one file each says."""

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from accounts.models import Authority
from forum.agreements.models import Framework, Instrument, Party
from forum.audiences.actions.narrowing import narrow_audience
from forum.cases.actions import partners, review, standing, writing
from forum.cases.actions.writing import SectionWords
from forum.cases.models import CaseStudy, CaseVersion
from forum.cases.steps import MANY, ROWS
from forum.cases.template import sections_of
from forum.discussions.models import Thread
from forum.events.verbs import verb
from forum.home.demo.calendar import set_back, set_case_back
from forum.home.demo.clearing import within
from forum.home.demo.threads import CannotSpeak, Play, Said, talk
from forum.policies.audience import audience_called
from forum.policies.vocabulary import VersionState
from forum.publishing.submitting import submit_key
from forum.taxonomy.models import Barrier, PersonCategory, Tool

FOLDER = Path(__file__).parent / "cases"
CHOSEN_FROM: dict[str, Any] = {
    "frameworks": Framework,
    "partner_authorities": Authority,
    "third_parties": Party,
    "tools": Tool,
    "person_categories": PersonCategory,
    "barriers": Barrier,
}


def play_cases(actors: dict[str, Any], authorities: dict[str, UUID]) -> list[UUID]:
    """Play every file that was not played before; the threads of the cases that came of it."""
    threads = []
    for file in sorted(FOLDER.glob("*.toml")):
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        play = Play(said.get("thread", {}) | {"by": said["cleared_by"]}, file.stem, actors, authorities)
        with suppress(CannotSpeak):
            if not _is_there(play, said):
                threads.append(_play(None, play, said))
    return [thread for thread in threads if thread]


def _is_there(play: Play, said: Said) -> bool:
    return CaseStudy.objects.filter(submit_key=submit_key(play.actor(said["by"]), play.name)).exists()


@verb
def _play(_: None, play: Play, said: Said) -> UUID | None:
    author = play.actor(said["by"])
    first = within(writing.begin_case)(author, form=said["form"], form_key=play.name)
    case = _version(play, first, said, said["words"] | _rows(said), said.get("state", VersionState.PUBLISHED))
    for partner, answer in said.get("partners", {}).items():
        _answer(play, case, partner, agrees=answer == "confirmed")
    for later in said.get("version", []):
        version = within(writing.begin_version)(play.actor(later["by"]), case.pk)
        case = _version(play, version, said | later, later | _rows(later), later.get("state", VersionState.PUBLISHED))
    thread = case.thread
    if thread:
        play.replies.append(thread.replies.get(number=0))
        talk(play, Thread.objects.get(pk=thread.pk))
    _conclude(play, case, said)
    if thread:
        set_back(thread.pk, days=said["days"])
    set_case_back(case, [said["days"][0], *(later["days"] for later in said.get("version", []))])
    return thread.pk if thread else None


def _version(play: Play, version: CaseVersion, said: Said, words: Said, state: str) -> CaseStudy:
    """Write what a version says, and bring it as far as the file says; the case as it then stands."""
    author, focal_point = play.actor(said["by"]), play.actor(said["cleared_by"])
    for section, spoken in _by_section(play, words, version).items():
        known = version.section_states.filter(section=section).first()
        revision = known.revision if known else 0
        within(writing.save_section)(author, version.pk, section, words=spoken, revision=revision)
    if state != VersionState.DRAFT:
        within(review.submit_version)(author, version.pk)
    if state == VersionState.RETURNED:
        within(review.return_version)(focal_point, version.pk, comments=said["comments"])
    if state == VersionState.PUBLISHED:
        within(review.publish_version)(focal_point, version.pk)
    return CaseStudy.objects.select_related("thread").get(pk=version.case_id)


def _rows(said: Said) -> Said:
    return {name: said[name] for name in ROWS if name in said}


def _by_section(play: Play, words: Said, version: CaseVersion) -> dict[str, SectionWords]:
    """What is said, taken apart by the sections of the form in which it is written."""
    section_of = {field.name: section.key for section in sections_of(version.form) for field in section.fields}
    parts: dict[str, dict[str, Said]] = {}
    for name, value in words.items():
        if name not in section_of:
            continue
        part = parts.setdefault(section_of[name], {"columns": {}, "many": {}, "rows": {}})
        if name in ROWS:
            part["rows"][name] = [_row(row) for row in value]
        elif name in MANY:
            part["many"][name] = [_chosen(play, name, key) for key in value]
        elif name == "main_tool":
            part["columns"]["main_tool_id"] = value
        else:
            part["columns"][name] = value.strip() if isinstance(value, str) else value
    return {section: SectionWords(**part) for section, part in parts.items()}


def _row(row: Said) -> Said:
    if "instrument" not in row:
        return row
    framework, _dash, code = row["instrument"].partition("-")
    return row | {"instrument": Instrument.objects.get(framework=framework, code=code)}


def _chosen(play: Play, name: str, key: str) -> Any:
    return CHOSEN_FROM[name].objects.get(pk=play.authorities[key] if name == "partner_authorities" else key)


def _answer(play: Play, case: CaseStudy, partner: str, *, agrees: bool) -> None:
    named = case.partners.get(authority=play.authorities[partner])
    focal_points = (one for one in play.actors.values() if one.authority == named.authority_id and one.is_focal_point)
    within(partners.answer_as_partner)(next(focal_points), named.pk, agrees=agrees)


def _conclude(play: Play, case: CaseStudy, said: Said) -> None:
    after = said.get("after", {})
    if after.get("not_confirmed"):
        within(standing.review_falls_due)(case.pk)
    if case.thread_id and (readers := audience_called(after.get("narrowed", ""))):
        focal_point, why = play.actor(said["cleared_by"]), after["narrowed_because"]
        within(narrow_audience)(focal_point, case.thread_id, to=readers, reason=why)
    if reason := after.get("withdrawn"):
        within(standing.withdraw_case)(play.actor(said["cleared_by"]), case.pk, reason=reason)
