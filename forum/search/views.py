"""The search page, and what is like a title that is being written."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest, actor_of
from forum.discussions.asked import identifier_in
from forum.search.questions import LONGEST, MOST_CLAUSES
from forum.search.results import Results
from forum.search.similar import similar_to


@login_not_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What a question finds, of what one may see now."""
    results = Results(actor_of(request), request.GET)
    context = {"results": results, "longest": LONGEST, "most": MOST_CLAUSES}
    return render(request, "search/search.html", context)


@require_GET
def similar(request: ForumRequest) -> HttpResponse:
    """Threads and case studies like a title, for the page on which it is written."""
    found = similar_to(request.actor, request.GET.get("title", ""), but=identifier_in(request.GET, "but"))
    return render(request, "search/similar.html", {"similar": found})
