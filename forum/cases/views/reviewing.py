"""From its authors to the focal point and back: handing in, returning, publishing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import ForumRequest
from forum.cases.actions.review import (
    Incomplete,
    publish_version,
    return_version,
    submit_version,
    take_version_back,
)
from forum.cases.changes import changed_sections
from forum.cases.forms.acts import CommentsForm
from forum.cases.page import CasePage
from forum.cases.views.writing import outlined
from forum.discussions.forms.clearance import FiledForm
from forum.policies import cases as may
from forum.policies.decision import require
from forum.publishing.clearing import clear_own, handed_in_by


@require_POST
def submission(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Hand a version in. A focal point goes on to review it."""
    shown = outlined(request, pk)
    try:
        version = submit_version(request.actor, pk)
    except Incomplete as no:
        context = {"outline": shown, "version": shown.version, "refusal": str(no)}
        return render(request, "cases/outline.html", context, status=422)
    messages.success(request, _("Handed in. It is in review with the focal point of your authority."))
    return redirect("cases:review" if request.actor.is_focal_point else "cases:outline", version.pk)


@require_POST
def taking_back(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Write on at what was handed in."""
    version = take_version_back(request.actor, pk)
    messages.success(request, _("Taken back. You can write on."))
    return redirect(version)


@require_GET
def review(request: ForumRequest, pk: UUID) -> HttpResponse:
    """What a focal point decides on: the page as it would be, and what it changes."""
    return render(request, "cases/review.html", _context(request, pk, CommentsForm()))


@require_POST
def publication(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Make it what everybody reads."""
    filed = FiledForm(request.POST)
    context = _context(request, pk, CommentsForm()) | {"filed": filed}
    if not filed.is_valid():
        return render(request, "cases/review.html", context, status=422)
    try:
        case = publish_version(request.actor, pk, **filed.cleaned_data)
    except Incomplete as no:
        return render(request, "cases/review.html", context | {"refusal": str(no)}, status=422)
    messages.success(request, _("Published. This is its address, and it stays."))
    return redirect(case)


@require_POST
def returning(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Give it back to its authors with what to mend."""
    form = CommentsForm(request.POST)
    context = _context(request, pk, form)
    if not form.is_valid():
        return render(request, "cases/review.html", context, status=422)
    version = return_version(request.actor, pk, comments=form.cleaned_data["comments"])
    messages.success(request, _("Returned. Its authors see your comments."))
    return redirect(version)


def _context(request: ForumRequest, pk: UUID, form: CommentsForm) -> dict[str, Any]:
    """What the page of a review shows. Raises `Unseen` or `Refused` for who does not review it."""
    shown = outlined(request, pk)
    version = shown.version
    require(may.review_version(request.actor, version))
    case, before = version.case, version.case.current
    return {
        "outline": shown,
        "case": case,
        "version": version,
        "case_page": CasePage(request.actor, case, version),
        "before": before,
        "changes": changed_sections(before, version) if before else [],
        "form": form,
        "filed": FiledForm(),
        "may_clear": clear_own(request.actor, handed_in_by(version.pk))
        and may.publish_for(request.actor, version.readers),
    }
