"""How words are spoken: what is shown of their author, to whom, and the sealed table of who wrote them."""

import uuid
from functools import reduce
from operator import and_, or_
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from accounts.models import Authority, Group, Seat, User
from forum.agreements.models import Framework, Party
from forum.policies.audience import FOR_ALL, Audience
from forum.policies.vocabulary import Attribution, AudienceKind, Capacity, ClearanceAct, RevisionState
from forum.publishing.querysets import ClearanceStepQuerySet

OF = {
    AudienceKind.FRAMEWORK: "audience_framework",
    AudienceKind.GROUP: "audience_group",
    AudienceKind.AUTHORITY: "audience_authority",
}
"""The column that says whose audience it is, for each kind that is anybody's."""


def _is_whole(kind: AudienceKind) -> Q:
    """That an audience of this kind says whose it is, and nothing else."""
    return Q(audience_kind=kind, **{f"{column}__isnull": column != OF.get(kind) for column in OF.values()})


def columns_of(audience: Audience) -> dict[str, str]:
    """What stands in the columns of something that is for an audience."""
    column = OF.get(audience.kind)
    return {"audience_kind": audience.kind.value, **({f"{column}_id": audience.of} if column else {})}


class ForAnAudience(models.Model):
    """Something with one audience, which everything in it inherits."""

    audience_kind = models.CharField(max_length=16, choices=AudienceKind, default=AudienceKind.MEMBERS)
    audience_framework = models.ForeignKey(Framework, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    audience_group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    audience_authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_is_whole, AudienceKind)), name="%(class)s_audience_is_whole"
            )
        ]

    @property
    def audience(self) -> Audience:
        """Whom it is for, as the rule book knows it."""
        of = self.audience_framework_id or self.audience_group_id or self.audience_authority_id or ""
        return Audience(AudienceKind(self.audience_kind), str(of))

    @property
    def readers_in_short(self) -> str:
        """Whom it is for, as lists and pages say it, in the active language."""
        match self.audience_kind:
            case AudienceKind.FRAMEWORK:
                return gettext("Visible to Parties of %(framework)s") % {"framework": self.audience_framework_id}
            case AudienceKind.GROUP:
                return gettext("Visible to the group %(group)s") % {"group": self.audience_group}
            case AudienceKind.AUTHORITY:
                return gettext("Visible to %(authority)s only") % {"authority": self.audience_authority}
            case AudienceKind.PUBLIC:
                return gettext("Visible to everybody")
        return gettext("Visible to members")

    @property
    def is_for_few(self) -> bool:
        """Whether not every member may read it, which lists say."""
        return self.audience_kind not in FOR_ALL


SHOWN_BY = {
    Attribution.BY_NAME: Q(shown_seat__isnull=False),
    Attribution.AUTHORITY_ONLY: Q(shown_authority__isnull=False),
    Attribution.PARTY_ONLY: Q(shown_party__isnull=False),
    Attribution.MASKED: ~Q(shown_label=""),
}
"""What stands of an author under each attribution."""


def _is_shown_as(attribution: Attribution) -> Q:
    """That words show what their attribution says, and nothing else."""
    others = (~shown for way, shown in SHOWN_BY.items() if way != attribution)
    return reduce(and_, others, Q(attribution=attribution) & SHOWN_BY[attribution])


class Spoken(models.Model):
    """Words with what is shown of their author: a seat, an authority only, a Party only, or a label of their room only.

    Never who wrote them.
    """

    capacity = models.CharField(max_length=24, choices=Capacity)
    attribution = models.CharField(max_length=16, choices=Attribution)
    shown_seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    shown_authority = models.ForeignKey(Authority, null=True, on_delete=models.PROTECT, related_name="+")
    shown_party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    shown_label = models.CharField(max_length=4, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_is_shown_as, Attribution)),
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


class Revision(models.Model):
    """Words not spoken yet, to be cleared or to wait for a time: seen by their author, and by who clears them.

    `version` counts how often the words were changed, so that nobody clears other words than they read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=24, choices=Capacity)
    attribution = models.CharField(max_length=16, choices=Attribution)
    body = models.TextField()
    html = models.TextField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=16, choices=RevisionState, default=RevisionState.IN_REVIEW)
    comments = models.TextField(blank=True, help_text="What the focal point said when returning it.")
    handed_in_at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True, help_text="When they are published; none: as soon as nothing is left.")
    cleared_at = models.DateTimeField(null=True, help_text="When they were cleared to be published later.")
    submit_key = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=RevisionState.TO_COME) | Q(not_before__isnull=False),
                name="%(class)s_to_come_has_its_time",
            )
        ]


class ClearanceStep(models.Model):
    """One step of words through their authority: its own record, which nobody else sees.

    `words` is the identifier of a reply, which it has before it is spoken, or of a version of a case study.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    words = models.UUIDField()
    author = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="+", help_text="None for what is older than the trail."
    )
    capacity = models.CharField(max_length=24, choices=Capacity, blank=True)
    act = models.CharField(max_length=16, choices=ClearanceAct)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    file_reference = models.CharField(max_length=120, blank=True)
    comments = models.TextField(blank=True)

    objects = ClearanceStepQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["authority", "at", "id"], name="trail_of_an_authority")]

    def __str__(self) -> str:
        return f"{self.words}: {self.act}"


class SealedAuthor(models.Model):
    """Who wrote which words. Read by `forum.publishing.authorship` and by nothing else."""

    words = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "sealed"


class SealedLabel(models.Model):
    """Who is called what in which masked room. Read by `forum.publishing.authorship` and by nothing else.

    A label stays its room's when its person was erased: it is nobody else's.
    """

    room = models.UUIDField()
    label = models.CharField(max_length=4)
    person = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "label"], name="a_label_is_one_person_s"),
            models.UniqueConstraint(fields=["room", "person"], name="a_person_has_one_label_per_room"),
        ]

    def __str__(self) -> str:
        return "sealed"
