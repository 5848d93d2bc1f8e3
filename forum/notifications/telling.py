"""Telling people of an event by mail: at once, the next morning, or not at all, as each has chosen."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from forum.events.due import fall_due_each
from forum.events.models import Event
from forum.notifications.choices import choices_of, next_morning
from forum.notifications.models import Mail, MailItem
from forum.notifications.sending import send
from forum.notifications.vocabulary import Cause, Frequency


class Matter(NamedTuple):
    """Why somebody is told, and about what."""

    cause: Cause
    thing: UUID


def tell_by_mail(event: Event, matters: Mapping[UUID, Matter]) -> None:
    """Write down, in the transaction of a follower, of what each of these people is to be told, and when.

    An event that comes again finds who was told of it already. Rights are asked when a mail is sent.
    """
    told = set(MailItem.objects.filter(event=event, person__in=matters).values_list("person_id", flat=True))
    choices = choices_of(matters.keys() - told)
    wanted = {person: choice.frequency(matters[person].cause.level) for person, choice in choices.items()}
    at_once = [Mail(person_id=person, frequency=when) for person, when in wanted.items() if when == Frequency.AT_ONCE]
    Mail.objects.bulk_create(at_once)
    mails = {mail.person_id: mail for mail in at_once}
    MailItem.objects.bulk_create(
        MailItem(event=event, person_id=person, mail=mails.get(person), **matters[person]._asdict())
        for person, when in wanted.items()
        if when != Frequency.NEVER
    )
    for mail in at_once:
        send.enqueue(str(mail.pk))
    _gather([person for person, when in wanted.items() if when == Frequency.DAILY])


def _gather(people: Iterable[UUID]) -> None:
    """Let the morning come for each of these people."""
    now = timezone.now()
    mornings = {person.pk: next_morning(person, now) for person in User.objects.filter(pk__in=people)}
    fall_due_each("mail.digest", mornings)
