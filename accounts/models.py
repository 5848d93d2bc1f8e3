"""Who people are, and for whom they speak."""

import uuid

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.querysets import InvitationQuerySet, PersonManager, SeatQuerySet
from forum.agreements.models import Party
from forum.policies.vocabulary import AuthorityKind, Role, SeatStatus


class User(AbstractBaseUser):
    """A person, known by e-mail. What they may do comes from their seats, never from the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(max_length=12, blank=True)
    is_demo = models.BooleanField(default=False)
    suspended_at = models.DateTimeField(null=True)
    rights_version = models.PositiveIntegerField(default=1)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django and allauth let nobody in who is not active."""
        return self.suspended_at is None


class Authority(models.Model):
    """An authority of a Party, a regional body, an international organisation, civil society or a university."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=32, choices=AuthorityKind)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="authorities")
    illustrative = models.BooleanField(default=False)
    rights_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.UniqueConstraint(fields=["party", "name"], name="one_authority_per_party_and_name"),
            # Empty Parties count as different from each other, so the names of other bodies need a rule of their own.
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(party__isnull=True), name="one_authority_per_name_without_party"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=AuthorityKind.PARTY, party__isnull=False)
                | (~models.Q(kind=AuthorityKind.PARTY) & models.Q(party__isnull=True)),
                name="only_a_partys_authority_has_a_party",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A person's role at an authority, from one day on, to before another where one is set."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="seats")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=16, choices=Role)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=SeatStatus, default=SeatStatus.ACTIVE)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "authority"],
                condition=models.Q(status=SeatStatus.ACTIVE),
                name="one_active_seat_per_authority",
            ),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gt=models.F("starts")),
                name="seat_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()}, {self.authority})"


class Invitation(models.Model):
    """A single-use way in, bound to an e-mail address, an authority and a role. Only a digest of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=16, choices=Role)
    invited_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField(auto_now_add=True)
    lapses_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_role_display()} at {self.authority}"

    @property
    def waits(self) -> bool:
        """Whether it was neither used nor revoked nor has lapsed; whether its inviter still may is another question."""
        return not (self.accepted_at or self.revoked_at) and timezone.now() < self.lapses_at


class Session(AbstractBaseSession):
    """A browser that is signed in, or may yet be. It knows whose it is, so that all of a person's can be ended."""

    person = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")

    def __str__(self) -> str:
        return f"until {self.expire_date:%Y-%m-%d %H:%M}"
