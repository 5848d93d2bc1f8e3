"""Threads among Parties: one that others may be asked for, one of which that waits, and one that others read by now."""

from collections.abc import Iterator
from typing import Any

from forum.policies.audience import MEMBERS
from tests.browser.walk.acts import refused
from tests.cast import World
from tests.threads import for_parties, reply_in, thread_by
from tests.widening import asked, widened


def changing(world: World) -> Iterator[tuple[Any, ...]]:
    """Write them; the stops."""
    official, focal, secretariat = (world.actor(who) for who in ("official_qm", "focal_qm", "secretariat"))
    fwx = for_parties(world.frameworks["FWX"])
    open_to_all, parties, waits, wider = (
        thread_by(official, title=f"Seasonal permits {n}", audience=MEMBERS if n == 1 else fwx) for n in range(1, 5)
    )
    reply_in(waits, world.actor("official_qn"))
    widening = asked(waits, focal, MEMBERS)
    settled = widened(wider, focal, secretariat, MEMBERS)
    readers, others = "threads/<uuid:thread_id>/audience/", "threads/<uuid:thread_id>/audience/wider/"
    yield readers, "focal_qm", f"{open_to_all.get_absolute_url()}audience/"
    yield readers, "focal_qm", f"{open_to_all.get_absolute_url()}audience/", refused
    yield readers, "moderator", f"{parties.get_absolute_url()}audience/"
    yield readers, "focal_qm", f"{parties.get_absolute_url()}audience/"
    yield readers, "focal_qm", f"{waits.get_absolute_url()}audience/"
    yield readers, "expert", f"{open_to_all.get_absolute_url()}audience/", None, 403
    yield others, "focal_qm", f"{parties.get_absolute_url()}audience/wider/?wider-to=members"
    yield others, "focal_qm", f"{parties.get_absolute_url()}audience/wider/?wider-to=", None, 422
    yield "widenings/", "secretariat", "/widenings/"
    yield "widenings/", "focal_qm", "/widenings/"
    yield "widenings/<uuid:pk>/", "secretariat", widening.get_absolute_url()
    yield "widenings/<uuid:pk>/", "focal_qm", widening.get_absolute_url()
    yield "widenings/<uuid:pk>/", "focal_qm", settled.get_absolute_url()
    yield "waiting/", "secretariat", "/waiting/"
    yield "waiting/", "official_qm", "/waiting/"
