"""The plain list of what needs a decision."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import ForumRequest
from forum.discussions.asked import number_in
from forum.discussions.fragments import first_line
from forum.discussions.models import Reply
from forum.moderation.actions import claim, keep, let_go
from forum.moderation.models import Item
from forum.policies.decision import Refused, require
from forum.policies.moderation import keep_queue
from forum.publishing.attribution import who

MOST = 50
"""Items of the page; those that are left follow when these are decided."""


@require_GET
def queue(request: ForumRequest) -> HttpResponse:
    """What needs a decision, the longest due first, each with the words it is about."""
    return _list(request)


def _list(request: ForumRequest, refusal: str = "") -> HttpResponse:
    """The list, which says why something was not done. Raises `Refused` for who does not keep it."""
    require(keep_queue(request.actor))
    items = Item.objects.visible_to(request.actor).waiting().select_related("claimed_by__person")
    shown = list(items[: MOST + 1])
    words = Reply.objects.with_all_that_is_shown().in_bulk([item.subject for item in shown[:MOST]])
    rows = [
        {
            "item": item,
            "words": words[item.subject],
            "who": who(words[item.subject]),
            "line": first_line(words[item.subject]),
        }
        for item in shown[:MOST]
    ]
    context = {"rows": rows, "has_more": len(shown) > MOST, "refusal": refusal}
    return render(request, "moderation/queue.html", context, status=409 if refusal else 200)


@require_POST
def claiming(request: ForumRequest, item_id: UUID) -> HttpResponse:
    """Say that one sees to it."""
    return _acted(request, claim, item_id, _("Yours to decide. Others see that you have claimed it."))


@require_POST
def letting_go(request: ForumRequest, item_id: UUID) -> HttpResponse:
    """Leave it to others."""
    return _acted(request, let_go, item_id, _("Let go: anybody who looks after this list can take it."))


@require_POST
def keeping(request: ForumRequest, item_id: UUID) -> HttpResponse:
    """Let the words stand."""
    return _acted(request, keep, item_id, _("Looked at. The words stand as they are."))


def _acted(request: ForumRequest, act: Callable[..., Item], item_id: UUID, said: str) -> HttpResponse:
    """Back to the list, which says what was done, or why it was not."""
    try:
        act(request.actor, item_id, version=number_in(request.POST, "version") or 0)
    except Refused as no:
        return _list(request, str(no))
    messages.success(request, said)
    return redirect("moderation:queue")
