"""How words are spoken: what is shown of their author, to whom, and the sealed table of who wrote them."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Authority, Seat, User
from forum.agreements.models import Framework, Party
from forum.policies.vocabulary import Attribution, AudienceKind, Capacity


class ForAnAudience(models.Model):
    """Something with one audience, which everything in it inherits."""

    audience_kind = models.CharField(max_length=16, choices=AudienceKind, default=AudienceKind.MEMBERS)
    audience_framework = models.ForeignKey(Framework, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(audience_kind=AudienceKind.MEMBERS, audience_framework__isnull=True)
                | Q(audience_kind=AudienceKind.FRAMEWORK, audience_framework__isnull=False),
                name="%(class)s_audience_is_whole",
            )
        ]


class Spoken(models.Model):
    """Words with what is shown of their author: a seat, or an authority only, or a Party only. Never who wrote them."""

    capacity = models.CharField(max_length=24, choices=Capacity)
    attribution = models.CharField(max_length=16, choices=Attribution)
    shown_seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    shown_authority = models.ForeignKey(Authority, null=True, on_delete=models.PROTECT, related_name="+")
    shown_party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    attribution=Attribution.BY_NAME,
                    shown_seat__isnull=False,
                    shown_authority__isnull=True,
                    shown_party__isnull=True,
                )
                | Q(
                    attribution=Attribution.AUTHORITY_ONLY,
                    shown_seat__isnull=True,
                    shown_authority__isnull=False,
                    shown_party__isnull=True,
                )
                | Q(
                    attribution=Attribution.PARTY_ONLY,
                    shown_seat__isnull=True,
                    shown_authority__isnull=True,
                    shown_party__isnull=False,
                ),
                name="%(class)s_shows_what_its_attribution_says",
            )
        ]


class Draft(models.Model):
    """Words not yet spoken: seen by their author alone. Its identifier is made where it is written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    body = models.TextField(blank=True)
    fields: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class SealedAuthor(models.Model):
    """Who wrote which words. Read by `forum.publishing.authorship` and by nothing else."""

    words = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "sealed"
