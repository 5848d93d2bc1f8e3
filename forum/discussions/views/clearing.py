"""Words that are not spoken yet: their author's page of them, and what a focal point decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import ForumRequest, onward
from forum.discussions.actions.clearing import (
    clear_revision,
    discard_revision,
    hand_in_again,
    return_revision,
    take_back,
)
from forum.discussions.actions.later import publish_now
from forum.discussions.asked import number_in, sent
from forum.discussions.forms.clearance import ClearingForm, ReturningForm, RevisionForm
from forum.discussions.models import ReplyRevision
from forum.discussions.revisions import audience_of
from forum.discussions.words import prepare
from forum.policies import clearance as may
from forum.policies.decision import Refused, require
from forum.publishing.clearing import clear_own, goes_to_clearance
from forum.publishing.models import ClearanceStep
from forum.text.differences import difference


def seen(request: ForumRequest, revision_id: UUID) -> ReplyRevision:
    """Words that are not spoken yet and exist for the reader. Raises Http404."""
    return get_object_or_404(ReplyRevision.objects.visible_to(request.actor).with_all_that_is_shown(), pk=revision_id)


def in_review(request: ForumRequest, revision_id: UUID) -> ReplyRevision:
    """The same, to be decided on. Raises `Refused` where somebody has decided already."""
    there = ReplyRevision.objects.visible_to(request.actor).filter(pk=revision_id).exists()
    if not there and ClearanceStep.objects.visible_to(request.actor).filter(words=revision_id).exists():
        raise Refused(_("These words are not in review any more: somebody decided, or their author has them back."))
    return seen(request, revision_id)


@require_http_methods(["GET", "POST"])
def revision(request: ForumRequest, revision_id: UUID) -> HttpResponse:
    """The words, how far they have come, and what the reader can do: their author change them, a focal point decide."""
    shown = seen(request, revision_id)
    if request.method == "POST":
        require(may.write_revision(request.actor, shown))
    form = _words_of(shown, sent(request))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("words", "version", "not_before")}
        try:
            hand_in_again(request.actor, revision_id, **said)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect(shown)
    return _page(request, shown, form=form)


@require_POST
def taking_back(request: ForumRequest, revision_id: UUID) -> HttpResponse:
    """Have the words back, to write on."""
    taken = take_back(request.actor, revision_id)
    messages.success(request, _("Taken back. Only you see these words now."))
    return redirect(taken)


@require_POST
def publishing_now(request: ForumRequest, revision_id: UUID) -> HttpResponse:
    """Publish the words before their time."""
    shown = seen(request, revision_id)
    words, version = prepare(shown.body, audience_of(shown)), number_in(request.POST, "version") or 0
    return redirect(publish_now(request.actor, revision_id, words=words, version=version))


@require_POST
def discarding(request: ForumRequest, revision_id: UUID) -> HttpResponse:
    """Throw the words away."""
    shown = seen(request, revision_id)
    discard_revision(request.actor, revision_id)
    messages.success(request, _("Thrown away. Nobody else has read these words."))
    return redirect(shown.thread or "discussions:exchange")


@require_POST
def clearance(request: ForumRequest, revision_id: UUID) -> HttpResponse:
    """Let the words be spoken."""
    shown = in_review(request, revision_id)
    form = ClearingForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, clearing=form)
    words = prepare(shown.body, audience_of(shown))
    try:
        reply = clear_revision(request.actor, revision_id, words=words, **form.cleaned_data)
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, shown, clearing=form)
    if reply is None:
        said = _("Cleared. The words are published when their time comes.")
        return _decided(request, shown.get_absolute_url(), said)
    return _decided(request, reply.get_absolute_url())


@require_POST
def returning(request: ForumRequest, revision_id: UUID) -> HttpResponse:
    """Give the words back to their author."""
    shown = in_review(request, revision_id)
    form = ReturningForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, returning=form)
    try:
        return_revision(request.actor, revision_id, **form.cleaned_data)
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, shown, returning=form)
    return _decided(request, shown.thread.get_absolute_url() if shown.thread else reverse("discussions:exchange"))


def _decided(request: ForumRequest, otherwise: str, said: str = "") -> HttpResponse:
    """With script the sentence that says so; without, on to where the form was."""
    said = said or _("Decided. The author is told.")
    if request.htmx:
        return HttpResponse(said)
    messages.success(request, said)
    return redirect(onward(request, "next", otherwise=otherwise))


def _words_of(shown: ReplyRevision, data: QueryDict | None = None) -> RevisionForm:
    initial = {"body": shown.body, "version": shown.version, "not_before": shown.not_before}
    return RevisionForm(data, revision=shown, initial=initial)


def _page(
    request: ForumRequest,
    shown: ReplyRevision,
    *,
    form: RevisionForm | None = None,
    clearing: ClearingForm | None = None,
    returning: ReturningForm | None = None,
) -> HttpResponse:
    """The page of the words, with a form as it was sent if it was refused."""
    actor = request.actor
    may_clear = clear_own(actor, shown.seat_id)
    context: dict[str, Any] = {
        "revision": shown,
        "pieces": difference(shown.reply.body, shown.body) if shown.reply else None,
        "mine": shown.seat_id == actor.seat,
        "may_take_back": may.take_back(actor, shown),
        "may_publish": may.publish_now(actor, shown),
        "may_decide": may_clear and may.decide(actor, shown),
        "may_return": may_clear and may.give_back(actor, shown),
        "is_cleared_first": goes_to_clearance(actor, shown.capacity),
        "form": form or _words_of(shown),
        "clearing": clearing or ClearingForm(initial={"version": shown.version}),
        "returning": returning or ReturningForm(initial={"version": shown.version}),
    }
    is_refused = any(one is not None and one.is_bound for one in (form, clearing, returning))
    return render(request, "discussions/revision.html", context, status=422 if is_refused else 200)
