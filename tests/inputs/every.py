"""What can be wrong at every route of ours: asked in a way it does not know, or about what is not there for one."""

from collections.abc import Iterator

from tests.doors import OURS, Door
from tests.inputs.kinds import Bad, Kind, Route, Sent, Table
from tests.inputs.stage import OUTSIDER

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_SO = "This address does not work that way"
NOTHING = "There is nothing here for you"
SENT: Sent = {"reason": "For fun", "pinned": "1", "marked": "1", "useful": "1"}
SECRET = ("thread", "reply", "request", "group", "member", "widening", "notice")
"""What some readers may not see: to them it does not exist."""


def table() -> Table:
    """The wrong methods of every route, unknown identifiers and things of others wherever an address names one."""
    return {door.route: Route(bad=(*_wrong_methods(door), *_unknown(door), *_of_others(door))) for door in OURS}


def _wrong_methods(door: Door) -> Iterator[Bad]:
    about = {"token": "{token}", "draft": "{draft}"}.get(door.about, "{nobody}" if door.about else "")
    for method in METHODS:
        if method not in door.methods.split():
            yield Bad(Kind.WRONG_METHOD, "secretariat", {}, 405, NOT_SO, about=about, method=method)


def _unknown(door: Door) -> Iterator[Bad]:
    """A new draft has an identifier that nobody knows yet."""
    if door.about and "token" not in door.about and door.about != "draft":
        for method in door.methods.split():
            yield Bad(Kind.UNKNOWN, "secretariat", SENT, 404, NOTHING, about="{nobody}", method=method)


def _of_others(door: Door) -> Iterator[Bad]:
    if door.about in SECRET:
        for method in door.methods.split():
            about = f"{{secret_{door.about}}}"
            yield Bad(Kind.NOT_MINE, OUTSIDER, SENT, 404, NOTHING, about=about, method=method)
