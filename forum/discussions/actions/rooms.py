"""Masked rooms: opened, entered, begun and ended. What is said in one is posted as all words are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.steps import given_reason, locked_person
from forum.discussions import events
from forum.discussions.actions.posting import AlreadyPosted
from forum.discussions.models import Reply, Room, Thread
from forum.discussions.steps import first_words, locked_room
from forum.discussions.words import Words
from forum.events.due import fall_due
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import rooms as may
from forum.policies.actor import Actor
from forum.policies.audience import Audience
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import ThreadKind
from forum.publishing.models import columns_of
from forum.publishing.submitting import submit_key
from forum.record.actions import append

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class RoomSaid:
    """A room with its first words: for whom, and the first and the last day on which anybody may speak there."""

    title: str
    words: Words
    audience: Audience
    begins: date
    ends: date


@verb
def open_room(actor: Actor, said: RoomSaid, *, form_key: str) -> Thread:
    """Open a masked room with words of office, which whoever opens it has thereby entered; tell its audience.

    The same form sent again gives the same room. Raises `Refused`, or `AlreadyPosted` for other words.
    """
    require(may.open_room(actor, said.audience))
    key = submit_key(actor, form_key)
    if before := Reply.objects.select_related("thread").filter(submit_key=key).first():
        return _repeated(before, said)
    _require_dates(said)
    try:
        with transaction.atomic():
            room = _written(actor, said, key)
    except IntegrityError:
        return _repeated(Reply.objects.select_related("thread").get(submit_key=key), said)
    _enter(actor, room)
    publish(events.of_thread(room, events.ROOM_OPENED), events.told_to_audience(room))
    append("room.opened", actor=actor, object_id=room.pk)
    return room


@verb
def enter_room(actor: Actor, room_id: UUID) -> None:
    """Accept the rule of a masked room, once. Nobody is told. Raises `Unseen`."""
    room = Thread.objects.rooms_visible_to(actor).filter(pk=room_id).first()
    if room is None:
        raise Unseen
    _enter(actor, room)


@verb
def begin_room(room_id: UUID) -> None:
    """Let people speak in a room whose first day has come. What `settings.DUE_VERBS` names for "room.begins"."""
    thread, room = _locked(room_id)
    if room.has_begun:
        return
    room.has_begun = True
    room.save(update_fields=["has_begun"])
    publish(events.of_thread(thread, events.ROOM_BEGUN))


@verb
def end_room(room_id: UUID) -> None:
    """Close a room whose last day is over. What `settings.DUE_VERBS` names for "room.ends"."""
    thread, _room = _locked(room_id)
    if not thread.closed_at:
        _close(thread, reason="")


@verb
def close_room(actor: Actor, room_id: UUID, *, reason: str) -> Thread:
    """Close a room before its last day, for good. Raises `Unseen`, or `Refused` without the right or the reason."""
    thread = locked_room(actor, room_id)
    require(may.close_room(actor, thread))
    reason = given_reason(reason)
    _close(thread, reason=reason)
    append("room.closed", actor=actor, object_id=thread.pk, reason=reason)
    return thread


def _written(actor: Actor, said: RoomSaid, key: str) -> Thread:
    now, today = timezone.now(), timezone.now().date()
    thread = Thread(kind=ThreadKind.ROOM, title_as_written=said.title, illustrative=actor.illustrative, submit_key=key)
    for column, value in columns_of(said.audience).items():
        setattr(thread, column, value)
    thread.posted_at = thread.last_activity_at = thread.moment(now)
    thread.save(force_insert=True)
    has_begun = said.begins <= today
    Room.objects.create(thread=thread, opened_by_id=actor.seat, begins=said.begins, ends=said.ends, has_begun=has_begun)
    capacity, attribution = may.spoken_in_room(actor)
    first_words(actor, thread, said.words, capacity=capacity, attribution=attribution, key=key)
    if not has_begun:
        fall_due(_midnight(said.begins), "room.begins", thread.pk)
    fall_due(_midnight(said.ends + timedelta(days=1)), "room.ends", thread.pk)
    return thread


def _enter(actor: Actor, room: Thread) -> None:
    """The person's rights are others now: what is open of theirs is looked at anew."""
    person = locked_person(actor.person)
    if str(room.pk) in person.rooms_entered:
        return
    person.rooms_entered = [*person.rooms_entered, str(room.pk)]
    person.rights_version = F("rights_version") + 1
    person.save(update_fields=["rooms_entered", "rights_version"])


def _locked(room_id: UUID) -> tuple[Thread, Room]:
    """Locked for the worker, who acts for nobody."""
    thread = Thread.objects.select_for_update().get(pk=room_id)
    return thread, Room.objects.select_for_update().get(pk=room_id)


def _close(thread: Thread, *, reason: str) -> None:
    thread.closed_at, thread.closed_reason = thread.moment(timezone.now()), reason
    thread.save(update_fields=["closed_at", "closed_reason"])
    publish(events.of_thread(thread, events.THREAD_CLOSED))


def _require_dates(said: RoomSaid) -> None:
    if said.begins < timezone.now().date():
        raise Refused(_("A room begins today or later."))
    if said.ends < said.begins:
        raise Refused(_("The last day comes before the first. Choose another one."))
    if said.ends - said.begins > LONGEST:
        raise Refused(_("A room is open for a year at most. Choose an earlier last day."))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _repeated(before: Reply, said: RoomSaid) -> Thread:
    """What a form opened that comes again, if it asked for the same."""
    opened = (before.number, before.thread.title_as_written, before.body)
    if not before.thread.is_masked or opened != (0, said.title, said.words.body):
        raise AlreadyPosted(before)
    return before.thread
