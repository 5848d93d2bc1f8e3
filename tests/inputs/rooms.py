"""What is sent wrongly to the forms of masked rooms, and to those about who spoke in one."""

from tests.inputs.discussions import CUT, DEEP, LONG, NOT_WHOLE, NOTHING_WRITTEN, TOO_DEEP, TOO_LONG, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.stage import AUTHOR, OTHER

OFFICES = "Only moderators and the secretariat can do this."
TWICE = "This form was sent before, and posted. Send it again to post these words as well."
NO_SUCH_AUDIENCE = "A room is for members, for the Parties of a framework or for a group that you can read."
OVER = "This room is closed. What was said stays to be read."
NOT_BEGUN = "This room has not begun yet: nobody can speak in it before its first day."
NO_DAY = "This is no day. Please choose one."
SHOWN_REASON = "Please give a reason: it is shown to those who read the room."
RECORDED_REASON = "Please give a reason: it stands in the record."
NOTHING = "There is nothing here for you"
TITLE, REASON = "t" * 201, "r" * 501

NEW: Sent = {
    "title": "Another room",
    "body": "Say what you have seen.",
    "audience": "members",
    "begins": "2999-01-01",
    "ends": "2999-01-02",
    "form_key": "room",
}
WORDS: Sent = {"body": "Two buses.", "form_key": "words"}


def opened(kind: Kind, change: Sent, sentence: Sentence, *, kept: str = "Another room", **more: object) -> Bad:
    return Bad(kind, "moderator", NEW | change, 422, sentence, kept=kept, **more)  # type: ignore[arg-type]


def said(kind: Kind, change: Sent, sentence: Sentence, *, kept: str = "Two buses.", **more: object) -> Bad:
    about = {"about": "{room}"} | more
    return Bad(kind, AUTHOR, WORDS | change, 422, sentence, kept=kept, **about)  # type: ignore[arg-type]


def reasoned(who: str, about: str, sentence: str, **sent: str) -> tuple[Bad, Bad]:
    """No reason, and one too long."""
    return (
        Bad(Kind.EMPTY, who, {"reason": " ", **sent}, 422, sentence, about=about),
        Bad(Kind.TOO_LONG, who, {"reason": REASON, **sent}, 422, CUT, too_long(500, REASON), kept=REASON, about=about),
    )


TABLE: Table = {
    "rooms/new/": Route(
        (Takes.WORDS, Takes.LINE, Takes.CHOICE, Takes.KEY),
        (
            opened(Kind.EMPTY, {"title": " "}, "Please give the room a title.", kept="Say what you have seen."),
            opened(Kind.EMPTY, {"body": " "}, NOTHING_WRITTEN),
            opened(Kind.EMPTY, {"audience": ""}, "Please choose who may enter."),
            opened(Kind.EMPTY, {"begins": ""}, "Please choose the first day."),
            opened(Kind.EMPTY, {"ends": ""}, "Please choose the last day."),
            opened(Kind.EMPTY, {"form_key": ""}, NOT_WHOLE),
            opened(Kind.TOO_LONG, {"title": TITLE}, CUT, values=too_long(200, TITLE), kept=TITLE),
            opened(Kind.TOO_LONG, {"body": LONG}, TOO_LONG),
            opened(Kind.TOO_DEEP, {"body": DEEP}, TOO_DEEP),
            opened(Kind.WRONG_TYPE, {"audience": "everybody"}, NO_SUCH_AUDIENCE),
            opened(Kind.WRONG_TYPE, {"begins": "soon"}, NO_DAY),
            opened(Kind.WRONG_TYPE, {"begins": "2020-01-01"}, "A room begins today or later."),
            opened(Kind.WRONG_TYPE, {"ends": "2998-01-01"}, "The last day comes before the first. Choose another one."),
            opened(
                Kind.WRONG_TYPE,
                {"ends": "3001-01-01"},
                "A room is open for a year at most. Choose an earlier last day.",
            ),
            opened(Kind.TWICE, {"form_key": "used room"}, TWICE),
            Bad(Kind.NOT_MINE, AUTHOR, NEW, 403, OFFICES),
        ),
    ),
    "rooms/<uuid:room_id>/entry/": Route((), (Bad(Kind.NOT_MINE, "expert", {}, 404, NOTHING, about="{room}"),)),
    "rooms/<uuid:room_id>/words/": Route(
        (Takes.WORDS, Takes.THING, Takes.KEY),
        (
            said(Kind.EMPTY, {"body": " "}, NOTHING_WRITTEN, kept=""),
            said(Kind.EMPTY, {"form_key": ""}, NOT_WHOLE),
            said(Kind.TOO_LONG, {"body": LONG}, TOO_LONG, kept=LONG.strip()),
            said(Kind.TOO_DEEP, {"body": DEEP}, TOO_DEEP, kept="deep"),
            said(Kind.WRONG_TYPE, {"parent": "that one"}, NOT_WHOLE),
            said(Kind.UNKNOWN, {"parent": "{nobody}"}, "The reply you answer does not stand in this thread."),
            said(Kind.TWICE, {"form_key": "used words"}, TWICE),
            said(Kind.STALE, {}, NOT_BEGUN, about="{room_to_come}"),
            said(Kind.STALE, {}, OVER, about="{closed_room}"),
            Bad(Kind.NOT_MINE, OTHER, WORDS, 404, NOTHING, about="{room}"),
        ),
    ),
    "rooms/<uuid:room_id>/closure/": Route(
        (Takes.LINE,),
        (
            *reasoned("moderator", "{room}", SHOWN_REASON),
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "Enough."}, 403, OFFICES, about="{room}"),
            Bad(Kind.TWICE, "moderator", {"reason": "Enough."}, 403, OVER, about="{closed_room}"),
        ),
    ),
    "replies/<uuid:reply_id>/unmasking/": Route(
        (),
        (
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "Who?"}, 403, OFFICES, about="{masked}"),
            Bad(
                Kind.WRONG_TYPE,
                "moderator",
                {"reason": "Who?"},
                403,
                "These words are not masked: their author stands over them.",
                about="{unmasked}",
            ),
        ),
    ),
    "unmaskings/<uuid:unmasking_id>/decision/": Route(
        (),
        (
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "Yes.", "agreed": "1"}, 404, NOTHING, about="{unmasking}"),
            Bad(
                Kind.NOT_MINE,
                "moderator",
                {"reason": "Yes.", "agreed": "1"},
                403,
                "Somebody of the other office decides: a moderator and the secretariat, two different people.",
                about="{unmasking}",
            ),
            Bad(
                Kind.TWICE,
                "secretariat",
                {"reason": "No.", "agreed": "0"},
                403,
                "This was decided already.",
                about="{decided_unmasking}",
            ),
        ),
    ),
    "unmaskings/<uuid:unmasking_id>/known/": Route(
        (), (Bad(Kind.NOT_MINE, OTHER, {}, 404, NOTHING, about="{unmasking}"),)
    ),
}
