"""Writing a case study: several people of one authority, section by section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from forum.cases import events
from forum.cases.models import CaseStudy, CaseVersion, SectionState
from forum.cases.steps import ROWS, copied, locked_case, locked_version, working_version
from forum.cases.template import sections_of
from forum.cases.vocabulary import Form
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import cases as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import CaseState, VersionState
from forum.publishing.submitting import submit_key


@dataclass(frozen=True, slots=True)
class SectionWords:
    """What a section says: its columns, what it chooses many of, and the rows of its tables, in order."""

    columns: Mapping[str, Any] = field(default_factory=dict)
    many: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


class SectionConflict(Refused):
    """The section was saved by somebody else since: `version` holds it as it stands, `revision` is its number now."""

    def __init__(self, version: CaseVersion, revision: int) -> None:
        super().__init__(_("This section was saved elsewhere meanwhile. Compare both, then save again."))
        self.version, self.revision = version, revision


@verb
def begin_case(actor: Actor, *, form: str, form_key: str, words: SectionWords | None = None) -> CaseVersion:
    """Begin a case study of the actor's authority; the same form sent again gives the same one.

    Raises `Refused` for who does not write case studies.
    """
    require(may.begin_case(actor))
    key = submit_key(actor, form_key)
    try:
        with transaction.atomic():
            case = CaseStudy.objects.create(
                authority_id=actor.authority, illustrative=actor.illustrative, submit_key=key
            )
    except IntegrityError:
        return CaseVersion.objects.select_related("case").filter(case__submit_key=key).latest("number")
    version = CaseVersion.objects.create(case=case, number=1, form=form)
    if words:
        _write(version, words)
        section = sections_of(form)[0].key
        SectionState.objects.create(version=version, section=section, revision=1, seat_id=actor.seat)
    publish(events.told_to_authors(version, events.VERSION_BEGUN))
    return version


@verb
def save_section(actor: Actor, version_id: UUID, section: str, *, words: SectionWords, revision: int) -> SectionState:
    """Keep a section as it is written. `revision` is the last one known where it is written, 0 for none.

    Raises `Unseen`, `Refused` once it cannot be changed, or `SectionConflict` if it was saved elsewhere since.
    """
    version = locked_version(actor, version_id)
    require(may.write_version(actor, version))
    if section not in [one.key for one in sections_of(version.form)]:
        raise Refused(_("This has grown into a full case study meanwhile. Take your words there."))
    state = SectionState.objects.filter(version=version, section=section).first()
    state = state or SectionState(version=version, section=section)
    if state.revision != revision:
        raise SectionConflict(version, state.revision)
    is_taken_up = version.state == VersionState.RETURNED
    _write(version, words)
    state.revision += 1
    state.seat_id = actor.seat
    state.save()
    told = [events.SECTION_SAVED, *([events.VERSION_TAKEN_UP] if is_taken_up else [])]
    publish(*(events.told_to_authors(version, kind) for kind in told))
    return state


@verb
def grow(actor: Actor, version_id: UUID) -> CaseVersion:
    """Let a short experience become a full case study: what it says is kept, what is missing is asked for."""
    version = locked_version(actor, version_id)
    require(may.write_version(actor, version))
    if version.form == Form.FULL:
        return version
    version.form = Form.FULL
    version.save(update_fields=["form"])
    version.section_states.all().delete()
    publish(events.told_to_authors(version, events.SECTION_SAVED))
    return version


@verb
def begin_version(actor: Actor, case_id: UUID) -> CaseVersion:
    """Begin a new version of a published case from the current one, or go on with the one begun before.

    Raises `Unseen` or `Refused`.
    """
    case = locked_case(CaseStudy.objects.written_by(actor), case_id)
    if begun := working_version(case):
        return begun
    require(may.begin_version(actor, case))
    assert case.current is not None  # noqa: S101 (the rule asked for a published case)
    version = copied(case.current, number=case.current.number + 1)
    version.case = case
    publish(events.told_to_authors(version, events.VERSION_BEGUN))
    return version


@verb
def discard_version(actor: Actor, version_id: UUID) -> None:
    """Throw away a version that was not published, and its case if nothing of it ever was. Raises as `save_section`."""
    version = locked_version(actor, version_id)
    require(may.write_version(actor, version))
    told = events.told_to_authors(version, events.VERSION_DISCARDED)
    version.delete()
    if version.case.state == CaseState.UNPUBLISHED:
        version.case.delete()
    publish(told)


def _write(version: CaseVersion, words: SectionWords) -> None:
    for name, value in words.columns.items():
        setattr(version, name, value)
    if version.state == VersionState.RETURNED:
        version.state = VersionState.DRAFT
    version.save()
    for name, things in words.many.items():
        getattr(version, name).set(things)
    for name, rows in words.rows.items():
        getattr(version, name).all().delete()
        model: Any = ROWS[name]
        model.objects.bulk_create(
            model(version=version, position=position, **row) for position, row in enumerate(rows, start=1)
        )
