"""Asking authorities for their experience, and what those asked do."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.requests import ForumRequest
from forum.discussions.actions.response import (
    ask_for_experience,
    pass_request_on,
    record_nothing_to_add,
    started_by,
)
from forum.discussions.asked import sent
from forum.discussions.forms.acts import AuthoritiesForm, PassOnForm
from forum.discussions.models import ExperienceRequest, Thread
from forum.policies import threads as may
from forum.policies.decision import Refused, require
from forum.text.submitted import submitted

LONGEST_NAME = 60


@require_http_methods(["GET", "POST"])
def ask(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Ask named authorities for their experience."""
    thread = get_object_or_404(Thread.objects.visible_to(request.actor), pk=thread_id)
    require(may.ask_for_experience(request.actor, thread, asked_by_me=started_by(request.actor, thread)))
    named = submitted(request.GET.get("named", "")).strip()[:LONGEST_NAME]
    form = AuthoritiesForm(sent(request), thread=thread, named=named)
    if form.is_valid():
        authorities = [authority.pk for authority in form.cleaned_data["authorities"]]
        try:
            asked = len(ask_for_experience(request.actor, thread_id, authorities=authorities))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            sentence = ngettext("%(number)s authority was asked.", "%(number)s authorities were asked.", asked)
            messages.success(request, sentence % {"number": asked})
            return redirect(thread)
    context = {"form": form, "thread": thread, "named": named}
    return render(request, "discussions/ask.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def settle(request: ForumRequest, request_id: UUID) -> HttpResponse:
    """Pass a request on to another authority, or record that there is nothing to add."""
    asked = get_object_or_404(
        ExperienceRequest.objects.visible_to(request.actor).select_related("thread", "authority"), pk=request_id
    )
    require(may.settle_request(request.actor, asked))
    if request.POST.get("nothing_to_add"):
        record_nothing_to_add(request.actor, request_id)
        messages.success(request, _("Recorded: your authority has nothing to add."))
        return redirect(asked.thread)
    form = PassOnForm(sent(request), thread=asked.thread, own=request.actor.authority)
    if form.is_valid():
        try:
            pass_request_on(request.actor, request_id, authority=form.cleaned_data["authority"].pk)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The request was passed on."))
            return redirect(asked.thread)
    context = {"form": form, "asked": asked, "thread": asked.thread}
    return render(request, "discussions/settle.html", context, status=422 if form.is_bound else 200)
