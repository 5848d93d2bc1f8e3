"""Shutting a person out, and letting them in again. Acts of power: each has a reason and stands in the record."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import events
from accounts.actions.steps import drop_sessions, given_reason, locked_person, rights_moved
from accounts.models import User
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import people
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import SeatStatus
from forum.record.actions import append


@verb
def suspend(actor: Actor, person_id: UUID, *, reason: str) -> User:
    """Take all access from a person, at once: pages, open sockets, sessions. Their words stay.

    Raises `Unseen` for nobody, `Refused` without the right or a reason, or if the person is suspended already.
    """
    person = _person_to_judge(actor, person_id)
    why = given_reason(reason)
    if person.suspended_at:
        raise Refused(_("This person is suspended already."))
    person.suspended_at = timezone.now()
    person.save(update_fields=["suspended_at"])
    rights_moved(person)
    drop_sessions(person)
    publish(events.person_suspended(person.pk))
    append("person.suspended", actor=actor, object_id=person.pk, reason=why)
    return person


@verb
def restore(actor: Actor, person_id: UUID, *, reason: str) -> User:
    """Give a suspended person their access back, as far as their seats still stand.

    Raises `Unseen` for nobody, `Refused` without the right or a reason, or if the person is not suspended.
    """
    person = _person_to_judge(actor, person_id)
    why = given_reason(reason)
    if not person.suspended_at:
        raise Refused(_("This person is not suspended."))
    person.suspended_at = None
    person.save(update_fields=["suspended_at"])
    rights_moved(person)
    publish(events.person_restored(person.pk))
    append("person.restored", actor=actor, object_id=person.pk, reason=why)
    return person


def _person_to_judge(actor: Actor, person_id: UUID) -> User:
    person = locked_person(person_id)
    seats = person.seats.filter(status=SeatStatus.ACTIVE)
    require(people.suspend(actor, person.pk, seats))
    return person
