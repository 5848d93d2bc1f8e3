"""What is sent wrongly to the forms by which whom a thread is for is changed."""

from tests.inputs.account import AGAIN
from tests.inputs.discussions import CUT, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.stage import AUTHOR, FOCAL, OTHER

CHOOSE = "Please choose who may read it."
NOT_OFFERED = "These readers cannot be chosen here. Please choose again."
REASON = "Give a reason. It is kept in the record."
SAY_WHY = "Say why: who asked reads it."
NOT_THEIRS = "Only the authority whose words began this, moderators and the secretariat can narrow it."
NOT_ITS_FOCAL_POINT = "Only a focal point of the authority whose words began this can ask for more readers."
FOCAL_POINTS = "Only a focal point of the authority can do this."
SECOND_FACTOR = "Set up a second factor to use the powers of your role."
STONE = "This case study was withdrawn. Whom its stone is for does not change any more."
SETTLED = "This does not wait for a second look any more."
ONES_OWN = "Somebody else takes the second look: you asked for it."
LONG = "r" * 501

FEWER: Sent = {"narrow-to": "framework:FWX", "narrow-reason": "It names a neighbour."}
OTHERS: Sent = {"wider-to": "members", "wider-reason": "Others asked for it."}


def narrowing(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, AUTHOR, FEWER | change, 422, sentence, about="{closed}", **more)  # type: ignore[arg-type]


def asking(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    said = {"about": "{parties}", "first": AGAIN, **more}
    return Bad(kind, FOCAL, OTHERS | change, 422, sentence, **said)  # type: ignore[arg-type]


def declining(kind: Kind, reason: str, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "secretariat", {"reason": reason}, 422, sentence, about="{widening}", **more)  # type: ignore[arg-type]


TABLE: Table = {
    "threads/<uuid:thread_id>/audience/narrowed/": Route(
        (Takes.CHOICE, Takes.LINE),
        (
            narrowing(Kind.EMPTY, {"narrow-to": ""}, CHOOSE, kept="It names a neighbour."),
            narrowing(Kind.EMPTY, {"narrow-reason": " "}, REASON),
            narrowing(Kind.TOO_LONG, {"narrow-reason": LONG}, CUT, values=too_long(500, LONG), kept=LONG),
            narrowing(Kind.WRONG_TYPE, {"narrow-to": "nobody"}, NOT_OFFERED, kept="It names a neighbour."),
            narrowing(Kind.NOT_MINE, {"narrow-to": "framework:FWY"}, NOT_OFFERED, kept="It names a neighbour."),
            narrowing(Kind.NOT_MINE, {"narrow-to": "members"}, NOT_OFFERED, kept="It names a neighbour."),
            Bad(Kind.NOT_MINE, OTHER, FEWER, 403, NOT_THEIRS, about="{closed}"),
            Bad(Kind.NOT_MINE, "moderator_bare", FEWER, 403, SECOND_FACTOR, about="{closed}"),
            Bad(Kind.STALE, AUTHOR, FEWER, 403, STONE, about="{stone}"),
        ),
    ),
    "threads/<uuid:thread_id>/audience/wider/": Route(
        (Takes.CHOICE, Takes.LINE),
        (
            asking(Kind.EMPTY, {"wider-to": ""}, CHOOSE),
            asking(Kind.EMPTY, {"wider-reason": " "}, REASON),
            asking(Kind.TOO_LONG, {"wider-reason": LONG}, CUT, values=too_long(500, LONG), kept=LONG),
            asking(Kind.WRONG_TYPE, {"wider-to": "nobody"}, NOT_OFFERED),
            asking(Kind.NOT_MINE, {"wider-to": "public"}, NOT_OFFERED),
            Bad(Kind.NOT_MINE, AUTHOR, OTHERS, 403, FOCAL_POINTS, about="{parties}"),
            Bad(Kind.NOT_MINE, "focal_qn", OTHERS, 403, NOT_ITS_FOCAL_POINT, about="{parties}"),
            Bad(Kind.NOT_MINE, "focal_bare_qm", OTHERS, 403, SECOND_FACTOR, about="{parties}"),
        ),
    ),
    "widenings/<uuid:pk>/confirmed/": Route(
        (),
        (
            Bad(Kind.STALE, "secretariat", {}, 403, SETTLED, about="{settled_widening}", first=AGAIN),
            Bad(Kind.NOT_MINE, FOCAL, {}, 403, ONES_OWN, about="{widening}", first=AGAIN),
        ),
    ),
    "widenings/<uuid:pk>/declined/": Route(
        (Takes.LINE,),
        (
            declining(Kind.EMPTY, " ", SAY_WHY),
            declining(Kind.TOO_LONG, LONG, CUT, values=too_long(500, LONG), kept=LONG),
            Bad(Kind.STALE, "secretariat", {"reason": "No."}, 403, SETTLED, about="{settled_widening}"),
            Bad(Kind.STALE, FOCAL, {}, 403, SETTLED, about="{settled_widening}"),
        ),
    ),
    "widenings/known/<uuid:pk>/": Route(),
}
