"""What people choose to be mailed about, and the mails that gather until the morning."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from forum.events.due import fall_due
from forum.events.verbs import verb
from forum.notifications.models import Mail, MailChoice, MailItem
from forum.notifications.sending import send
from forum.notifications.vocabulary import Frequency, Level
from forum.policies.actor import Actor

KEPT = timedelta(days=90)
FORGOTTEN_EVERY = timedelta(days=1)


@verb
def choose_mail(actor: Actor, *, for_me: Frequency, followed: Frequency) -> None:
    """Keep what the actor wants to be mailed about."""
    MailChoice.objects.update_or_create(person_id=actor.person, defaults={"for_me": for_me, "followed": followed})


@verb
def stop_mail(nobody: None, person: UUID, level: Level) -> None:
    """Send a person no more mail of a level: what the link in each of its mails does."""
    MailChoice.objects.update_or_create(person_id=person, defaults={level: Frequency.NEVER})


@verb
def make_digest(person: UUID) -> None:
    """Make one mail of all that has gathered for a person. What `settings.DUE_VERBS` names for "mail.digest"."""
    gathered = MailItem.objects.select_for_update().filter(person_id=person, mail=None)
    if not gathered:
        return
    mail = Mail.objects.create(person_id=person, frequency=Frequency.DAILY)
    MailItem.objects.filter(pk__in=[item.pk for item in gathered]).update(mail=mail)
    send.enqueue(str(mail.pk))


@verb
def forget_mails(standing: UUID) -> None:
    """Delete mails that were settled three months ago, and what they told; again tomorrow. For "mail.forget"."""
    now = timezone.now()
    Mail.objects.filter(settled_at__lt=now - KEPT).delete()
    fall_due(now + FORGOTTEN_EVERY, "mail.forget", standing)
