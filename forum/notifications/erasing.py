"""A person taken out of what waits, what is followed, and the log of mails."""

from accounts.models import User
from forum.audiences.models import Notice
from forum.events.models import Due
from forum.notifications.models import Follow, Mail, MailChoice, MailItem, Waiting


def erase_from_notifications(person: User) -> None:
    """Forget what the person followed, chose and was told. A step: it belongs inside the act that erases them."""
    for own in (Follow, Waiting, Notice, MailItem, Mail, MailChoice):
        own.objects.filter(person=person).delete()
    Waiting.objects.filter(handed_from=person).update(handed_from=None)
    Due.objects.filter(kind="mail.digest", object_id=person.pk).delete()
