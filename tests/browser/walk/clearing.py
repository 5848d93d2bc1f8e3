"""Words that are not spoken yet, and where they are cleared."""

from forum.discussions.actions.clearing import hand_in_edit, return_revision
from forum.discussions.models import Thread
from forum.discussions.words import prepare
from tests.cast import World
from tests.clearance import cleared, handed_in, thread_handed_in

Place = tuple[str, str, str, int]


def unspoken(world: World, thread: Thread) -> list[Place]:
    """Routes, who goes there, addresses and answers."""
    official, focal = world.actor("official_qm"), world.actor("focal_qm")
    reply = cleared(handed_in(thread, official), focal, file_reference="MIG/26/7")
    edit = hand_in_edit(official, reply.pk, words=prepare("We recognise it, within a month.", thread), version=1)
    waits, new = handed_in(thread, official, body="As before."), thread_handed_in(official)
    returned = return_revision(focal, handed_in(thread, official).pk, comments="By when?", version=1)
    page = "revisions/<uuid:revision_id>/"
    return [
        *((page, "official_qm", one.get_absolute_url(), 200) for one in (edit, returned)),
        *((page, "focal_qm", one.get_absolute_url(), 200) for one in (edit, waits, new)),
        (page, "expert", waits.get_absolute_url(), 404),
        ("clearing/", "focal_qm", "/clearing/", 200),
        ("clearing/", "official_qm", "/clearing/", 403),
        ("clearing/trail/", "focal_qm", "/clearing/trail/", 200),
        ("authority/clearance/", "focal_qm", "/authority/clearance/", 200),
    ]
