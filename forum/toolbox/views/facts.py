"""One fact: what it says, what it said before, and what members propose it should say."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest
from forum.agreements.models import Fact, FactVersion
from forum.events.heads import head_of
from forum.events.models import StreamKind, stream_name
from forum.policies import facts as may
from forum.policies.actor import Actor
from forum.toolbox.facts import (
    Meanings,
    changes_of,
    find_fact,
    framework_of,
    in_order,
    meanings_of,
    party_concerned,
    read_out,
    subject_of,
)
from forum.toolbox.forms import DecliningForm
from forum.toolbox.models import Correction


@dataclass(frozen=True)
class Proposed:
    """A proposal as a reader sees it: for each field what was and what should be, and whether they may decide it."""

    row: Correction
    changes: list[tuple[str | Promise, str, str]]
    may_decide: bool
    is_outdated: bool
    form: DecliningForm


@login_not_required
@require_GET
def fact(request: ForumRequest, fact_id: UUID) -> HttpResponse:
    """A fact and its history; for members, what is proposed about it."""
    return fact_page(request, find_fact(fact_id))


def fact_page(
    request: ForumRequest, found: Fact, *, declining: tuple[UUID, DecliningForm] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a fact, with the form of a proposal that could not be declined where there is one."""
    means = meanings_of(found)
    stream = stream_name(StreamKind.FACT, found.pk)
    head = head_of(stream) if request.actor else None
    context = {
        "fact": found,
        "subject": subject_of(found),
        "framework": framework_of(found),
        "party": party_concerned(found),
        "lines": read_out(means, {name: text for name, text in found.said().items() if name in found.SAYS}),
        "sources": in_order(found.sources.all()),
        "history": [(version, read_out(means, version.said)) for version in _history(found)],
        "proposals": _proposals(request.actor, found, means, declining) if request.actor else [],
        "may_propose": bool(request.actor and may.propose_correction(request.actor)),
        "streams_json": json.dumps([head.as_data()] if head else []),
        "stream": stream,
        "fact_url": reverse("toolbox:fact", args=[found.pk]),
    }
    return render(request, "toolbox/fact.html", context, status=status)


def _history(found: Fact) -> Any:
    return FactVersion.objects.filter(fact=found.pk)


def _proposals(
    actor: Actor, found: Fact, means: Meanings, declining: tuple[UUID, DecliningForm] | None
) -> list[Proposed]:
    return [
        Proposed(
            row,
            changes=changes_of(means, row),
            may_decide=bool(may.decide_correction(actor, row)),
            is_outdated=row.version != found.version,
            form=declining[1] if declining and declining[0] == row.pk else DecliningForm(auto_id=f"{row.pk}-%s"),
        )
        for row in Correction.objects.filter(fact=found.pk).with_people()
    ]
