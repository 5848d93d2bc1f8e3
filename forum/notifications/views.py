"""What waits for me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest
from forum.notifications.models import Waiting

MOST_SHOWN = 100


@require_GET
def waiting(request: ForumRequest) -> HttpResponse:
    """Mentions, replies to me and requests to my authority, the newest first."""
    items = Waiting.objects.for_actor(request.actor).with_all_that_is_shown().order_by("-since")[:MOST_SHOWN]
    return render(request, "notifications/waiting.html", {"items": items})


@require_GET
def count(request: ForumRequest) -> HttpResponse:
    """How many things wait, for the header, whose count comes from the context of every page."""
    return render(request, "_waiting.html")
