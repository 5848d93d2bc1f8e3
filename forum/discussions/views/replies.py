"""One reply: its permanent address, and what can be done with it."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.discussions.actions.clearing import hand_in_edit
from forum.discussions.actions.curation import hide_reply, mark_insight, show_reply
from forum.discussions.actions.personal import mark_unread_from
from forum.discussions.actions.response import find_useful, mark_answer, started_by
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.asked import flag_in, number_in, sent
from forum.discussions.forms.acts import ReasonForm
from forum.discussions.forms.words import EditForm
from forum.discussions.models import Reply
from forum.discussions.page import place_for
from forum.discussions.saying import EditConflict
from forum.discussions.words import quotes_standing
from forum.policies import rooms
from forum.policies import threads as may
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import Attribution
from forum.publishing.authorship import is_mine
from forum.publishing.clearing import goes_to_clearance
from forum.text.differences import difference

MOST_VERSIONS = 20

HIDE = "hide-%s"
"""How the fields of hiding are named on a page: the page of acts may lie over another one."""


def seen(request: ForumRequest, reply_id: UUID) -> Reply:
    """A reply that exists for the reader, with all that is shown of it. Raises Http404."""
    return get_object_or_404(Reply.objects.visible_to(request.actor).with_all_that_is_shown(), pk=reply_id)


@require_GET
def reply(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """The permanent address of a reply: its place in its thread, today."""
    return redirect(_place_of(seen(request, reply_id)))


@require_GET
def acts(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Everything this reader may do with a reply, on a page of its own."""
    return _acts(request, seen(request, reply_id), ReasonForm(auto_id=HIDE))


def _acts(request: ForumRequest, shown: Reply, form: ReasonForm) -> HttpResponse:
    """The page of acts, or with script its part; with the form as it was sent, if it was refused."""
    actor, mine = request.actor, is_mine(request.actor, shown.pk)
    context = {
        "reply": shown,
        "back": _place_of(shown),
        "may_edit": may.edit_reply(actor, shown, mine=mine),
        "may_withdraw": may.withdraw_reply(actor, shown, mine=mine),
        "may_hide": may.hide_reply(actor, shown),
        "may_show": may.show_reply(actor, shown),
        "may_read_words": may.read_words(actor, shown, mine=mine),
        "may_mark_insight": may.mark_insight(actor, shown),
        "may_mark_answer": may.mark_answer(actor, shown, asked_by_me=started_by(actor, shown.thread)),
        "is_answer": shown.thread.answer_id == shown.pk,
        "reason_form": form,
        "may_ask_unmasking": shown.thread.is_masked and rooms.ask_unmasking(actor, shown),
        "unmaskings": shown.unmaskings.visible_to(actor) if shown.attribution == Attribution.MASKED else [],
    }
    template = "discussions/_acts.html" if request.htmx else "discussions/acts.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def edit(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Edit one's own words."""
    shown = seen(request, reply_id)
    if request.method == "GET":
        require(may.edit_reply(request.actor, shown, mine=is_mine(request.actor, reply_id)))
    initial = {"body": shown.body, "version": shown.version}
    form = EditForm(sent(request), thread=shown.thread, initial=initial)
    conflict, status = None, 422 if form.is_bound else 200
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("words", "version", "draft")}
        try:
            if goes_to_clearance(request.actor, shown.capacity):
                return redirect(hand_in_edit(request.actor, reply_id, words=form.words, version=said["version"]))
            edit_reply(request.actor, reply_id, standing=quotes_standing(shown, form.words), **said)
        except EditConflict as problem:
            conflict, status = _conflict(form, problem.reply), 409
            form.add_error(None, str(problem))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect(_place_of(shown))
    context = {
        "form": form,
        "reply": shown,
        "back": _place_of(shown),
        "conflict": conflict,
        "is_cleared_first": goes_to_clearance(request.actor, shown.capacity),
    }
    return render(request, "discussions/edit.html", context, status=status)


