"""The control that follows something, for pages of lower rooms."""

from typing import Any

from django import template
from django.http import HttpRequest

from forum.notifications.models import Follow
from forum.notifications.vocabulary import Followed

register = template.Library()


@register.inclusion_tag("notifications/_follow.html", takes_context=True)
def follow_control(context: dict[str, Any], kind: str, thing: object, *, in_line: bool = False) -> dict[str, Any]:
    """Whether the reader follows something, and the button that changes it; nothing for who is signed out.

    A page may show it twice: beside the text, and in a line where one has just replied. It is asked for once.
    """
    request: HttpRequest = context["request"]
    actor = getattr(request, "actor", None)
    known: dict[Any, Follow | None] = request.__dict__.setdefault("follows_shown", {})
    if actor and (kind, thing) not in known:
        known[kind, thing] = Follow.objects.by(actor.person).filter(**{kind: thing}).first()
    own = known.get((kind, thing))
    return {
        "request": request,
        "reader": actor,
        "kind": Followed(kind),
        "thing": thing,
        "own": own,
        "in_line": in_line,
    }
