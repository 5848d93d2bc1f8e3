"""Erasing a person, in every room at once: in one transaction, so that nobody is ever half erased."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import events
from accounts.actions.erasure import erasure_to_decide, settle_erasure
from accounts.actions.steps import locked_person
from accounts.erasing import addresses_of, erase_from_accounts
from accounts.models import User
from forum.cases.erasing import erase_from_cases
from forum.discussions.erasing import erase_from_discussions
from forum.events.due import fall_due
from forum.events.envelopes import Envelope
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.home.models import Aside, Letter
from forum.notifications.erasing import erase_from_notifications
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import ErasureState
from forum.publishing.authorship import forget_author
from forum.record.actions import append
from forum.search.indexing import index, keep_no_old_terms
from forum.search.texts.spoken import REPLIES

SWEPT_AFTER = timedelta(days=1)


@verb
def erase_person(actor: Actor, request_id: UUID, *, confirmation: str) -> None:
    """Grant a request to be erased. It cannot be undone, so the name is typed to confirm it.

    Raises `Unseen` or `Refused` where the rule book does, and `Refused` for another name.
    """
    request = erasure_to_decide(actor, request_id)
    if confirmation.split() != request.person.name.split():
        raise Refused(_("This is not the name of the person. Type it as it stands above."))
    settle_erasure(request, actor, ErasureState.DONE)
    publish(*_erased(request.person), events.erasure_settled(request))
    append("person.erased", actor=actor, object_id=request.person_id)


@verb
def erase_again(nobody: None, person_id: UUID) -> bool:
    """Erase a person who had been, before the database was restored as it was earlier; whether that was still to do.

    Nothing is done for somebody who is not known, or is erased.
    """
    try:
        person = locked_person(person_id)
    except Unseen:
        return False
    if person.erased_at:
        return False
    publish(*_erased(person))
    append("person.erased", actor=None, object_id=person.pk)
    return True


@verb
def sweep_after(person_id: UUID) -> None:
    """Take out mentions that came back: a form that was open, or sent at the same moment, still held the name.

    What `settings.DUE_VERBS` names for "person.sweep"; safe to repeat.
    """
    person = locked_person(person_id)
    rewritten, told = erase_from_discussions(person)
    erase_from_notifications(person)
    if rewritten:
        index(REPLIES, rewritten)
        keep_no_old_terms()
        publish(*told)


def _erased(person: User) -> list[Envelope]:
    """Take the locked person out of every room, those who know of seats and names first; what readers are told."""
    addresses = addresses_of(person)
    rewritten, told = erase_from_discussions(person)
    index(REPLIES, rewritten)
    keep_no_old_terms()
    erase_from_cases(addresses)
    erase_from_notifications(person)
    Aside.objects.filter(person=person).delete()
    Letter.objects.filter(sender__person=person).delete()
    forget_author(person.pk)
    erase_from_accounts(person)
    fall_due(timezone.now() + SWEPT_AFTER, "person.sweep", person.pk)
    return [*told, events.person_erased(person.pk)]
