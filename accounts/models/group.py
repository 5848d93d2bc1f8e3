"""Named groups, and who belongs to them."""

import uuid

from django.db import models

from accounts.models.seat import Seat
from accounts.querysets import GroupMemberQuerySet, GroupQuerySet


class Group(models.Model):
    """Some people of several authorities who speak among themselves, for a purpose, for good or to before a day.

    It is kept from one seat, its owner's, which belongs to it. When it has ended its members read nothing of it any
    more; what was said there stays, for curators.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    purpose = models.TextField()
    owner = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="groups_owned")
    made_at = models.DateTimeField(auto_now_add=True)
    ends = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True)
    illustrative = models.BooleanField(default=False)
    rights_version = models.PositiveIntegerField(default=1)

    objects = GroupQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A seat belongs to a group: whoever speaks from it may read there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateTimeField(auto_now_add=True)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "seat"], name="a_seat_once_per_group")]

    def __str__(self) -> str:
        return f"{self.seat_id} in {self.group_id}"
