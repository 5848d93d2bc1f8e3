"""What waits for me, and what is unread in what I follow."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import ForumRequest
from forum.notifications.followed import unread_for
from forum.notifications.notices import notices_for

MOST_SHOWN = 100
MOST_UNREAD = 50


@require_GET
def waiting(request: ForumRequest) -> HttpResponse:
    """Words for me, work for my authority, and news in what I follow; each with why, and how to stop it.

    A thread whose words wait stands once; what else is unread in it follows when they are read.
    """
    notices = notices_for(request.actor, MOST_SHOWN)
    above = [notice.words.thread.pk for notice in notices if notice.words]
    context = {"notices": notices, "followed": unread_for(request.actor, MOST_UNREAD, but=above)}
    return render(request, "notifications/waiting.html", context)


@require_GET
def count(request: ForumRequest) -> HttpResponse:
    """How many things wait, for the header, whose count comes from the context of every page."""
    return render(request, "_waiting.html")
