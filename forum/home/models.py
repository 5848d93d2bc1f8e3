"""What pages that span rooms keep: what somebody put aside, and that somebody wrote to an authority."""

import uuid

from django.conf import settings
from django.db import models

from accounts.models import Authority, Seat
from forum.home.querysets import LetterQuerySet


class Aside(models.Model):
    """Something to be done that a person does not want on their home page; it goes on waiting where it waits.

    Of the person alone: whoever takes over their seat finds everything that is still to be done.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.UUIDField(help_text="The request, correction, version, partner or case study.")
    put_at = models.DateTimeField(help_text="What has begun to wait since then stands on the page again.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "about"], name="put_aside_once")]

    def __str__(self) -> str:
        return f"{self.about} of {self.person_id}"


class Letter(models.Model):
    """A member wrote to an authority through the forum. What they wrote is kept until it has left, and no longer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sender = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    submit_key = models.CharField(max_length=64, unique=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sender", "-sent_at"], name="letters_of_a_sender")]

    def __str__(self) -> str:
        return f"to {self.authority}"
