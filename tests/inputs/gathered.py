"""Groups, for the stage of bad input."""

from accounts.actions.groups import add_member, create_group, end_group
from tests.cast import World


def groups_there(world: World) -> dict[str, object]:
    """A focal point's group to which the author and a colleague without powers belong, and one that has ended."""
    focal = world.actor("focal_qm")
    group, ended = (create_group(focal, name=name, purpose="Lists.", ends=None) for name in ("Drafting group", "Old"))
    member = add_member(focal, group.pk, seat=world.seats["official_qm"].pk)
    bare = add_member(focal, group.pk, seat=world.seats["focal_bare_qm"].pk)
    end_group(focal, ended.pk, reason="It is done.")
    return {
        "group": group,
        "ended_group": ended,
        "member": member,
        "bare_member": bare,
        "owner": group.members.get(seat=group.owner),
        "secret_group": group,
        "secret_member": member,
    }
