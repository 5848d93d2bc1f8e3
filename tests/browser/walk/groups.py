"""A named group, with its pages for who owns it and for who belongs to it."""

from collections.abc import Iterator
from typing import Any

from accounts.actions.groups import add_member, create_group
from tests.browser.walk.acts import refused
from tests.cast import World
from tests.threads import for_group, thread_by


def gathered(world: World) -> Iterator[tuple[Any, ...]]:
    """Make it, and say something there; the stops."""
    focal = world.actor("focal_qm")
    group = create_group(focal, name="Drafting group", purpose="To write one list.\nThen it ends.", ends=None)
    for who in ("expert", "official_qm"):
        add_member(focal, group.pk, seat=world.seats[who].pk)
    thread = thread_by(world.actor("expert"), title="A first draft", audience=for_group(group))
    place = f"/groups/{group.pk}/"
    yield "groups/", "focal_qm", "/groups/"
    yield "groups/", "official_qo", "/groups/"
    yield "groups/new/", "focal_qm", "/groups/new/"
    yield "groups/new/", "focal_qm", "/groups/new/", refused
    yield "groups/new/", "expert", "/groups/new/", None, 403
    yield "groups/<uuid:pk>/", "focal_qm", place
    yield "groups/<uuid:pk>/", "expert", place
    yield "groups/<uuid:pk>/changes/", "focal_qm", f"{place}changes/"
    yield "groups/<uuid:pk>/changes/", "focal_qm", f"{place}changes/", refused
    yield "groups/<uuid:pk>/members/", "focal_qm", f"{place}members/?find=hana"
    yield "groups/<uuid:pk>/members/", "focal_qm", f"{place}members/?find=nobody"
    yield "groups/<uuid:pk>/end/", "focal_qm", f"{place}end/"
    yield "groups/<uuid:pk>/end/", "focal_qm", f"{place}end/", refused
    yield "threads/<uuid:thread_id>/", "expert", thread.get_absolute_url()
    yield "threads/new/", "expert", f"/threads/new/?audience=group:{group.pk}"
