"""What one is mailed about, and the links that stop it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.requests import ForumRequest
from forum.discussions.asked import sent
from forum.notifications.actions.following import stop_following
from forum.notifications.actions.mailing import choose_mail, stop_mail
from forum.notifications.choices import choices_of
from forum.notifications.forms import MailForm
from forum.notifications.stopping import Stop, stop_named


@require_http_methods(["GET", "POST"])
def choose(request: ForumRequest) -> HttpResponse:
    """When one is mailed, for each level."""
    choice = choices_of([request.actor.person])[request.actor.person]
    form = MailForm(sent(request), initial={"for_me": choice.for_me, "followed": choice.followed})
    if form.is_valid():
        choose_mail(request.actor, **form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect("notifications:mail")
    return render(request, "notifications/mail.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@csrf_exempt  # a mail program presses the button without a page of ours: RFC 8058
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop mail by the link in it, signed in or not: the page asks, its button stops it."""
    named = stop_named(token)
    if named is None:
        raise Http404
    if request.method == "POST":
        _stop(named)
    context = {"stop": named, "levels": [level.label for level in named.levels], "done": request.method == "POST"}
    return render(request, "notifications/stop.html", context)


def _stop(named: Stop) -> None:
    if named.follow is not None:
        stop_following(None, named.person, named.follow)
    for level in named.levels:
        stop_mail(None, named.person, level)
