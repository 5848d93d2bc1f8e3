"""What is sent wrongly by who asks for access, and to the forms of who keeps an authority's people."""

from tests.inputs.discussions import CUT, ONE_OF, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.people import NOTHING, REASON, REQUIRED
from tests.inputs.stage import AUTHOR

NO_CHOICE = "Select a valid choice. That choice is not one of the available choices."
NO_EMAIL = "Enter a valid email address."
NO_DOMAIN = "Please write a domain, such as interior.example."
NO_LETTERS = "Please write a name with letters."
NO_NULLS = "Null characters are not allowed."
NOT_THERE = "This is not a work address of the authority as the secretariat knows them. Use another one."
DECIDED = "This request does not wait for a decision any more."
EITHER = "Choose a colleague, or give one e-mail address."
MAY_NOT_PASS_ON = (
    "Only the secretariat, or a focal point for the own seat and those of own officials, can pass a seat on."
)
MAY_NOT_END = "Only the secretariat, or a focal point for officials of the own authority, can end a seat."
OF_THE_SECRETARIAT = "The secretariat keeps the authorities and their domains."
CHANGED = "This authority was changed in another window. Look at it as it stands, then save again."
LONG_ADDRESS = "a" * 260 + "@passports.example"

ASKED: Sent = {
    "authority": "{passports_qo}",
    "role": "official",
    "name": "Yara Lind",
    "email": "yara@passports.example",
    "why": "To learn how others do it.",
}
BOTH: Sent = {"successor": "{seat_colleague_qm}", "email": "n@example.org"}
AUTHORITY: Sent = {"name": "Coast Guard", "kind": "party", "party": "QM"}


def asking(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "visitor", ASKED | change, 422, sentence, **({"kept": "To learn how others do it."} | more))  # type: ignore[arg-type]


def deciding(kind: Kind, sent: Sent, status: int, sentence: Sentence, who: str = "secretariat", **more: object) -> Bad:
    return Bad(kind, who, sent, status, sentence, **({"about": "{access}"} | more))  # type: ignore[arg-type]


def passing(kind: Kind, sent: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "focal_qm", sent, 422, sentence, **({"about": "{seat}"} | more))  # type: ignore[arg-type]


def adding(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "secretariat", AUTHORITY | change, 422, sentence, **({"kept": "Coast Guard"} | more))  # type: ignore[arg-type]


def changing(kind: Kind, change: Sent, status: int, sentence: Sentence, **more: object) -> Bad:
    sent = AUTHORITY | {"version": "1"} | change
    about = {"about": "{migration_qm}", "kept": "Coast Guard"}
    return Bad(kind, "secretariat", sent, status, sentence, **(about | more))  # type: ignore[arg-type]


def approving(kind: Kind, domain: str, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "secretariat", {"domain": domain}, 422, sentence, about="{migration_qm}", **more)  # type: ignore[arg-type]


