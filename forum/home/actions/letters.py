"""Writing to an authority."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import Authority, User
from forum.events.verbs import verb
from forum.home.mail import send_letter
from forum.home.models import Letter
from forum.policies import letters as may
from forum.policies.actor import Actor
from forum.policies.decision import Unseen, require
from forum.publishing.submitting import submit_key

DAY = timedelta(days=1)


@verb
def write_letter(actor: Actor, authority_id: UUID, *, subject: str, words: str, form_key: str) -> Letter:
    """Let a letter of the actor's leave for an authority; the same form sent again is the letter that left before.

    Raises `Unseen`, or `Refused` where there is no mailbox, or after too many letters.
    """
    User.objects.select_for_update().get(pk=actor.person)  # two sent at once are counted one after the other
    key = submit_key(actor, form_key)
    if before := Letter.objects.filter(submit_key=key).first():
        return before
    authority = Authority.objects.filter(pk=authority_id).first()
    if authority is None:
        raise Unseen
    now = timezone.now()
    require(may.send_letter(authority, sent_lately=Letter.objects.by(actor, since=now - DAY).count()))
    letter = Letter(
        sender_id=actor.seat, authority=authority, subject=subject, words=words, sent_at=now, submit_key=key
    )
    letter.save(force_insert=True)
    send_letter.enqueue(str(letter.pk))
    return letter
