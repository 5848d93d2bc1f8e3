"""What the thread page is measured beside: its bytes from memory, and the same page by a loop of Django's templates."""

from functools import cache
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from accounts.requests import ForumRequest
from forum.discussions import fragments
from forum.discussions.marks import marks_of
from forum.discussions.models import Thread
from forum.discussions.page import ThreadPage

KEPT = settings.DATA_DIR / "page.html"
"""The bytes of a thread page, which the bench puts here."""


@cache
def _kept() -> bytes:
    return KEPT.read_bytes()


def kept_bytes(_: HttpRequest) -> HttpResponse:
    """Always the same bytes."""
    return HttpResponse(_kept())


class LoopedPage(ThreadPage):
    """A thread page that draws its replies in the usual way."""

    @cached_property
    def replies(self) -> SafeString:
        """All replies of the window by one template."""
        shown = self.window.replies
        marks = marks_of(self.actor, self.thread, shown, self._read)
        places = [fragments._place(reply, marks[reply.number]) for reply in shown]
        return render_to_string("bench/places.html", {"places": places})


def looped(request: ForumRequest, thread_id: UUID) -> HttpResponse:
    """As `forum.discussions.views.threads.thread`."""
    shown = get_object_or_404(Thread.objects.visible_to(request.actor).with_labels(), pk=thread_id)
    page = LoopedPage(request.actor, shown, request.GET)
    return render(request, "discussions/thread.html", {"thread": shown, "page": page})
