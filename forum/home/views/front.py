"""The front page: what this is, for who is signed out; what there is to do and to read, for a member."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import ForumRequest, actor_of
from forum.discussions.asked import identifier_in
from forum.discussions.clearing import brought_back, cleared
from forum.home.actions.asides import put_aside, take_up_again
from forum.home.inbox import Inbox
from forum.home.welcome import Welcome


@login_not_required
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """One address for both: where one comes in, and where one comes back to."""
    if actor := actor_of(request):
        return render(request, "home/inbox.html", {"inbox": Inbox(actor)})
    if request.user.is_authenticated:
        return redirect("discussions:exchange")  # which says what it means to have no seat
    return render(request, "home/front.html", {"welcome": Welcome()})


@require_POST
def aside(request: ForumRequest) -> HttpResponse:
    """Put something that waits aside, or that, or all of it, back."""
    about, home = identifier_in(request.POST, "about"), reverse("home:front")
    if "again" in request.POST:
        take_up_again(request.actor, about)
        return brought_back(request, _("It stands here again."), home)
    if about is None:
        raise BadRequest("about")
    put_aside(request.actor, about)
    return cleared(request, _("Put aside."), undo=request.path, otherwise=home, again=1, about=about)
