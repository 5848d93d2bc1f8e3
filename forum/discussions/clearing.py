"""Clearing a row of what waits or is unread: what is answered says that it went, and has the way to undo that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from accounts.requests import ForumRequest, onward


def cleared(request: ForumRequest, said: str, *, undo: str, otherwise: str, **fields: object) -> HttpResponse:
    """The sentence, and a button that posts `fields` to the address `undo`.

    Alone for a script, else on the page one was on, to which the button leads back as well.
    """
    back = onward(request, "back", otherwise)
    context = {"said": said, "undo": undo, "fields": fields | {"back": back}}
    if request.htmx:
        return render(request, "_cleared.html", context)
    messages.success(request, render_to_string("_cleared.html", context, request))
    return redirect(back)


def brought_back(request: ForumRequest, said: str, otherwise: str) -> HttpResponse:
    """Where one was when one undid it, which says so."""
    if request.htmx:
        return HttpResponse(status=204)
    messages.success(request, said)
    return redirect(onward(request, "back", otherwise))
