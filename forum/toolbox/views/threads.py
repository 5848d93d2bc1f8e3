"""The threads that hang on a framework or a tool, as far as the reader may see them."""

from collections.abc import Iterable

from accounts.requests import ForumRequest
from forum.agreements.models import Framework
from forum.discussions.models import Thread
from forum.taxonomy.models import Tool

THREADS_SHOWN = 10


def latest_threads(request: ForumRequest, **about: Framework | Tool) -> Iterable[Thread]:
    """The latest that the reader may see; none for a visitor."""
    if not request.actor:
        return []
    return Thread.objects.visible_to(request.actor).filter(**about).latest_first()[:THREADS_SHOWN]
