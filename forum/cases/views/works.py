"""What an authority has written, and writes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest
from forum.cases.works import Works
from forum.policies import cases as may
from forum.policies.decision import require


@require_GET
def works(request: ForumRequest) -> HttpResponse:
    """The authority's drafts, what is in review, what was returned, and what stands."""
    require(may.begin_case(request.actor))
    return render(request, "cases/works.html", {"works": Works(request.actor)})
