"""A masked room: its door, its page, and what is done with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.discussions.actions.posting import AlreadyPosted, speak_in_room
from forum.discussions.actions.rooms import RoomSaid, close_room, enter_room, open_room
from forum.discussions.asked import sent
from forum.discussions.forms.room import CloseRoomForm, OpenRoomForm, RoomForm
from forum.discussions.models import Thread
from forum.discussions.rooms import RoomPage
from forum.discussions.views.threads import posted
from forum.policies import rooms as may
from forum.policies.decision import Refused, Unseen, require
from forum.publishing.submitting import new_form_key


def seen(request: ForumRequest, room_id: UUID) -> Thread:
    """A room that exists for the reader, with its dates. Raises Http404."""
    return get_object_or_404(Thread.objects.rooms_visible_to(request.actor).with_labels(), pk=room_id)


@require_GET
def room(request: ForumRequest, room_id: UUID) -> HttpResponse:
    """The rule, until it is accepted; then the room with one window of its words."""
    shown = seen(request, room_id)
    if not may.read_room(request.actor, shown):
        return render(request, "discussions/room_door.html", {"thread": shown})
    page = RoomPage(request.actor, shown, request.GET, usual=request.user.reply_order)
    template = "discussions/_thread_part.html" if "part" in request.GET else "discussions/room.html"
    return render(request, template, {"thread": shown, "page": page})


@require_POST
def entry(request: ForumRequest, room_id: UUID) -> HttpResponse:
    """Accept the rule, and go in."""
    enter_room(request.actor, room_id)
    return redirect("discussions:room", room_id)


@require_POST
def words(request: ForumRequest, room_id: UUID) -> HttpResponse:
    """Speak. With script the answer is the words in their place; without, their address."""
    shown = seen(request, room_id)
    if not may.read_room(request.actor, shown):
        raise Unseen
    form = RoomForm(request.POST, actor=request.actor, thread=shown)
    if not form.is_valid():
        return _form(request, shown, form)
    said = {name: form.cleaned_data[name] for name in ("form_key", "parent", "passages")}
    try:
        reply = speak_in_room(request.actor, room_id, form.words, **said)
    except AlreadyPosted as before:
        form.offer_as_another(before)
        return _form(request, shown, form)
    except Refused as no:
        form.add_error(None, str(no))
        return _form(request, shown, form)
    return posted(request, reply)


@require_http_methods(["GET", "POST"])
def open_new(request: ForumRequest) -> HttpResponse:
    """Open a room."""
    require(may.be_curator(request.actor))
    form = OpenRoomForm(sent(request), actor=request.actor)
    if form.is_valid():
        names = ("title", "words", "audience", "begins", "ends")
        said = RoomSaid(**{name: form.cleaned_data[name] for name in names})
        try:
            return redirect(open_room(request.actor, said, form_key=form.cleaned_data["form_key"]))
        except AlreadyPosted as before:
            form.send_with(form_key=new_form_key())
            form.add_error(None, str(before))
        except Refused as no:
            form.add_error(None, str(no))
    return render(request, "discussions/open_room.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def closure(request: ForumRequest, room_id: UUID) -> HttpResponse:
    """Close a room before its last day."""
    shown = seen(request, room_id)
    require(may.close_room(request.actor, shown))
    form = CloseRoomForm(sent(request))
    if form.is_valid():
        close_room(request.actor, room_id, reason=form.cleaned_data["reason"])
        messages.success(request, _("The room is closed. What was said stays to be read."))
        return redirect(shown)
    context = {"form": form, "thread": shown}
    return render(request, "discussions/room_closure.html", context, status=422 if form.is_bound else 200)


def _form(request: ForumRequest, shown: Thread, form: RoomForm) -> HttpResponse:
    page = RoomPage(request.actor, shown, request.GET, form, usual=request.user.reply_order)
    template = "discussions/_composer.html" if request.htmx else "discussions/room.html"
    return render(request, template, {"thread": shown, "page": page}, status=422)
