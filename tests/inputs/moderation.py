"""What is sent wrongly to the list of those who curate."""

from tests.inputs.kinds import Bad, Kind, Route, Sent, Table, Takes
from tests.inputs.stage import AUTHOR

MEANWHILE = "%(name)s acted on this meanwhile. See what became of it, then decide."
CHANGED = "What this was about has changed meanwhile. Nothing is left to do."
NOT_YOURS = "You have not claimed this."
CLAIMED = "Somebody else has claimed this. Ask them to let it go."
DECIDED = "This was decided already."
CURATORS = "Moderators and the secretariat keep this list."


def told(kind: Kind, about: str, sent: Sent, sentence: str, who: str = "moderator", **more: object) -> Bad:
    """The list again, which says why not."""
    return Bad(kind, who, sent, 409, sentence, about=about, **more)  # type: ignore[arg-type]


def nobody_else(**sent: str) -> tuple[Bad, ...]:
    return (
        Bad(Kind.NOT_MINE, AUTHOR, dict(sent), 403, CURATORS, about="{item}"),
        Bad(
            Kind.NOT_MINE,
            "moderator_bare",
            dict(sent),
            403,
            "Set up a second factor to use the powers of your role.",
            about="{item}",
        ),
        Bad(Kind.UNKNOWN, "moderator", dict(sent), 404, "There is nothing here for you", about="{nobody}"),
    )


TABLE: Table = {
    "moderation/<uuid:item_id>/claimed/": Route(
        (Takes.VERSION,),
        (
            told(Kind.WRONG_TYPE, "{item}", {"version": "x"}, CHANGED),
            told(Kind.STALE, "{item}", {"version": "7"}, CHANGED),
            told(Kind.STALE, "{decided_item}", {"version": "2"}, DECIDED),
            *nobody_else(version="1"),
        ),
    ),
    "moderation/<uuid:item_id>/let-go/": Route(
        (Takes.VERSION,),
        (
            told(Kind.WRONG_TYPE, "{item}", {"version": ""}, CHANGED),
            told(Kind.STALE, "{item}", {"version": "1"}, NOT_YOURS),
            *nobody_else(version="1"),
        ),
    ),
    "moderation/<uuid:item_id>/kept/": Route(
        (Takes.VERSION,),
        (
            told(Kind.WRONG_TYPE, "{item}", {"version": "one"}, CHANGED),
            told(Kind.STALE, "{decided_item}", {"version": "1"}, MEANWHILE, values={"name": "Jonas Weber"}),
            told(Kind.NOT_MINE, "{claimed_item}", {"version": "2"}, CLAIMED),
            *nobody_else(version="1"),
        ),
    ),
}
