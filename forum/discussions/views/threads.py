"""A thread, and starting one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.discussions.actions.curation import close_thread, pin_thread, reopen_thread
from forum.discussions.actions.posting import AlreadyPosted, post_reply, post_thread
from forum.discussions.asked import identifier_in, sent
from forum.discussions.forms.acts import ReasonForm
from forum.discussions.forms.reply import ReplyForm
from forum.discussions.forms.thread import ThreadForm
from forum.discussions.models import ExperienceRequest, Reply, Thread, ThreadDraft
from forum.discussions.page import ThreadPage, place_for
from forum.policies import threads as may
from forum.policies.decision import Refused, require


@require_GET
def thread(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """A thread with one window of its replies, in the view that the address says."""
    shown = get_object_or_404(Thread.objects.visible_to(request.actor).with_labels(), pk=thread_id)
    page = ThreadPage(request.actor, shown, request.GET)
    template = "discussions/_thread_part.html" if "part" in request.GET else "discussions/thread.html"
    return render(request, template, {"thread": shown, "page": page})


@require_POST
def replies(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Post a reply. With script the answer is the reply in its place; without, its address."""
    shown = get_object_or_404(Thread.objects.visible_to(request.actor).with_labels(), pk=thread_id)
    asked = ExperienceRequest.objects.waiting_for(request.actor).filter(thread=shown).exists()
    form = ReplyForm(request.POST, actor=request.actor, thread=shown, asked=asked)
    if not form.is_valid():
        return _reply_form(request, shown, form)
    try:
        reply = post_reply(request.actor, thread_id, **_of_reply(form))
    except AlreadyPosted as before:
        form.offer_as_another(before)
        return _reply_form(request, shown, form)
    except Refused as no:
        form.add_error(None, str(no))
        return _reply_form(request, shown, form)
    return _posted(request, reply)


@require_http_methods(["GET", "POST"])
def start(request: ForumRequest) -> HttpResponse:
    """Start a thread."""
    named = identifier_in(request.GET, "draft")
    draft = ThreadDraft.objects.filter(person_id=request.actor.person, pk=named).first() if named else None
    form = ThreadForm(sent(request), actor=request.actor, initial=_initial(draft))
    if form.is_valid():
        try:
            return redirect(post_thread(request.actor, **_of_thread(form)))
        except AlreadyPosted as before:
            form.offer_as_another(before)
        except Refused as no:
            form.add_error(None, str(no))
    context = {"form": form, "draft": draft}
    return render(request, "discussions/start.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def closure(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Close a thread for a reason, or reopen it."""
    shown = get_object_or_404(Thread.objects.visible_to(request.actor), pk=thread_id)
    require(may.curate(request.actor, shown))
    if request.POST.get("reopen"):
        return redirect(reopen_thread(request.actor, thread_id))
    form = ReasonForm(sent(request))
    if form.is_valid():
        return redirect(close_thread(request.actor, thread_id, reason=form.cleaned_data["reason"]))
    context = {"form": form, "thread": shown}
    return render(request, "discussions/closure.html", context, status=422 if form.is_bound else 200)


@require_POST
def pin(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Pin a thread to the head of the list, or let it go."""
    return redirect(pin_thread(request.actor, thread_id, pinned=request.POST.get("pinned") == "1"))


def _of_reply(form: ReplyForm) -> dict[str, Any]:
    data = form.cleaned_data
    names = ("words", "parent", "passages", "capacity", "attribution", "form_key", "draft")
    return {name: data[name] for name in names} | {"answers_request": data.get("answers_request", False)}


def _of_thread(form: ThreadForm) -> dict[str, Any]:
    names = ("kind", "title", "words", "audience", "framework", "capacity", "attribution")
    lists = ("frameworks", "tools", "form_key", "draft")
    return {name: form.cleaned_data[name] for name in (*names, *lists)}


def _initial(draft: ThreadDraft | None) -> dict[str, object]:
    return {**draft.fields, "body": draft.body, "draft": draft.pk} if draft else {}


def _reply_form(request: ForumRequest, shown: Thread, form: ReplyForm) -> HttpResponse:
    page = ThreadPage(request.actor, shown, request.GET, form)
    template = "discussions/_composer.html" if request.htmx else "discussions/thread.html"
    return render(request, template, {"thread": shown, "page": page}, status=422)


def _posted(request: ForumRequest, posted: Reply) -> HttpResponse:
    if not request.htmx:
        return redirect(posted)
    reply = Reply.objects.with_all_that_is_shown().get(pk=posted.pk)
    return HttpResponse(place_for(request.actor, reply), status=201)
