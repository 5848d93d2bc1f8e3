"""What one chooses about one's own pages, and says about oneself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions.settings import describe_oneself, keep_settings
from accounts.oneself import ProfileForm, SettingsForm
from accounts.requests import ForumRequest
from accounts.views.language import go_on_in


@require_http_methods(["GET", "POST"])
def settings(request: ForumRequest) -> HttpResponse:
    """How one reads: language, times, colours, order, what counts as read, keys."""
    sent = request.POST if request.method == "POST" else None
    form = SettingsForm(sent, person=request.user, language=translation.get_language())
    if form.is_valid():
        keep_settings(request.actor, **form.cleaned_data)
        code = form.cleaned_data["language"]
        with translation.override(code):
            messages.success(request, _("Your settings are saved."))
        response = redirect("people:settings")
        go_on_in(response, code)
        return response
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def profile(request: ForumRequest) -> HttpResponse:
    """What one says about oneself."""
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(sent, person=request.user, actor=request.actor)
    if form.is_valid():
        describe_oneself(request.actor, **form.cleaned_data)
        messages.success(request, _("Your profile is saved. This is how other members see it."))
        return redirect("people:person", pk=request.actor.person)
    return render(request, "accounts/profile.html", {"form": form}, status=422 if form.errors else 200)
