"""What is sent wrongly to the forms of settings, profiles, the directory and the home page."""

from tests.inputs.discussions import CUT, ONE_OF, UNREADABLE, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.people import NOTHING, REQUIRED
from tests.inputs.stage import AUTHOR

NOT_KEPT_BY_YOU = "Only a focal point of the authority or the secretariat keeps its mailbox."
NO_MAILBOX = "This authority has no mailbox here yet. Its focal points can add one."
NO_EMAIL = "Enter a valid email address."
LONG_ADDRESS = "a" * 260 + "@example.org"

SETTINGS: Sent = {
    "language": "en",
    "time_zone": "UTC",
    "direction": "language",
    "theme": "dark",
    "reply_order": "flat",
    "read_marking": "by_hand",
}
PROFILE: Sent = {"name": "Amara Osei", "spoken_languages": "English", "expertise": "Queues"}
LETTER: Sent = {"subject": "Two queues", "words": "How do you share a hall?", "form_key": "new"}


def setting(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, AUTHOR, SETTINGS | change, 422, sentence, **more)  # type: ignore[arg-type]


def profile(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, AUTHOR, PROFILE | change, 422, sentence, **({"kept": "Queues"} | more))  # type: ignore[arg-type]


def letter(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    said = {"kept": "How do you share a hall?", "about": "{immigration_qn}"} | more
    return Bad(kind, AUTHOR, LETTER | change, 422, sentence, **said)  # type: ignore[arg-type]


def mailbox(kind: Kind, address: str, sentence: Sentence, **more: object) -> Bad:
    said = {"kept": address, "about": "{immigration_qn}"} | more
    return Bad(kind, "focal_qn", {"address": address}, 422, sentence, **said)  # type: ignore[arg-type]


TABLE: Table = {
    "settings/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 422, REQUIRED),
            setting(Kind.EMPTY, {"theme": ""}, REQUIRED),
            setting(Kind.WRONG_TYPE, {"language": "xx"}, ONE_OF, values={"value": "xx"}),
            setting(Kind.WRONG_TYPE, {"time_zone": "Atlantis/Deep"}, ONE_OF, values={"value": "Atlantis/Deep"}),
            setting(Kind.WRONG_TYPE, {"theme": "sepia"}, ONE_OF, values={"value": "sepia"}),
            setting(Kind.WRONG_TYPE, {"direction": "up"}, ONE_OF, values={"value": "up"}),
            setting(Kind.WRONG_TYPE, {"reply_order": "random"}, ONE_OF, values={"value": "random"}),
            setting(Kind.WRONG_TYPE, {"read_marking": "never"}, ONE_OF, values={"value": "never"}),
        ),
    ),
    "settings/profile/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 422, REQUIRED),
            profile(Kind.EMPTY, {"name": " "}, REQUIRED),
            profile(Kind.TOO_LONG, {"name": "n" * 121}, CUT, values=too_long(120, "n" * 121), kept="n" * 121),
            profile(
                Kind.TOO_LONG, {"spoken_languages": "l" * 121}, CUT, values=too_long(120, "l" * 121), kept="l" * 121
            ),
            profile(Kind.TOO_LONG, {"expertise": "e" * 1001}, CUT, values=too_long(1000, "e" * 1001), kept="e" * 1001),
            profile(Kind.WRONG_TYPE, {"name": "..."}, "Please write a name with letters.", kept="..."),
        ),
    ),
    "aside/": Route(
        (Takes.THING,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 400, UNREADABLE),
            Bad(Kind.WRONG_TYPE, AUTHOR, {"about": "that one"}, 400, UNREADABLE),
            Bad(Kind.UNKNOWN, AUTHOR, {"about": "{nobody}"}, 404, NOTHING),
            Bad(Kind.NOT_MINE, AUTHOR, {"about": "{request}"}, 404, NOTHING),
        ),
    ),
    "directory/<uuid:pk>/letter/": Route(
        (Takes.LINE, Takes.KEY),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 422, REQUIRED, about="{immigration_qn}"),
            letter(Kind.EMPTY, {"subject": " "}, REQUIRED),
            letter(Kind.EMPTY, {"words": " \n "}, REQUIRED, kept="Two queues"),
            letter(Kind.TOO_LONG, {"subject": "s" * 121}, CUT, values=too_long(120, "s" * 121), kept="s" * 121),
            letter(Kind.TOO_LONG, {"words": "w" * 5001}, CUT, values=too_long(5000, "w" * 5001), kept="w" * 5001),
            Bad(Kind.NOT_MINE, AUTHOR, LETTER, 403, NO_MAILBOX, about="{labour_qm}"),
            Bad(Kind.TWICE, AUTHOR, LETTER | {"form_key": "used"}, 302, about="{immigration_qn}"),
        ),
    ),
    "directory/<uuid:pk>/mailbox/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "secretariat", {}, 302, about="{labour_qm}"),
            mailbox(Kind.TOO_LONG, LONG_ADDRESS, CUT, values=too_long(254, LONG_ADDRESS), kept="a" * 260),
            mailbox(Kind.WRONG_TYPE, "somebody", NO_EMAIL),
            Bad(Kind.NOT_MINE, AUTHOR, {"address": "a@example.org"}, 403, NOT_KEPT_BY_YOU, about="{immigration_qn}"),
            Bad(Kind.NOT_MINE, "focal_qm", {"address": "a@example.org"}, 403, NOT_KEPT_BY_YOU, about="{labour_qm}"),
        ),
    ),
}
