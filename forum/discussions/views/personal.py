"""What concerns one reader only: marks, reading, drafts, and help while writing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import ForumRequest
from forum.discussions.actions.personal import (
    DraftConflict,
    discard_draft,
    mark_read,
    mark_unread,
    save_reply_draft,
    save_thread_draft,
)
from forum.discussions.asked import identifier_in, number, number_in
from forum.discussions.clearing import brought_back, cleared
from forum.discussions.marks import marks_of
from forum.discussions.models import ReplyDraft, Thread, ThreadDraft
from forum.discussions.ranges import Range
from forum.discussions.words import prepare
from forum.policies.decision import Refused
from forum.policies.vocabulary import AudienceKind
from forum.publishing.attribution import place_of
from forum.publishing.audience import seats_within
from forum.publishing.models import Draft
from forum.text.limits import TextRefused
from forum.text.submitted import submitted

MOST_MARKS = 200
MOST_RANGES = 200
MOST_SUGGESTED = 8
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "form_key", "version", "body"})


@require_GET
def marks(request: ForumRequest, thread_id: UUID) -> JsonResponse:
    """The personal block of replies, asked by number: {"12": ["new"]}."""
    thread = get_object_or_404(Thread.objects.visible_to(request.actor), pk=thread_id)
    asked = [number(one) for one in request.GET.get("numbers", "").split(",")[:MOST_MARKS]]
    replies = thread.replies.filter(number__in=[one for one in asked if one is not None]).only(
        "pk", "number", "thread_id"
    )
    return JsonResponse({str(number): given for number, given in marks_of(request.actor, thread, replies).items()})


@require_POST
def reading(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """Note ranges of numbers as read: "3-7,9-9", or as unread again. Who pressed a button can undo it."""
    otherwise = reverse("discussions:thread", args=[thread_id])
    if "unread" in request.POST:
        mark_unread(request.actor, thread_id, ranges=_ranges(request.POST["unread"]))
        return brought_back(request, _("Marked as unread again."), otherwise)
    read = mark_read(request.actor, thread_id, ranges=_ranges(request.POST.get("ranges", "")))
    if "back" not in request.POST:
        return HttpResponse(status=204)
    unread = ",".join(f"{first}-{last}" for first, last in read)
    return cleared(request, _("Marked as read."), undo=request.path, otherwise=otherwise, unread=unread)


@require_POST
def preview(request: ForumRequest) -> HttpResponse:
    """What the words being written will look like, for the audience of a thread or, without one, for members."""
    thread = identifier_in(request.POST, "thread")
    shown = Thread.objects.all_visible_to(request.actor).filter(pk=thread).first() if thread else None
    try:
        words = prepare(submitted(request.POST.get("body", "")), shown or Thread(audience_kind=AudienceKind.MEMBERS))
    except TextRefused as problem:
        return render(request, "discussions/_preview.html", {"problem": str(problem)}, status=422)
    return render(request, "discussions/_preview.html", {"html": words.html})


@require_GET
def mentions(request: ForumRequest, thread_id: UUID) -> JsonResponse:
    """People of a thread's audience one of whose names begins with what was typed, to be mentioned."""
    thread = get_object_or_404(Thread.objects.visible_to(request.actor), pk=thread_id)
    typed = submitted(request.GET.get("q", "")).strip()[:60]
    seats = seats_within(thread).called(typed).with_holder().order_by("person__name_as_given", "pk")
    people = {seat.person_id: seat for seat in seats[: MOST_SUGGESTED * 2]} if typed else {}
    suggested = [
        {
            "name": seat.person.name,
            "place": place_of(seat.authority),
            "insert": f"[@{seat.person.name}]({reverse('people:person', args=[person])}) ",
        }
        for person, seat in list(people.items())[:MOST_SUGGESTED]
    ]
    return JsonResponse(suggested, safe=False)


@require_GET
def drafts(request: ForumRequest) -> HttpResponse:
    """Everything the reader has begun to write and not posted."""
    own = {"person_id": request.actor.person}
    context = {
        "replies": ReplyDraft.objects.filter(thread__in=Thread.objects.visible_to(request.actor), **own)
        .select_related("thread")
        .order_by("-saved_at"),
        "threads": ThreadDraft.objects.filter(**own).order_by("-saved_at"),
    }
    return render(request, "discussions/drafts.html", context)


@require_POST
def save_draft(request: ForumRequest, draft_id: UUID) -> JsonResponse:
    """Keep what is being written. The answer says the version it now has; 409 brings what was saved elsewhere."""
    kept: dict[str, Any] = {
        "body": submitted(request.POST.get("body", "")),
        "fields": _fields(request.POST),
        "version": number_in(request.POST, "version") or 0,
    }
    thread = identifier_in(request.POST, "thread")
    if not thread and request.POST.get("thread"):
        raise BadRequest("thread")
    try:
        if thread:
            draft: Draft = save_reply_draft(request.actor, draft_id, thread_id=thread, **kept)
        else:
            draft = save_thread_draft(request.actor, draft_id, **kept)
    except DraftConflict as conflict:
        return JsonResponse({**_as_data(conflict.draft), "sentence": str(conflict)}, status=409)
    return JsonResponse(_as_data(draft))


@require_POST
def discard(request: ForumRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away. Without script the answer is the way back, to its thread or to the list."""
    own = ReplyDraft.objects.filter(pk=draft_id, person_id=request.actor.person).first()
    try:
        discard_draft(request.actor, draft_id)
    except Refused as no:
        messages.error(request, str(no))
    else:
        if request.htmx:
            return HttpResponse(status=204)
        messages.success(request, _("The draft was thrown away."))
    if own and "from_thread" in request.POST:
        return redirect("discussions:thread", own.thread_id)
    return redirect("discussions:drafts")


def _fields(sent: QueryDict) -> dict[str, str | list[str]]:
    """The form as it stands, but for its words and what belongs to this one sending."""
    kept: dict[str, list[str]] = {submitted(name): [*map(submitted, values)] for name, values in sent.lists()}
    return {name: values if len(values) > 1 else values[0] for name, values in kept.items() if name not in NOT_KEPT}


def _as_data(draft: Draft) -> dict[str, object]:
    return {
        "draft": str(draft.pk),
        "version": draft.version,
        "body": draft.body,
        "fields": draft.fields,
        "saved_at": draft.saved_at.isoformat(),
    }


def _ranges(text: str) -> list[Range]:
    """The whole ones among the ranges sent; what is not a range is left out."""
    pairs = [pair.partition("-") for pair in text.split(",")[:MOST_RANGES]]
    ends = [(number(first), number(last)) for first, _dash, last in pairs]
    return [(first, last) for first, last in ends if first is not None and last is not None and first <= last]
