"""What one follows, and the control that begins and stops it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.requests import ForumRequest, onward
from forum.discussions.asked import flag_in
from forum.discussions.models import Thread
from forum.notifications.actions.following import follow, seen
from forum.notifications.models import Follow
from forum.notifications.vocabulary import Followed

MOST_SHOWN = 500


@require_GET
def following(request: ForumRequest) -> HttpResponse:
    """All that one follows, by its kind, each with why and since when; threads that one may not read are left out."""
    own = Follow.objects.by(request.actor.person).standing().with_things().order_by("-since", "-pk")
    readable = set(Thread.objects.visible_to(request.actor).filter(follows__in=own).values_list("pk", flat=True))
    shown = [one for one in own[:MOST_SHOWN] if one.thread_id is None or one.thread_id in readable]
    groups = [(kind.label, [one for one in shown if one.kind == kind]) for kind in Followed]
    return render(request, "notifications/following.html", {"groups": [group for group in groups if group[1]]})


@require_http_methods(["GET", "POST"])
def control(request: ForumRequest, kind: str, thing: str) -> HttpResponse:
    """Follow something, or stop; the control as it is now, alone. Without script the answer is the page one was on."""
    if kind not in Followed.values:
        raise Http404
    followed = Followed(kind)
    seen(request.actor, followed, thing)
    if request.method == "POST":
        follow(request.actor, followed, thing, on=flag_in(request.POST, "on"))
        if not request.htmx:
            return redirect(onward(request, "back", otherwise=reverse("notifications:following")))
    own = Follow.objects.by(request.actor.person).filter(**{kind: thing}).first()
    context: dict[str, Any] = {"reader": request.actor, "kind": followed, "thing": thing, "own": own}
    return render(request, "notifications/_follow.html", context)
