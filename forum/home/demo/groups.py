"""The demo's named groups: made by the verbs of their owners, marked illustrative as these are."""

from uuid import UUID

from accounts.actions.groups import add_member, create_group
from accounts.models import Group
from forum.home.demo.people import read
from forum.policies.actor import Actor


def gather(actors: dict[str, Actor]) -> dict[str, UUID]:
    """Make the groups that are missing, of those who can speak; all of them by their keys."""
    groups = {}
    for key, said in read()["groups"].items():
        if owner := actors.get(said["owner"]):
            groups[key] = _there(owner, said["name"]) or _made(owner, said, actors)
    return groups


def _there(owner: Actor, name: str) -> UUID | None:
    return Group.objects.filter(owner=owner.seat, name=name).values_list("pk", flat=True).first()


def _made(owner: Actor, said: dict[str, str], actors: dict[str, Actor]) -> UUID:
    group = create_group(owner, name=said["name"], purpose=said["purpose"].strip(), ends=None)
    for key in said["members"]:
        if member := actors.get(key):
            add_member(owner, group.pk, seat=member.seat)
    return group.pk
