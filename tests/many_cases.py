"""Any number of case studies, as rows like one that the verbs wrote: for what must not depend on how many there are."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from accounts.models import Authority
from forum.cases.models import CaseFacet, CaseStudy, CaseVersion
from forum.discussions.models import Reply, Thread
from tests.rows import copied


@transaction.atomic  # a case and its version name each other
def publish_like(case: CaseStudy, number: int, authorities: list[Authority]) -> list[CaseStudy]:
    """So many published case studies that say what one says, of these authorities in turn, each a day older."""
    version, thread = case.current, case.thread
    assert version
    assert thread
    threads = Thread.objects.bulk_create(
        copied(thread, pk=uuid4(), submit_key=f"m{n:063}", subject_address=f"/cases/{_name(n)}/") for n in range(number)
    )
    opening = thread.replies.get(number=0)
    Reply.objects.bulk_create(
        copied(opening, pk=uuid4(), thread=one, submit_key=f"o{n:063}") for n, one in enumerate(threads)
    )
    cases = [
        copied(
            case,
            pk=uuid4(),
            current_id=uuid4(),
            thread=one,
            identifier=_name(n),
            submit_key=f"m{n:063}",
            authority=authorities[n % len(authorities)],
            published_at=version.published_at - timedelta(days=n + 1),
            updated_at=version.published_at - timedelta(days=n + 1),
        )
        for n, one in enumerate(threads)
    ]
    CaseStudy.objects.bulk_create(cases)
    CaseVersion.objects.bulk_create(copied(version, pk=one.current_id, case=one) for one in cases)
    for relation in ("frameworks", "tools", "person_categories", "barriers"):
        through: Any = getattr(CaseVersion, relation).through
        rows = list(through.objects.filter(caseversion=version))
        through.objects.bulk_create(copied(row, caseversion_id=one.current_id) for one in cases for row in rows)
    facets = list(case.facets.all())
    CaseFacet.objects.bulk_create(copied(row, case=one) for one in cases for row in facets)
    return cases


def _name(number: int) -> str:
    return f"CS-1999-{number:05}"
