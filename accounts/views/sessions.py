"""Where a person is signed in."""

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
    for session in others:
        if name is None or constant_time_compare(name_of(session.session_key), name):
            session.end()
    messages.success(request, _("Signed out there.") if name else _("Signed out everywhere else."))
    return redirect("usersessions_list")
