"""The first visit: how to share a first experience."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest
from forum.policies.cases import begin_case


@require_GET
def welcome(request: ForumRequest) -> HttpResponse:
    """Three steps, each with a link that works for whoever reads it; and on to where they were going."""
    onward = request.GET.get("next", "")
    context = {
        "writes_cases": bool(begin_case(request.actor)),
        "onward": onward if url_has_allowed_host_and_scheme(onward, allowed_hosts=None) else "",
    }
    return render(request, "home/welcome.html", context)
