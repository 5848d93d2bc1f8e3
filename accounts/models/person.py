"""A person: what they may do comes from their seats, never from the person."""

import uuid

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.querysets import PersonManager
from accounts.vocabulary import Direction, ReadMarking, ReplyOrder, Theme


class User(AbstractBaseUser):
    """A person, known by e-mail. `accepted_terms` is the edition of the terms they accepted last, if any.

    One who was erased stays as a placeholder, since `erased_at`, so that what hangs together goes on doing so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name_as_given = models.CharField(_("name"), max_length=120)
    language = models.CharField(max_length=12, blank=True)
    time_zone = models.CharField(max_length=64, blank=True, help_text="Empty for that of whatever device is used.")
    theme = models.CharField(max_length=8, choices=Theme, default=Theme.SYSTEM)
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.LANGUAGE)
    reply_order = models.CharField(max_length=8, choices=ReplyOrder, default=ReplyOrder.THREADED)
    read_marking = models.CharField(max_length=12, choices=ReadMarking, default=ReadMarking.AUTOMATIC)
    uses_keys = models.BooleanField(default=True, help_text="Whether single keys do anything on this person's pages.")
    spoken_languages = models.CharField(max_length=120, blank=True, help_text="In the person's own words.")
    expertise = models.TextField(blank=True)
    interests = models.TextField(blank=True, help_text="What an expert declares that may bear on what they say.")
    interests_declared_on = models.DateField(null=True, help_text="The day on which these interests were declared.")
    accepted_terms = models.CharField(max_length=80, blank=True)
    rooms_entered: "models.JSONField[list[str], list[str]]" = models.JSONField(
        default=list, help_text="The masked rooms whose rule the person has accepted. Shown to nobody."
    )
    is_demo = models.BooleanField(default=False)
    suspended_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    rights_version = models.PositiveIntegerField(default=1)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name_as_given"]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What everybody reads as the name, in the active language: what stands for it where the person was erased."""
        return self.placeholder() if self.erased_at else self.name_as_given

    @staticmethod
    def placeholder() -> str:
        """What stands for the name of somebody who was erased, in the active language."""
        return gettext("Former member")

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django and allauth let nobody in who is not active."""
        return self.suspended_at is None and self.erased_at is None