@require_GET
def history(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """How a reply read before each of its edits, with the differences, the newest first, a window of them at a time."""
    shown = seen(request, reply_id)
    require(may.read_words(request.actor, shown, mine=is_mine(request.actor, reply_id)))
    newest = min(number_in(request.GET, "up_to") or shown.version, shown.version)
    older = shown.versions.filter(version__lte=newest).order_by("-version")[: MOST_VERSIONS + 1]
    spoken = [(one.version, one.spoken_at, one.body) for one in older]
    if newest == shown.version:
        spoken.insert(0, (shown.version, shown.edited_at or shown.posted_at, shown.body))
    befores = [*(body for _version, _at, body in spoken[1:]), None]
    versions = [
        {"version": version, "at": at, "pieces": None if before is None else difference(before, body), "body": body}
        for (version, at, body), before in zip(spoken, befores, strict=True)
    ]
    earlier = spoken[MOST_VERSIONS][0] if len(spoken) > MOST_VERSIONS else None
    context = {
        "reply": shown,
        "back": _place_of(shown),
        "versions": versions[:MOST_VERSIONS],
        "earlier": earlier,
    }
    return render(request, "discussions/history.html", context)


@require_POST
def withdrawal(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Take one's own words back."""
    withdraw_reply(request.actor, reply_id)
    return _done(request, reply_id, _("Your words were withdrawn. One line stays in their place."))


@require_POST
def usefulness(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Say that a reply is useful to one's authority, or take that back."""
    find_useful(request.actor, reply_id, useful=flag_in(request.POST, "useful"))
    return _done(request, reply_id, "")


@require_POST
def hiding(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Hide a reply for a reason, or show it again."""
    shown = seen(request, reply_id)
    if request.POST.get("show"):
        show_reply(request.actor, reply_id)
        return _done(request, reply_id, _("The reply is shown again."))
    require(may.hide_reply(request.actor, shown))
    form = ReasonForm(request.POST, auto_id=HIDE)
    if not form.is_valid():
        return _acts(request, shown, form)
    hide_reply(request.actor, reply_id, reason=form.cleaned_data["reason"])
    return _done(request, reply_id, _("The reply is hidden. The reason stands in its place."))


@require_POST
def insight(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Mark a reply as a key insight, or take the mark off."""
    mark_insight(request.actor, reply_id, marked=flag_in(request.POST, "marked"))
    return _done(request, reply_id, "")


@require_POST
def answer(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Mark a reply as the answer to the question, or take the mark off."""
    mark_answer(request.actor, reply_id, marked=flag_in(request.POST, "marked"))
    return _done(request, reply_id, "")


@require_POST
def unread(request: ForumRequest, reply_id: UUID) -> HttpResponse:
    """Mark everything from this reply on as unread. Without script the answer leads away: to stay would be to read."""
    shown = seen(request, reply_id)
    mark_unread_from(request.actor, shown.thread_id, number=shown.number)
    if request.htmx:
        return HttpResponse(status=204)
    messages.success(request, _("Marked as unread from #%(number)s on.") % {"number": shown.number})
    return redirect("discussions:exchange")


def _done(request: ForumRequest, reply_id: UUID, sentence: str) -> HttpResponse:
    """With script the reply as it stands now, in its place; without, the way back to it."""
    shown = seen(request, reply_id)
    if request.htmx:
        return HttpResponse(place_for(request.actor, shown))
    if sentence:
        messages.success(request, sentence)
    return redirect(_place_of(shown))


def _place_of(shown: Reply) -> str:
    query = urlencode({"at": shown.number})
    return f"{shown.thread.get_absolute_url()}?{query}#p-{shown.number}"


def _conflict(form: EditForm, current: Reply) -> dict[str, object]:
    """Both versions side by side; saving again is based on the one that stands."""
    form.send_with(version=str(current.version))
    return {"current": current.body, "pieces": difference(current.body, form.cleaned_data["body"])}
