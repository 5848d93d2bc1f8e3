"""Asking who wrote masked words, deciding about it, and being told of it."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.discussions.actions import unmasking as verbs
from forum.discussions.asked import flag_in, sent
from forum.discussions.forms.room import UnmaskingForm
from forum.discussions.models import Reply, Unmasking
from forum.discussions.views.replies import seen as seen_reply
from forum.policies import rooms as may
from forum.policies.decision import Refused, require
from forum.publishing.authorship import author_shown, is_mine


def seen(request: ForumRequest, unmasking_id: UUID) -> Unmasking:
    """What was asked, or done, that exists for the reader. Raises Http404."""
    return get_object_or_404(Unmasking.objects.visible_to(request.actor).with_words(), pk=unmasking_id)


@require_http_methods(["GET", "POST"])
def ask(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Ask the other office that the author be shown to both."""
    shown = seen_reply(request, reply_id)
    require(may.ask_unmasking(request.actor, shown))
    return _asked(request, shown)


@reauthentication_required
def _asked(request: ForumRequest, shown: Reply) -> HttpResponse:
    """Only for who has given their password a moment ago: what nobody may see is not found before."""
    form = UnmaskingForm(sent(request))
    if form.is_valid():
        try:
            asked = verbs.ask_unmasking(request.actor, shown.pk, reason=form.cleaned_data["reason"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Asked. Somebody of the other office decides."))
            return redirect(asked)
    context = {"form": form, "reply": shown}
    return render(request, "discussions/ask_unmasking.html", context, status=422 if form.is_bound else 200)


@require_GET
def unmasking(request: ForumRequest, unmasking_id: UUID) -> HttpResponse:
    """What was asked and decided; to the two who agreed, the author; to the author, that they did."""
    return _page(request, seen(request, unmasking_id), UnmaskingForm())


@require_POST
def decision(request: ForumRequest, unmasking_id: UUID) -> HttpResponse:
    """Agree, or refuse."""
    shown = seen(request, unmasking_id)
    require(may.decide_unmasking(request.actor, shown))
    return _decided(request, shown)


@reauthentication_required
def _decided(request: ForumRequest, shown: Unmasking) -> HttpResponse:
    """Only for who has given their password a moment ago."""
    form = UnmaskingForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, form)
    agreed = flag_in(request.POST, "agreed")
    verbs.decide_unmasking(request.actor, shown.pk, agreed=agreed, reason=form.cleaned_data["reason"])
    said = _("Decided. The author is told.") if agreed else _("Refused. Nobody is shown who wrote the words.")
    messages.success(request, said)
    return redirect(shown)


@require_POST
def knowledge(request: ForumRequest, unmasking_id: UUID) -> HttpResponse:
    """The author has read of it."""
    verbs.know_of_unmasking(request.actor, unmasking_id)
    return redirect("notifications:waiting")


def _page(request: ForumRequest, shown: Unmasking, form: UnmaskingForm) -> HttpResponse:
    actor = request.actor
    context = {
        "unmasking": shown,
        "mine": is_mine(actor, shown.reply_id),
        "may_decide": may.decide_unmasking(actor, shown),
        "is_shown_author": may.see_author(actor, shown),
        "author": author_shown(shown.reply_id) if may.see_author(actor, shown) else None,
        "form": form,
    }
    return render(request, "discussions/unmasking.html", context, status=422 if form.is_bound else 200)
