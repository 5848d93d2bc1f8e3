"""Keeps what waits for people, from what happens in threads. Runs in the worker, once in effect for each event."""

from typing import cast
from uuid import UUID

from accounts.models import Seat
from forum.discussions import events
from forum.discussions.models import ExperienceRequest, Reply
from forum.events.models import Event
from forum.events.publish import publish
from forum.notifications.events import waiting_changed
from forum.notifications.models import Waiting, WaitingKind
from forum.policies.vocabulary import ReplyState, Role
from forum.publishing.authorship import person_to_tell

OF_WORDS = frozenset({events.REPLY_POSTED, events.REPLY_EDITED})
KINDS = OF_WORDS | {events.REQUEST_ASKED, events.REQUEST_SETTLED}


def follow(event: Event) -> None:
    """Add what an event makes wait for somebody, and tell those people's pages."""
    about = cast(UUID, event.object_id)  # events of these kinds are about a reply or a request
    told = _of_reply(about, event.kind) if event.kind in OF_WORDS else _of_request(about, event.kind)
    if told:
        publish(*(waiting_changed(person) for person in sorted(told)))


def _of_reply(about: UUID, kind: str) -> set[UUID]:
    """Those mentioned, and whose words were answered. Whether they may still read is asked when it is shown."""
    reply = Reply.objects.select_related("thread", "parent").filter(pk=about).first()
    if reply is None or reply.state != ReplyState.PUBLISHED:
        return set()
    author = person_to_tell(reply.pk)
    waits = dict.fromkeys(reply.mentions.values_list("person_id", flat=True), WaitingKind.MENTION)
    if kind == events.REPLY_POSTED and (answered := _author_answered(reply)):
        waits.setdefault(answered, WaitingKind.REPLY)
    waits.pop(author, None)  # type: ignore[arg-type]
    known = set(Waiting.objects.filter(reply=reply, person__in=waits).values_list("person_id", flat=True))
    new = {person: why for person, why in waits.items() if person not in known}
    Waiting.objects.bulk_create(Waiting(person_id=person, kind=why, reply=reply) for person, why in new.items())
    return set(new)


def _author_answered(reply: Reply) -> UUID | None:
    """Whose words a reply answers: its parent's, or the first words of the thread."""
    if reply.parent_id:
        return person_to_tell(reply.parent_id)
    return person_to_tell(reply.thread.replies.values_list("pk", flat=True).get(number=0))


def _of_request(about: UUID, kind: str) -> set[UUID]:
    """The officials and focal points of the authority asked; when it is settled they are told that it waits no more."""
    request = ExperienceRequest.objects.get(pk=about)
    seats = Seat.objects.active().filter(authority=request.authority_id, role__in=(Role.OFFICIAL, Role.FOCAL_POINT))
    people = set(seats.values_list("person_id", flat=True))
    if kind == events.REQUEST_ASKED:
        known = set(Waiting.objects.filter(request=request).values_list("person_id", flat=True))
        Waiting.objects.bulk_create(
            Waiting(person_id=person, kind=WaitingKind.REQUEST, request=request) for person in people - known
        )
    return people
