"""Steps that several verbs share. They run inside a verb's transaction and publish nothing."""

from uuid import UUID

from django.db.models import QuerySet

from forum.cases.models import CaseStudy, CaseVersion, Coordination, LegalBasis, Result, Source
from forum.discussions.models import Thread
from forum.discussions.subjects import locked_thread_about
from forum.policies.actor import Actor
from forum.policies.decision import Unseen
from forum.policies.vocabulary import VersionState

MANY = ("frameworks", "partner_authorities", "third_parties", "tools", "person_categories", "barriers")
ROWS = {"legal_bases": LegalBasis, "coordination": Coordination, "sources": Source, "results": Result}
"""The tables of a version, by the name under which it has them."""


def locked_version(actor: Actor, version_id: UUID) -> CaseVersion:
    """A version with its thread and its case, all locked in this order. Raises `Unseen` for who does not write it."""
    found = CaseVersion.objects.filter(pk=version_id, case__in=CaseStudy.objects.written_by(actor))
    case_id = found.values_list("case_id", flat=True).first()
    if case_id is None:
        raise Unseen
    case = locked_case(CaseStudy.objects.written_by(actor), case_id)
    version = CaseVersion.objects.select_for_update().filter(pk=version_id).first()
    if version is None:
        raise Unseen
    version.case = case
    return version


def locked_case(among: QuerySet[CaseStudy], case_id: UUID) -> CaseStudy:
    """A case among those given, with its thread, if it has one, locked before it. Raises `Unseen` for none."""
    thread_id = among.filter(pk=case_id).values_list("thread_id", flat=True).first()
    thread: Thread | None = locked_thread_about(thread_id) if thread_id else None
    case = among.select_for_update(of=("self",)).filter(pk=case_id).first()
    if case is None:
        raise Unseen
    if thread:
        case.thread = thread
    return case


def working_version(case: CaseStudy) -> CaseVersion | None:
    """The version being worked on, if there is one."""
    version = case.versions.exclude(state=VersionState.PUBLISHED).first()
    if version:
        version.case = case
    return version


def copied(version: CaseVersion, *, number: int) -> CaseVersion:
    """A new version that says what another one says, to be changed."""
    columns = {
        field.attname: getattr(version, field.attname)
        for field in CaseVersion._meta.concrete_fields
        if field.name not in NOT_COPIED
    }
    copy = CaseVersion.objects.create(number=number, **columns)
    for name in MANY:
        getattr(copy, name).set(getattr(version, name).all())
    for name, model in ROWS.items():
        rows = list(getattr(version, name).all())
        for row in rows:
            row.pk, row.version = None, copy
        model.objects.bulk_create(rows)  # type: ignore[attr-defined]
    return copy


NOT_COPIED = frozenset(
    {
        "id",
        "number",
        "state",
        "begun_at",
        "submitted_at",
        "returned_at",
        "published_at",
        "cleared_by",
        "comments",
        "grade",
        "review_by",
    }
)
"""What belongs to one version and not to its words."""
