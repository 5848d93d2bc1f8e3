"""Putting aside what waits."""

from uuid import UUID

from django.utils import timezone

from forum.events.verbs import verb
from forum.home.inbox import MOST_WAITING
from forum.home.models import Aside
from forum.notifications.waiting import newest_for
from forum.policies.actor import Actor
from forum.policies.decision import Unseen


@verb
def put_aside(actor: Actor, about: UUID) -> None:
    """Take something to be done off the actor's home page, until it begins to wait anew.

    Raises `Unseen` for what does not wait for the actor.
    """
    if about not in {item.about for item in newest_for(actor, MOST_WAITING) if not item.words}:
        raise Unseen
    Aside.objects.update_or_create(person_id=actor.person, about=about, defaults={"put_at": timezone.now()})


@verb
def take_up_again(actor: Actor, about: UUID | None = None) -> None:
    """Put something back on the actor's home page, or everything, that still waits."""
    asides = Aside.objects.filter(person_id=actor.person)
    (asides.filter(about=about) if about else asides).delete()
