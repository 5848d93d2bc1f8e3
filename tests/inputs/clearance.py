"""What is sent wrongly to the forms of words that are not spoken yet, and to what an authority clears."""

from tests.inputs.discussions import CLOSED, CUT, DEEP, LONG, NOT_WHOLE, NOTHING_WRITTEN, TOO_DEEP, TOO_LONG, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.stage import AUTHOR, FOCAL, OTHER

NOTHING = "There is nothing here for you"
CHANGED = "These words were changed meanwhile. Read them as they are now, then decide."
NOTHING_BUT_ITS_TIME = "Only words that wait for nothing but their time can be published now."
SAY_WHEN = "These words need no clearance: say when they are to be published, or publish them now."
NO_TIME = "Please give a date and a time, such as 2027-03-01 09:00."
TIME_PASSED = "Please choose a time that is still to come, within a year."
COMMENTS = "Please say what is to be mended: the author reads it."
MENDED: Sent = {"body": "Within a month.", "version": "1"}
FILED, MENDING = "f" * 121, "w" * 2_001


def mended(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    said = {"about": "{revision}", "kept": "Within a month."} | more
    return Bad(kind, AUTHOR, MENDED | change, 422, sentence, **said)  # type: ignore[arg-type]


def filed(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    said = {"about": "{revision}"} | more
    return Bad(kind, FOCAL, {"version": "1"} | change, 422, sentence, **said)  # type: ignore[arg-type]


def of_others(**sent: str) -> tuple[Bad, ...]:
    return tuple(Bad(Kind.NOT_MINE, who, dict(sent), 404, NOTHING, about="{revision}") for who in (OTHER, "moderator"))


TABLE: Table = {
    "revisions/<uuid:revision_id>/": Route(
        (Takes.WORDS, Takes.VERSION),
        (
            mended(Kind.EMPTY, {"body": " "}, NOTHING_WRITTEN, kept=""),
            mended(Kind.TOO_LONG, {"body": LONG}, TOO_LONG, kept=LONG.strip()),
            mended(Kind.TOO_DEEP, {"body": DEEP}, TOO_DEEP, kept="deep"),
            mended(Kind.WRONG_TYPE, {"version": "x"}, NOT_WHOLE),
            mended(Kind.STALE, {"version": "7"}, CHANGED),
            mended(Kind.EMPTY, {"not_before": ""}, SAY_WHEN, about="{later}"),
            mended(Kind.WRONG_TYPE, {"not_before": "soon"}, NO_TIME),
            mended(Kind.STALE, {"not_before": "2020-02-02T09:00"}, TIME_PASSED),
            Bad(
                Kind.NOT_MINE,
                FOCAL,
                MENDED,
                403,
                "Only their author can change these words. Return them with what is to be mended.",
                about="{revision}",
            ),
            *of_others(body="Mine", version="1"),
        ),
    ),
    "revisions/<uuid:revision_id>/taken-back/": Route(
        (),
        (
            Bad(Kind.TWICE, AUTHOR, {}, 403, "These words are with you already.", about="{taken_back}"),
            *of_others(),
        ),
    ),
    "revisions/<uuid:revision_id>/published/": Route(
        (Takes.VERSION,),
        (
            Bad(Kind.WRONG_TYPE, AUTHOR, {"version": "x"}, 403, CHANGED, about="{later}"),
            Bad(Kind.STALE, AUTHOR, {"version": "7"}, 403, CHANGED, about="{later}"),
            Bad(Kind.STALE, AUTHOR, {"version": "1"}, 403, NOTHING_BUT_ITS_TIME, about="{revision}"),
            *of_others(version="1"),
        ),
    ),
    "revisions/<uuid:revision_id>/discarded/": Route((), of_others()),
    "revisions/<uuid:revision_id>/returned/": Route(
        (Takes.LINE, Takes.VERSION),
        (
            filed(Kind.EMPTY, {"comments": " "}, COMMENTS),
            filed(Kind.TOO_LONG, {"comments": MENDING}, CUT, values=too_long(2_000, MENDING), kept=MENDING),
            filed(Kind.WRONG_TYPE, {"comments": "Why?", "version": "x"}, NOT_WHOLE, kept="Why?"),
            filed(Kind.STALE, {"comments": "Why?", "version": "7"}, CHANGED, kept="Why?"),
            Bad(
                Kind.NOT_MINE,
                FOCAL,
                {"comments": "Why?", "version": "1"},
                403,
                "These words are not in review any more: somebody decided, or their author has them back.",
                about="{taken_back}",
            ),
            *of_others(comments="Why?", version="1"),
        ),
    ),
    "revisions/<uuid:revision_id>/cleared/": Route(
        (Takes.LINE, Takes.VERSION),
        (
            filed(Kind.EMPTY, {"version": ""}, NOT_WHOLE),
            filed(Kind.TOO_LONG, {"file_reference": FILED}, CUT, values=too_long(120, FILED), kept=FILED),
            filed(Kind.WRONG_TYPE, {"file_reference": "A 7", "version": "x"}, NOT_WHOLE, kept="A 7"),
            filed(Kind.STALE, {"file_reference": "A 7", "version": "7"}, CHANGED, kept="A 7"),
            filed(Kind.STALE, {"file_reference": "A 7"}, CLOSED, about="{revision_of_closed}", kept="A 7"),
            *of_others(version="1"),
        ),
    ),
    "authority/clearance/": Route(
        (Takes.CHOICE,),
        (
            Bad(
                Kind.EMPTY,
                "official_qm",
                {},
                403,
                "Only a focal point of the authority can do this.",
            ),
            Bad(
                Kind.WRONG_TYPE,
                FOCAL,
                {"capacities": "everything"},
                422,
                "One of these is no capacity of your people. Please choose again.",
            ),
        ),
    ),
}
