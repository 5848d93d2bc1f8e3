"""The request as our views see it."""

from django.http import HttpRequest
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
