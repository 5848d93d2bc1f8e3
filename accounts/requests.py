"""The request as our views see it."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from forum.policies.actor import Actor


class ForumRequest(HttpRequest):
    """A signed-in person's request: `actor` is for whom they speak. The middleware lets nobody in without one.

    `seats` holds an actor for each seat from which they could speak.
    """

    user: User
    actor: Actor
    seats: list[Actor]
    htmx: HtmxDetails


def actor_of(request: HttpRequest) -> Actor | None:
    """For whom the reader of a public page speaks; nobody for who is signed out, or has no seat."""
    return getattr(request, "actor", None)


def onward(request: HttpRequest, name: str, otherwise: str) -> str:
    """The address on this site that a form gives under a name; the other one if it gives none, or a foreign one."""
    asked = request.POST.get(name, "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise
