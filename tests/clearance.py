"""Words on their way through an authority, for tests, made by the verbs that make them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import time_machine
from django.utils import timezone

from forum.discussions.actions.clearing import clear_revision, hand_in_reply, hand_in_thread
from forum.discussions.actions.later import reply_later, start_thread_later
from forum.discussions.models import Reply, ReplyRevision, Thread
from forum.discussions.revisions import audience_of
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.discussions.words import prepare
from forum.events.due import run_due
from forum.events.models import Event, StreamKind
from forum.policies.actor import Actor
from forum.policies.audience import MEMBERS
from forum.policies.vocabulary import Attribution, AudienceKind, Capacity, ThreadKind
from forum.publishing.models import ClearanceStep

POSITION = "We recognise the certificate."


def handed_in(thread: Thread, actor: Actor, *, body: str = POSITION, days: int = 0, **said: Any) -> ReplyRevision:
    """An official position for a thread, by name, unless said otherwise, in review with the focal point.

    With `days`, it is not to be published before they have passed.
    """
    form_key = said.pop("form_key", None) or uuid4().hex
    not_before = timezone.now() + timedelta(days=days) if days else None
    how = {"capacity": Capacity.OFFICIAL_POSITION, "attribution": Attribution.BY_NAME, **said}
    said_so = ReplySaid(prepare(body, thread), **how)
    return hand_in_reply(actor, thread.pk, said_so, form_key=form_key, not_before=not_before)


def thread_handed_in(actor: Actor, *, body: str = POSITION, title: str = "What we recognise") -> ReplyRevision:
    """A discussion for members that begins with an official position, in review with the focal point."""
    return hand_in_thread(actor, _opening(title, body, Capacity.OFFICIAL_POSITION), form_key=uuid4().hex)


def thread_kept_for_later(actor: Actor, *, title: str = "The study", days: int = 1) -> ReplyRevision:
    """A discussion for members that begins with a personal view, in some days."""
    at = timezone.now() + timedelta(days=days)
    said = _opening(title, "The study is out.", Capacity.PERSONAL_VIEW)
    return start_thread_later(actor, said, not_before=at, form_key=uuid4().hex)


def _opening(title: str, body: str, capacity: Capacity) -> ThreadSaid:
    return ThreadSaid(
        kind=ThreadKind.DISCUSSION,
        title=title,
        words=prepare(body, Thread(audience_kind=AudienceKind.MEMBERS)),
        audience=MEMBERS,
        capacity=capacity,
        attribution=Attribution.BY_NAME,
    )


def cleared(revision: ReplyRevision, focal_point: Actor, *, version: int = 1, file_reference: str = "") -> Reply:
    """What a focal point lets stand."""
    words = prepare(revision.body, audience_of(revision))
    return clear_revision(focal_point, revision.pk, words=words, version=version, file_reference=file_reference)


def kept_for_later(thread: Thread, actor: Actor, *, body: str = POSITION, days: int = 1, **said: Any) -> ReplyRevision:
    """A personal view for a thread, by name, unless said otherwise, that waits for its time some days ahead."""
    how = {"capacity": Capacity.PERSONAL_VIEW, "attribution": Attribution.BY_NAME, **said}
    at = timezone.now() + timedelta(days=days)
    return reply_later(actor, thread.pk, ReplySaid(prepare(body, thread), **how), not_before=at, form_key=uuid4().hex)


def its_time_comes(revision: ReplyRevision) -> None:
    """What the worker does when the time of words has come."""
    at = revision.not_before
    assert at
    with time_machine.travel(at + timedelta(seconds=1), tick=False):
        run_due(timezone.now())


def told() -> list[str]:
    """What anybody but followers was told, in the order of it."""
    events = Event.objects.exclude(stream__kind=StreamKind.RIGHTS)
    return list(events.order_by("at", "pk").values_list("kind", flat=True))


def steps() -> list[str]:
    """What stands in the trails, in the order of it."""
    return list(ClearanceStep.objects.order_by("at", "pk").values_list("act", flat=True))
