"""The focal point's page: the people of the own authority, and the work that waits there."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import Authority
from accounts.requests import ForumRequest
from accounts.staff import Staff
from forum.cases.works import Works
from forum.policies.decision import require
from forum.policies.seats import keep_authority


@require_GET
def own_authority(request: ForumRequest) -> HttpResponse:
    """Seats, invitations, requests, reviews and drafts of the authority for which one speaks."""
    require(keep_authority(request.actor, request.actor.authority))
    own = Authority.objects.select_related("party").get(pk=request.actor.authority)
    context = {"staff": Staff(request.actor, own), "works": Works(request.actor)}
    return render(request, "home/own_authority.html", context)