TABLE: Table = {
    "access/": Route(
        (Takes.LINE, Takes.CHOICE, Takes.THING),
        (
            Bad(Kind.EMPTY, "visitor", {}, 422, REQUIRED),
            asking(Kind.EMPTY, {"role": ""}, REQUIRED),
            asking(Kind.EMPTY, {"authority": ""}, REQUIRED),
            asking(Kind.EMPTY, {"name": " "}, REQUIRED),
            asking(Kind.EMPTY, {"why": " \n "}, REQUIRED, kept="Yara Lind"),
            asking(Kind.TOO_LONG, {"name": "n" * 121}, CUT, values=too_long(120, "n" * 121), kept="n" * 121),
            asking(Kind.TOO_LONG, {"email": LONG_ADDRESS}, CUT, values=too_long(254, LONG_ADDRESS), kept=LONG_ADDRESS),
            asking(Kind.TOO_LONG, {"why": "w" * 1001}, CUT, values=too_long(1000, "w" * 1001), kept="w" * 1001),
            asking(Kind.WRONG_TYPE, {"email": "yara"}, NO_EMAIL, kept="yara"),
            asking(Kind.WRONG_TYPE, {"name": "..."}, NO_LETTERS, kept="..."),
            asking(Kind.WRONG_TYPE, {"why": "a\0b"}, NO_NULLS, kept="Yara Lind"),
            asking(Kind.WRONG_TYPE, {"role": "king"}, ONE_OF, values={"value": "king"}),
            asking(Kind.WRONG_TYPE, {"authority": "ours"}, NO_CHOICE),
            asking(Kind.UNKNOWN, {"authority": "{nobody}"}, NO_CHOICE),
            asking(Kind.NOT_MINE, {"role": "secretariat"}, ONE_OF, values={"value": "secretariat"}),
            asking(Kind.NOT_MINE, {"email": "yara@example.org"}, NOT_THERE, kept="yara@example.org"),
            asking(Kind.NOT_MINE, {"email": "yara@below.passports.example"}, NOT_THERE),
        ),
    ),
    "access/<str:token>/": Route(
        (),
        (
            Bad(Kind.UNKNOWN, "visitor", {}, 404, "This link leads nowhere", about="nobody-has-this"),
            Bad(Kind.TWICE, "visitor", {}, 403, "This request is confirmed already.", about="{used_link}"),
        ),
    ),
    "access/requests/<uuid:pk>/approval/": Route(
        (),
        (
            deciding(Kind.NOT_MINE, {}, 404, NOTHING, who="focal_qm"),
            deciding(Kind.TWICE, {}, 403, DECIDED, about="{decided_access}"),
        ),
    ),
    "access/requests/<uuid:pk>/refusal/": Route(
        (Takes.LINE,),
        (
            deciding(Kind.EMPTY, {"reason": " "}, 422, REASON),
            deciding(Kind.TOO_LONG, {"reason": "r" * 501}, 422, CUT, values=too_long(500, "r" * 501), kept="r" * 501),
            deciding(Kind.NOT_MINE, {"reason": "No."}, 404, NOTHING, who="focal_qm"),
            deciding(Kind.TWICE, {"reason": "No."}, 403, DECIDED, about="{decided_access}"),
        ),
    ),
    "terms/": Route(
        (Takes.VERSION,),
        tuple(
            Bad(kind, AUTHOR, sent, 409, "The terms changed while you read them. Please look at them again.")
            for kind, sent in (
                (Kind.EMPTY, Sent()),
                (Kind.WRONG_TYPE, {"edition": "all"}),
                (Kind.STALE, {"edition": "conduct:0 privacy:1 disclaimer:1"}),
            )
        ),
    ),
    "seats/<uuid:pk>/passing-on/": Route(
        (Takes.LINE, Takes.CHOICE),
        (
            passing(Kind.EMPTY, {}, EITHER),
            passing(
                Kind.EMPTY, {"successor": "{seat_colleague_qm}", "email": "n@example.org"}, EITHER, kept="n@example.org"
            ),
            passing(Kind.TOO_LONG, {"email": LONG_ADDRESS}, CUT, values=too_long(254, LONG_ADDRESS), kept=LONG_ADDRESS),
            passing(Kind.WRONG_TYPE, {"email": "somebody"}, NO_EMAIL, kept="somebody"),
            passing(Kind.WRONG_TYPE, {"successor": "me"}, ONE_OF, values={"value": "me"}),
            passing(
                Kind.NOT_MINE,
                {"email": "official_qm@example.org"},
                "This is the address of the person who has the seat.",
                kept="official_qm@example.org",
            ),
            Bad(
                Kind.TWICE,
                "focal_qm",
                {"successor": "{seat_colleague_qm}"},
                403,
                "This seat has been passed on already.",
                about="{passed_on}",
            ),
            Bad(
                Kind.NOT_MINE,
                AUTHOR,
                {"successor": "{seat_colleague_qm}"},
                403,
                MAY_NOT_PASS_ON,
                about="{seat}",
            ),
        ),
    ),
    "seats/<uuid:pk>/end/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "focal_qm", {"reason": " "}, 422, REASON, about="{seat}"),
            Bad(
                Kind.TOO_LONG,
                "focal_qm",
                {"reason": "r" * 501},
                422,
                CUT,
                too_long(500, "r" * 501),
                kept="r" * 501,
                about="{seat}",
            ),
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "No."}, 403, MAY_NOT_END, about="{seat_colleague_qm}"),
            Bad(
                Kind.NOT_MINE,
                "focal_qm",
                {"reason": "No."},
                403,
                "You cannot end a seat of your own.",
                about="{seat_focal_qm}",
            ),
            Bad(Kind.TWICE, "focal_qm", {"reason": "Again."}, 403, "This seat has ended already.", about="{passed_on}"),
        ),
    ),
    "secretariat/authorities/new/": Route(
        (Takes.LINE, Takes.CHOICE),
        (
            Bad(Kind.EMPTY, "secretariat", {}, 422, REQUIRED),
            adding(Kind.EMPTY, {"kind": ""}, REQUIRED),
            adding(Kind.EMPTY, {"party": ""}, "Say of which Party it is an authority."),
            adding(Kind.TOO_LONG, {"name": "n" * 161}, CUT, values=too_long(160, "n" * 161), kept="n" * 161),
            adding(Kind.WRONG_TYPE, {"name": "..."}, NO_LETTERS, kept="..."),
            adding(Kind.WRONG_TYPE, {"kind": "kingdom"}, ONE_OF, values={"value": "kingdom"}),
            adding(Kind.UNKNOWN, {"party": "ZZ"}, NO_CHOICE),
            adding(
                Kind.TWICE,
                {"name": "ministry of labour"},
                "There is an authority of this name already.",
                kept="ministry of labour",
            ),
            Bad(Kind.NOT_MINE, "focal_qm", AUTHORITY, 403, OF_THE_SECRETARIAT),
        ),
    ),
    "secretariat/authorities/<uuid:pk>/": Route(
        (Takes.LINE, Takes.CHOICE, Takes.VERSION),
        (
            changing(Kind.EMPTY, {"name": ""}, 422, REQUIRED, kept=""),
            changing(Kind.EMPTY, {"kind": ""}, 422, REQUIRED),
            changing(Kind.TOO_LONG, {"name": "n" * 161}, 422, CUT, values=too_long(160, "n" * 161), kept="n" * 161),
            changing(Kind.WRONG_TYPE, {"kind": "kingdom"}, 422, ONE_OF, values={"value": "kingdom"}),
            changing(Kind.WRONG_TYPE, {"version": "first"}, 422, "Enter a whole number."),
            changing(Kind.STALE, {"version": "9"}, 409, CHANGED),
            changing(Kind.STALE, {"version": ""}, 409, CHANGED),
            changing(
                Kind.NOT_MINE,
                {"kind": "civil_society"},
                422,
                "People sit there in roles that do not fit this kind of authority. End or pass on their seats.",
            ),
            Bad(Kind.NOT_MINE, "focal_qm", AUTHORITY, 403, OF_THE_SECRETARIAT, about="{migration_qm}"),
        ),
    ),
    "secretariat/authorities/<uuid:pk>/domains/": Route(
        (Takes.LINE,),
        (
            approving(Kind.EMPTY, " ", REQUIRED),
            approving(Kind.TOO_LONG, "d" * 255, CUT, values=too_long(254, "d" * 255), kept="d" * 255),
            approving(Kind.WRONG_TYPE, "interior", NO_DOMAIN, kept="interior"),
            Bad(Kind.NOT_MINE, "focal_qm", {"domain": "a.example"}, 403, OF_THE_SECRETARIAT, about="{migration_qm}"),
        ),
    ),
    "secretariat/domains/<uuid:pk>/removal/": Route(
        (),
        (Bad(Kind.NOT_MINE, "focal_qm", {}, 403, OF_THE_SECRETARIAT, about="{domain}"),),
    ),
}
