"""Groups for tests: rows, where nothing but who belongs to one matters."""

from typing import Any

from accounts.models import Group, GroupMember
from tests.cast import World


def group_of(world: World, owner: str, *others: str, name: str = "Drafting group", **said: Any) -> Group:
    """A group that is owned from somebody's seat, to which these people belong."""
    group = Group.objects.create(name=name, purpose="To write one list.", owner=world.seats[owner], **said)
    members = [GroupMember(group=group, seat=world.seats[who]) for who in dict.fromkeys((owner, *others))]
    GroupMember.objects.bulk_create(members)
    return group
