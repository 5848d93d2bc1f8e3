"""What is sent wrongly to the forms of named groups."""

from tests.inputs.discussions import CUT, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.people import REASON
from tests.inputs.stage import AUTHOR

NO_NAME, NO_PURPOSE = "Please give the group a name.", "Please say what the group is for."
NO_DAY = "Please give a day such as 2030-12-31, or none."
OVER = "The day on which the group ends is still to come. Choose a later one, or none."
CHANGED = "This group was changed in another window. Look at it as it stands, then save again."
NOT_WHOLE = "Part of this form was lost on its way. Copy your words, load the page again and send them from there."
MAKES_NONE = "Focal points, moderators and the secretariat make groups. Ask the focal point of your authority."
SECOND_FACTOR = "Set up a second factor to use the powers of your role."
OWNER_ONLY = "Only the owner of a group, or the secretariat, can do this."
OWNER_STAYS = "The owner belongs to the group. Its seat can be passed on, or the group ended."
HAS_ENDED = "This group has ended."

GROUP: Sent = {"name": "Another group", "purpose": "To write one list.", "ends": "", "version": "1"}
NAME, PURPOSE = "n" * 121, "p" * 2001


def wrong(kind: Kind, change: Sent, sentence: Sentence, *, kept: str = "To write one list.", **more: object) -> Bad:
    return Bad(kind, "focal_qm", GROUP | change, 422, sentence, kept=kept, about="{group}", **more)  # type: ignore[arg-type]


SAID = (
    wrong(Kind.EMPTY, {"name": " "}, NO_NAME),
    wrong(Kind.EMPTY, {"purpose": " \n"}, NO_PURPOSE, kept="Another group"),
    wrong(Kind.TOO_LONG, {"name": NAME}, CUT, values=too_long(120, NAME), kept=NAME),
    wrong(Kind.TOO_LONG, {"purpose": PURPOSE}, CUT, values=too_long(2000, PURPOSE), kept=PURPOSE),
    wrong(Kind.WRONG_TYPE, {"ends": "soon"}, NO_DAY, kept="soon"),
    wrong(Kind.WRONG_TYPE, {"ends": "2020-01-01"}, OVER, kept="2020-01-01"),
)


TABLE: Table = {
    "groups/new/": Route(
        (Takes.LINE,),
        (
            *SAID,
            wrong(Kind.TWICE, {"name": "drafting group"}, "You own a group of this name already."),
            Bad(Kind.NOT_MINE, AUTHOR, GROUP, 403, MAKES_NONE),
            Bad(Kind.NOT_MINE, "focal_bare_qm", GROUP, 403, SECOND_FACTOR),
        ),
    ),
    "groups/<uuid:pk>/changes/": Route(
        (Takes.LINE, Takes.VERSION),
        (
            *SAID,
            wrong(Kind.WRONG_TYPE, {"version": "first"}, "Enter a whole number."),
            Bad(Kind.STALE, "focal_qm", GROUP | {"version": "9"}, 409, CHANGED, about="{group}", kept="Another group"),
            Bad(Kind.NOT_MINE, AUTHOR, GROUP, 403, OWNER_ONLY, about="{group}"),
            Bad(Kind.NOT_MINE, "secretariat", GROUP, 403, HAS_ENDED, about="{ended_group}"),
        ),
    ),
    "groups/<uuid:pk>/members/": Route(
        (Takes.THING,),
        (
            Bad(Kind.EMPTY, "focal_qm", {}, 422, NOT_WHOLE, about="{group}"),
            Bad(Kind.WRONG_TYPE, "focal_qm", {"seat": "that one"}, 422, NOT_WHOLE, about="{group}"),
            Bad(Kind.UNKNOWN, "focal_qm", {"seat": "{nobody}"}, 404, about="{group}"),
            Bad(Kind.NOT_MINE, AUTHOR, {"seat": "{other_seat}"}, 403, OWNER_ONLY, about="{group}"),
            Bad(Kind.NOT_MINE, "focal_bare_qm", {"seat": "{other_seat}"}, 403, OWNER_ONLY, about="{group}"),
        ),
    ),
    "groups/<uuid:pk>/end/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "focal_qm", {"reason": " "}, 422, REASON, about="{group}"),
            Bad(
                Kind.TOO_LONG,
                "focal_qm",
                {"reason": "r" * 501},
                422,
                CUT,
                too_long(500, "r" * 501),
                "r" * 501,
                about="{group}",
            ),
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "Enough."}, 403, OWNER_ONLY, about="{group}"),
            Bad(Kind.TWICE, "secretariat", {"reason": "Enough."}, 403, HAS_ENDED, about="{ended_group}"),
        ),
    ),
    "groups/members/<uuid:pk>/removal/": Route(
        (),
        (
            Bad(Kind.NOT_MINE, AUTHOR, {}, 403, OWNER_ONLY, about="{bare_member}"),
            Bad(Kind.NOT_MINE, "focal_qm", {}, 403, OWNER_STAYS, about="{owner}"),
        ),
    ),
}
