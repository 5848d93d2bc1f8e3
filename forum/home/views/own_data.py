"""What the forum keeps of who asks: to be read, to be downloaded, to be erased. Also for who has no seat any more."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions.erasure import ask_for_erasure, take_erasure_back
from accounts.requests import ForumRequest
from forum.home.own_data.kept import Kept


@require_GET
def own_data(request: ForumRequest) -> HttpResponse:
    """What is kept, in plain words, and the ways to have it and to end it."""
    latest = request.user.erasure_requests.order_by("asked_at").last()
    context = {"kept": Kept(request.user, request.actor), "erasure": latest}
    return render(request, "home/own_data.html", context)


@require_GET
@reauthentication_required
def own_data_file(request: ForumRequest) -> HttpResponse:
    """All of it as one file, for who has given their password a moment ago."""
    data = {
        "forum": _("Corridor"),
        "made_at": timezone.now(),
        "about": _(
            "Everything that the forum keeps of you. Who finds a reply useful is kept by authority, not by person."
        ),
        **Kept(request.user, request.actor).as_data(),
    }
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="corridor-{timezone.now():%Y-%m-%d}.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def erasure_asked(request: ForumRequest) -> HttpResponse:
    """Ask the secretariat to be erased."""
    ask_for_erasure(None, request.user)
    messages.success(request, _("The secretariat has your request. You can take it back until it is decided."))
    return redirect("home:own_data")


@require_POST
def erasure_taken_back(request: ForumRequest) -> HttpResponse:
    """Take one's request back."""
    take_erasure_back(None, request.user)
    messages.success(request, _("Your request is taken back. Nothing was erased."))
    return redirect("home:own_data")
