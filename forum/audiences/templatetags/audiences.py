"""The way to the page on which whom something is for is changed, for pages of lower rooms."""

from typing import Any

from django import template
from django.http import HttpRequest

from forum.audiences.page import AudiencePage
from forum.audiences.things import thing_about
from forum.discussions.models import Thread

register = template.Library()


@register.inclusion_tag("audiences/_act.html", takes_context=True)
def audience_act(context: dict[str, Any], thread: Thread) -> dict[str, Any]:
    """A link, for who may narrow the readers of a thread, with its case, or ask for others.

    Two queries; none for who is signed out, nor for curators, who may narrow all that they read.
    """
    request: HttpRequest = context["request"]
    actor = getattr(request, "actor", None)
    may = actor and (actor.curates or AudiencePage(actor, thing_about(thread)).may_anything)
    return {"thread": thread, "may": may}
