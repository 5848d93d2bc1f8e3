"""Where a person is signed in."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import ForumRequest
from accounts.sessions import name_of


@require_POST
def end(request: ForumRequest) -> HttpResponse:
    """End one of one's other sessions, by its name on the page, or all of them."""
    name = request.POST.get("session")
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    if name is None:
        _end(others)
        messages.success(request, _("Signed out everywhere else."))
    elif named := [session for session in others if constant_time_compare(name_of(session.session_key), name)]:
        _end(named)
        messages.success(request, _("Signed out there."))
    else:
        messages.info(request, _("You are not signed in there any more. Nothing was changed."))
    return redirect("usersessions_list")


def _end(sessions: Iterable[UserSession]) -> None:
    for session in sessions:
        session.end()
