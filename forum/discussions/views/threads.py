"""A thread, and starting one."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.discussions.actions.clearing import hand_in_reply, hand_in_thread
from forum.discussions.actions.curation import close_thread, pin_thread, reopen_thread
from forum.discussions.actions.later import reply_later, start_thread_later
from forum.discussions.actions.posting import AlreadyPosted, post_reply, post_thread
from forum.discussions.asked import flag_in, identifier_in, sent
from forum.discussions.forms.acts import ReasonForm
from forum.discussions.forms.reply import ReplyForm
from forum.discussions.forms.thread import ThreadForm
from forum.discussions.forms.words import SpokenForm
from forum.discussions.fragments import state_html
from forum.discussions.models import ExperienceRequest, Reply, Thread, ThreadDraft
from forum.discussions.page import ThreadPage, place_for
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.policies import threads as may
from forum.policies.audience import audience_called
from forum.policies.decision import Refused, require
from forum.publishing.choosing import audiences_to_choose
from forum.publishing.models import columns_of
from forum.publishing.reach import reach_of


@require_GET
def thread(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """A thread with one window of its replies, in the view that the address says."""
    shown = get_object_or_404(Thread.objects.visible_to(request.actor).with_labels(), pk=thread_id)
    if shown.subject_address:
        return redirect(f"{shown.subject_address}?{request.GET.urlencode()}#discussion")
    page = ThreadPage(request.actor, shown, request.GET, usual=request.user.reply_order)
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
        said, sent_by = _reply_said(form), _sent_by(form)
        not_before = form.cleaned_data["not_before"]
        if said.capacity in form.cleared_first:
            return redirect(hand_in_reply(request.actor, thread_id, said, not_before=not_before, **sent_by))
        if not_before:
            return redirect(reply_later(request.actor, thread_id, said, not_before=not_before, **sent_by))
        reply = post_reply(request.actor, thread_id, said, **sent_by)
    except AlreadyPosted as before:
        form.offer_as_another(before)
        return _reply_form(request, shown, form)
    except Refused as no:
        form.add_error(None, str(no))
        return _reply_form(request, shown, form)
    return posted(request, reply)


@require_http_methods(["GET", "POST"])
def start(request: ForumRequest) -> HttpResponse:
    """Start a thread."""
    named = identifier_in(request.GET, "draft")
    draft = ThreadDraft.objects.filter(person_id=request.actor.person, pk=named).first() if named else None
    form = ThreadForm(sent(request), actor=request.actor, initial=_initial(request.GET, draft))
    if form.is_valid():
        try:
            said, sent_by = _thread_said(form), _sent_by(form)
            not_before = form.cleaned_data["not_before"]
            if said.capacity in form.cleared_first:
                return redirect(hand_in_thread(request.actor, said, not_before=not_before, **sent_by))
            if not_before:
                return redirect(start_thread_later(request.actor, said, not_before=not_before, **sent_by))
            return redirect(post_thread(request.actor, said, **sent_by))
        except AlreadyPosted as before:
            form.offer_as_another(before)
        except Refused as no:
            form.add_error(None, str(no))
    context = {"form": form, "draft": draft}
    return render(request, "discussions/start.html", context, status=422 if form.is_bound else 200)


@require_GET
def reach(request: ForumRequest) -> HttpResponse:
    """How many people the words of a new thread would reach, for an audience that may be chosen for one."""
    audience = audience_called(request.GET.get("audience", ""))
    if audience is None or audience.key not in dict(audiences_to_choose(request.actor)):
        raise Http404
    return HttpResponse(str(reach_of(Thread(**columns_of(audience)))), content_type="text/plain")


@require_http_methods(["GET", "POST"])
def closure(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Close a thread for a reason, or reopen it."""
    shown = get_object_or_404(Thread.objects.visible_to(request.actor), pk=thread_id)
    require(may.curate(request.actor, shown))
    if request.POST.get("reopen"):
        return _changed(request, reopen_thread(request.actor, thread_id))
    form = ReasonForm(sent(request))
    if form.is_valid():
        return _changed(request, close_thread(request.actor, thread_id, reason=form.cleaned_data["reason"]))
    context = {"form": form, "thread": shown}
    return render(request, "discussions/closure.html", context, status=422 if form.is_bound else 200)


@require_POST
def pin(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Pin a thread to the head of the list, or let it go."""
    return _changed(request, pin_thread(request.actor, thread_id, pinned=flag_in(request.POST, "pinned")))


def _changed(request: ForumRequest, changed: Thread) -> HttpResponse:
    """With script what became of the thread; without, the way back to it."""
    return HttpResponse(state_html(changed)) if request.htmx else redirect(changed)


def _reply_said(form: ReplyForm) -> ReplySaid:
    names = ("words", "parent", "passages", "capacity", "attribution", "answers_request", "cites")
    return ReplySaid(**{name: form.cleaned_data[name] for name in names if name in form.cleaned_data})


def _thread_said(form: ThreadForm) -> ThreadSaid:
    return ThreadSaid(**{one.name: form.cleaned_data[one.name] for one in fields(ThreadSaid)})


def _sent_by(form: SpokenForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("form_key", "draft")}


def _initial(asked: QueryDict, draft: ThreadDraft | None) -> dict[str, object]:
    """What was kept in a draft; else the audience that the address names, such as that of a group's page."""
    if draft:
        return {**draft.fields, "body": draft.body, "draft": draft.pk}
    return {"audience": asked["audience"]} if "audience" in asked else {}


def _reply_form(request: ForumRequest, shown: Thread, form: ReplyForm) -> HttpResponse:
    page = ThreadPage(request.actor, shown, request.GET, form, usual=request.user.reply_order)
    template = "discussions/_composer.html" if request.htmx else "discussions/thread.html"
    return render(request, template, {"thread": shown, "page": page}, status=422)


def posted(request: ForumRequest, words: Reply) -> HttpResponse:
    """With script the words in their place; without, their address."""
    if not request.htmx:
        return redirect(words)
    reply = Reply.objects.with_all_that_is_shown().get(pk=words.pk)
    return HttpResponse(place_for(request.actor, reply), status=201)
