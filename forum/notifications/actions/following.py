"""Following something, and stopping."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from accounts.models import Authority
from forum.agreements.models import Framework, Party
from forum.discussions.models import Thread
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.notifications.events import following_changed
from forum.notifications.models import Follow
from forum.notifications.vocabulary import Followed, Reason
from forum.policies.actor import Actor
from forum.policies.decision import Unseen
from forum.taxonomy.models import Tool


@verb
def follow(actor: Actor, kind: Followed, thing_id: str, *, on: bool) -> Follow:
    """Follow something that the actor may see, or stop; a thread that was left does not begin again by itself.

    Raises `Unseen`.
    """
    thing = seen(actor, kind, thing_id)
    now = timezone.now()
    new = {"seat_id": actor.seat, "reason": Reason.BY_HAND, "since": now, "stopped_at": None if on else now}
    own, is_new = Follow.objects.select_for_update().get_or_create(
        person_id=actor.person, **{kind: thing}, defaults=new
    )
    if not is_new and on != (own.stopped_at is None):
        Follow.objects.filter(pk=own.pk).update(**(new if on else {"stopped_at": now}))
        own.refresh_from_db()
    publish(following_changed(actor.person))
    return own


@verb
def stop_following(nobody: None, person: UUID, follow_id: int) -> None:
    """Stop what a person follows, by the link of a mail to them. Nothing happens if it is stopped already, or gone."""
    own = Follow.objects.by(person).standing().filter(pk=follow_id)
    if own.update(stopped_at=timezone.now()):
        publish(following_changed(person))


def seen(actor: Actor, kind: Followed, thing_id: str) -> Any:
    """What is to be followed: threads that the actor may read, and whatever has a page. Raises `Unseen`."""
    among: dict[Followed, Any] = {
        Followed.THREAD: Thread.objects.visible_to(actor),
        Followed.FRAMEWORK: Framework.objects.all(),
        Followed.TOOL: Tool.objects.all(),
        Followed.PARTY: Party.objects.filter(illustrative=False),
        Followed.AUTHORITY: Authority.objects.all(),
    }
    try:
        thing: Model | None = among[kind].filter(pk=thing_id).first()
    except ValidationError:  # no identifier at all
        thing = None
    if thing is None:
        raise Unseen
    return thing


def begin_following(person: UUID, seat: UUID, thread: Thread, reason: Reason) -> bool:
    """Let a person follow a thread by itself, in the transaction of a follower; whether that is news to them.

    Whoever follows it, or has stopped, is left alone.
    """
    new = {"seat_id": seat, "reason": reason, "since": timezone.now()}
    _own, is_new = Follow.objects.get_or_create(person_id=person, thread=thread, defaults=new)
    return is_new
