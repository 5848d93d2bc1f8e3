"""Keeps what waits for people, from what happens in threads. Runs in the worker, once in effect for each event."""

from uuid import UUID

from accounts.models import Seat
from forum.discussions import events
from forum.discussions.models import ExperienceRequest, Reply
from forum.events.envelopes import to_person
from forum.events.models import Event
from forum.events.publish import publish
from forum.notifications.models import Waiting, WaitingKind
from forum.policies.vocabulary import ReplyState, Role
from forum.publishing.authorship import person_to_tell

WAITING_CHANGED = "waiting.changed"

KINDS = frozenset({events.REPLY_POSTED, events.REPLY_EDITED, events.REQUEST_ASKED, events.REQUEST_SETTLED})


def follow(event: Event) -> None:
    """Add what an event makes wait for somebody, and tell those people's pages."""
    if event.kind in (events.REPLY_POSTED, events.REPLY_EDITED):
        told = _of_reply(event)
    else:
        told = _of_request(event)
    if told:
        publish(*(to_person(person, WAITING_CHANGED) for person in sorted(told)))


def _of_reply(event: Event) -> set[UUID]:
    """Those mentioned, and whose words were answered. Whether they may still read is asked when it is shown."""
    reply = Reply.objects.select_related("thread", "parent").filter(pk=event.object_id).first()
    if reply is None or reply.state != ReplyState.PUBLISHED:
        return set()
    author = person_to_tell(reply.pk)
    waits = {person: WaitingKind.MENTION for person in reply.mentions.values_list("person_id", flat=True)}
    if event.kind == events.REPLY_POSTED and (answered := _author_answered(reply)):
        waits.setdefault(answered, WaitingKind.REPLY)
    waits.pop(author, None)  # type: ignore[arg-type]
    known = set(Waiting.objects.filter(reply=reply, person__in=waits).values_list("person_id", flat=True))
    new = {person: kind for person, kind in waits.items() if person not in known}
    Waiting.objects.bulk_create(Waiting(person_id=person, kind=kind, reply=reply) for person, kind in new.items())
    return set(new)


def _author_answered(reply: Reply) -> UUID | None:
    """Whose words a reply answers: its parent's, or the first words of the thread."""
    if reply.parent_id:
        return person_to_tell(reply.parent_id)
    return person_to_tell(reply.thread.replies.values_list("pk", flat=True).get(number=0))


def _of_request(event: Event) -> set[UUID]:
    """The officials and focal points of the authority asked; when it is settled they are told that it waits no more."""
    request = ExperienceRequest.objects.get(pk=event.object_id)
    seats = Seat.objects.active().filter(authority=request.authority_id, role__in=(Role.OFFICIAL, Role.FOCAL_POINT))
    people = set(seats.values_list("person_id", flat=True))
    if event.kind == events.REQUEST_ASKED:
        known = set(Waiting.objects.filter(request=request).values_list("person_id", flat=True))
        Waiting.objects.bulk_create(
            Waiting(person_id=person, kind=WaitingKind.REQUEST, request=request) for person in people - known
        )
    return people
