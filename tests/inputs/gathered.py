"""Groups, and what others are asked to read, for the stage of bad input."""

from accounts.actions.groups import add_member, create_group, end_group
from forum.audiences.actions.widening import decline_widening
from forum.audiences.models import Notice
from forum.cases.models import CaseStudy
from forum.policies.audience import MEMBERS
from tests.cast import World
from tests.threads import for_parties, thread_by
from tests.widening import asked, widened


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


def readers_changed_there(world: World) -> dict[str, object]:
    """Threads among Parties of which one was widened, one is to be, and one may be; and the stone of a case study."""
    author, focal, secretariat = (world.actor(who) for who in ("official_qm", "focal_qm", "secretariat"))
    parties, waits, settled, wider = (
        thread_by(author, audience=for_parties(world.frameworks["FWX"]), title=f"Among Parties {n}") for n in range(4)
    )
    widening, declined = asked(waits, focal, MEMBERS), asked(settled, focal, MEMBERS)
    decline_widening(secretariat, declined.pk, reason="Not yet.")
    widened(wider, focal, secretariat, MEMBERS)
    return {
        "parties": parties,
        "widening": widening,
        "settled_widening": declined,
        "secret_widening": widening,
        "secret_notice": Notice.objects.get(),
        "stone": CaseStudy.objects.filter(state="withdrawn").values_list("thread_id", flat=True)[0],
    }
