"""Mails, what each of them tells, and what people choose to be mailed about."""

import uuid

from django.conf import settings
from django.db import models

from forum.events.models import Event
from forum.notifications.vocabulary import Cause, Frequency, Level, MailState


class MailChoice(models.Model):
    """What a person wants to be mailed, at each level. Who chose nothing has no row."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="mail_choice"
    )
    for_me = models.CharField(max_length=8, choices=Frequency, default=Frequency.AT_ONCE)
    followed = models.CharField(max_length=8, choices=Frequency, default=Frequency.DAILY)

    def __str__(self) -> str:
        return f"{self.for_me}, {self.followed}"

    def frequency(self, level: Level) -> Frequency:
        """When the person is mailed about what is so near to them."""
        return Frequency(getattr(self, level))


class Mail(models.Model):
    """One mail to one person. The task that sends it looks at this row first: what is settled is not sent again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    frequency = models.CharField(max_length=8, choices=Frequency)
    state = models.CharField(max_length=8, choices=MailState, default=MailState.WAITS)
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.frequency}: {self.state}"


class MailItem(models.Model):
    """One event of which one person is told by mail, once. Without a mail it waits for the next morning's.

    `thing` is what the cause is about: a reply, a thread, a request, a correction, a version or a case.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    cause = models.CharField(max_length=12, choices=Cause)
    thing = models.UUIDField()
    mail = models.ForeignKey(Mail, null=True, on_delete=models.CASCADE, related_name="items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "event"], name="once_by_mail_per_person_and_event")]

    def __str__(self) -> str:
        return f"{self.cause} {self.thing}"
