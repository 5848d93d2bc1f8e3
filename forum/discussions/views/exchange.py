"""The list of threads."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest
from forum.agreements.models import Framework
from forum.discussions.exchange import Exchange
from forum.taxonomy.models import Tool


@require_GET
def exchange(request: ForumRequest) -> HttpResponse:
    """The threads one may see, sorted by what the address asks for."""
    context = {
        "exchange": Exchange(request.actor, request.GET),
        "frameworks": Framework.objects.all(),
        "tools": Tool.objects.all(),
    }
    template = "discussions/_threads.html" if "part" in request.GET else "discussions/exchange.html"
    return render(request, template, context)
