"""The page of a group: what it is for, who belongs to it, and what is said there."""

from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict
from django.utils.functional import cached_property

from accounts.models import Authority, Group, GroupMember, Seat
from forum.discussions.exchange import Exchange
from forum.policies.actor import Actor
from forum.policies.groups import keep_group, remove_member
from forum.text.submitted import submitted

MOST_FOUND = 20
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A member, and what the reader may do about their membership."""

    member: GroupMember
    is_own: bool
    may_remove: bool


class GroupPage:
    """One group, for one reader."""

    def __init__(self, actor: Actor, group: Group) -> None:
        self.actor, self.group = actor, group

    def exchange(self, query: QueryDict) -> Exchange:
        """Its threads, as a list that moves."""
        return Exchange(self.actor, query, group=self.group.pk)

    @property
    def keeps(self) -> bool:
        return bool(keep_group(self.actor, self.group))

    @cached_property
    def member_count(self) -> int:
        return len(self._places)

    @property
    def by_authority(self) -> list[tuple[Authority, list[Place]]]:
        """Its members, authority by authority."""
        ordered = sorted(self._places, key=lambda one: self._authority_of(one).place)
        return [(authority, list(places)) for authority, places in groupby(ordered, key=self._authority_of)]

    @property
    def own(self) -> Place | None:
        """The reader's own membership, which they may give up."""
        return next((one for one in self._places if one.is_own and one.may_remove), None)

    @staticmethod
    def _authority_of(place: Place) -> Authority:
        return place.member.seat.authority

    @cached_property
    def _places(self) -> list[Place]:
        shown = ("seat__person", "seat__authority__party")
        members = self.group.members.speaking().select_related(*shown).order_by("seat__person__name_as_given", "pk")
        return [self._place(member) for member in members]

    def _place(self, member: GroupMember) -> Place:
        member.group = self.group
        may_remove = bool(remove_member(self.actor, member))
        return Place(member, is_own=member.seat_id == self.actor.seat, may_remove=may_remove)


def seats_to_add(group: Group, typed: str) -> list[Seat]:
    """Whom a name that was typed may mean, of those who do not belong to the group: at most so many."""
    name = submitted(typed).strip()[:LONGEST_NAME]
    if not name:
        return []
    found = Seat.objects.active().called(name).exclude(memberships__group=group).with_holder()
    return list(found.order_by("person__name_as_given", "pk")[:MOST_FOUND])
