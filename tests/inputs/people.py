"""What is sent wrongly to the forms about people."""

from tests.inputs.discussions import CUT, ONE_OF, UNREADABLE, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.stage import AUTHOR, OUTSIDER

REQUIRED = "This field is required."
REASON = "Give a reason. It is kept in the record."
NOTHING = "There is nothing here for you"
VOID = "This invitation is not open"
SENT_TO_ANOTHER = (
    "The invitation was sent to %(email)s. You are signed in as somebody else: sign out, then follow the link again."
)
MAY_NOT_SUSPEND = "Only the secretariat, or a focal point for officials of the own authority, can suspend a person."

SEAT: Sent = {"email": "somebody@example.org", "authority": "{immigration_qn}", "role": "official"}
NEWCOMER: Sent = {
    "name": "Yara Lind",
    "password1": "quiet harbour, early ferry",
    "password2": "quiet harbour, early ferry",
}


def invited(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "focal_qn", SEAT | change, 422, sentence, **({"kept": "somebody@example.org"} | more))  # type: ignore[arg-type]


def accepted(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "visitor", NEWCOMER | change, 422, sentence, about="{token}", **({"kept": "Yara Lind"} | more))  # type: ignore[arg-type]


def judging(done_to: str) -> Route:
    """Suspending somebody, or letting them in again; `done_to` is somebody with whom that is done already."""
    return Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "secretariat", {"reason": " \n "}, 422, REASON, about=f"{{{done_to}}}"),
            Bad(
                Kind.TOO_LONG,
                "secretariat",
                {"reason": "r" * 501},
                422,
                CUT,
                too_long(500, "r" * 501),
                kept="r" * 501,
                about="{official_qn}",
            ),
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "Enough."}, 403, MAY_NOT_SUSPEND, about="{official_qn}"),
            Bad(
                Kind.NOT_MINE,
                "secretariat",
                {"reason": "Enough."},
                403,
                "You cannot suspend yourself.",
                about="{secretariat}",
            ),
            Bad(
                Kind.TWICE,
                "secretariat",
                {"reason": "Again."},
                403,
                "This person is suspended already." if done_to == "suspended_qm" else "This person is not suspended.",
                about=f"{{{done_to}}}",
            ),
        ),
    )


TABLE: Table = {
    "invitations/": Route(
        (Takes.LINE, Takes.CHOICE, Takes.THING),
        (
            Bad(Kind.EMPTY, "focal_qn", {}, 422, REQUIRED),
            invited(Kind.EMPTY, {"email": ""}, REQUIRED, kept=""),
            invited(Kind.EMPTY, {"role": ""}, REQUIRED),
            invited(
                Kind.TOO_LONG,
                {"email": "a" * 260 + "@example.org"},
                CUT,
                values=too_long(254, "a" * 260 + "@example.org"),
                kept="a" * 260,
            ),
            invited(Kind.WRONG_TYPE, {"email": "somebody"}, "Enter a valid email address.", kept="somebody"),
            invited(Kind.WRONG_TYPE, {"role": "king"}, ONE_OF, values={"value": "king"}),
            invited(Kind.NOT_MINE, {"role": "secretariat"}, ONE_OF, values={"value": "secretariat"}),
            invited(
                Kind.WRONG_TYPE,
                {"authority": "ours"},
                "Select a valid choice. That choice is not one of the available choices.",
            ),
            invited(
                Kind.UNKNOWN,
                {"authority": "{nobody}"},
                "Select a valid choice. That choice is not one of the available choices.",
            ),
            invited(
                Kind.NOT_MINE,
                {"authority": "{labour_qm}"},
                "Select a valid choice. That choice is not one of the available choices.",
            ),
            Bad(
                Kind.NOT_MINE,
                AUTHOR,
                SEAT,
                403,
                "Focal points and the secretariat invite people. Ask the focal point of your authority.",
            ),
        ),
    ),
    "invitations/<uuid:pk>/resending/": Route(
        (),
        (
            Bad(Kind.NOT_MINE, "focal_qm", {}, 404, NOTHING, about="{invitation}"),
            Bad(
                Kind.TWICE,
                "focal_qn",
                {},
                403,
                "This invitation has been used or revoked already.",
                about="{revoked}",
            ),
        ),
    ),
    "invitations/<uuid:pk>/revocation/": Route(
        (),
        (
            Bad(Kind.NOT_MINE, "focal_qm", {}, 404, NOTHING, about="{invitation}"),
            Bad(
                Kind.TWICE,
                "focal_qn",
                {},
                403,
                "This invitation has been used or revoked already.",
                about="{revoked}",
            ),
        ),
    ),
    "invitations/<str:token>/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "visitor", {}, 422, REQUIRED, about="{token}"),
            accepted(Kind.EMPTY, {"name": " "}, REQUIRED, kept=""),
            accepted(Kind.EMPTY, {"password1": ""}, REQUIRED),
            accepted(Kind.TOO_LONG, {"name": "n" * 121}, CUT, values=too_long(120, "n" * 121), kept="n" * 121),
            accepted(Kind.WRONG_TYPE, {"name": "..."}, "Please write a name with letters.", kept="..."),
            accepted(Kind.WRONG_TYPE, {"password2": "another"}, "The two passwords are not the same."),
            Bad(Kind.UNKNOWN, "visitor", NEWCOMER, 404, VOID, about="nobody-has-this"),
            Bad(Kind.TWICE, "visitor", NEWCOMER, 404, VOID, about="{used_token}"),
            Bad(
                Kind.NOT_MINE,
                AUTHOR,
                {},
                403,
                SENT_TO_ANOTHER,
                {"email": "new@example.org"},
                about="{token}",
            ),
        ),
    ),
    "people/seat/": Route(
        (Takes.THING,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 404, NOTHING),
            Bad(Kind.WRONG_TYPE, AUTHOR, {"seat": "the best"}, 404, NOTHING),
            Bad(Kind.UNKNOWN, AUTHOR, {"seat": "{nobody}"}, 404, NOTHING),
            Bad(Kind.NOT_MINE, AUTHOR, {"seat": "{other_seat}"}, 404, NOTHING),
            Bad(Kind.TWICE, AUTHOR, {"seat": "{seat}"}, 302),
        ),
    ),
    "people/<uuid:pk>/suspension/": judging("suspended_qm"),
    "people/<uuid:pk>/restoration/": judging("official_qn"),
    "following/<slug:kind>/<slug:thing>/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 400, UNREADABLE, about="thread/{thread}"),
            Bad(Kind.WRONG_TYPE, AUTHOR, {"on": "perhaps"}, 400, UNREADABLE, about="thread/{thread}"),
            Bad(Kind.WRONG_TYPE, AUTHOR, {"on": "1"}, 404, NOTHING, about="thread/abc"),
            Bad(Kind.NOT_MINE, OUTSIDER, {"on": "1"}, 404, NOTHING, about="thread/{secret_thread}"),
        ),
    ),
    "settings/mail/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, AUTHOR, {"for_me": "daily"}, 422, REQUIRED),
            Bad(
                Kind.WRONG_TYPE,
                AUTHOR,
                {"for_me": "hourly", "followed": "daily"},
                422,
                ONE_OF,
                values={"value": "hourly"},
            ),
        ),
    ),
    "language/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 400, UNREADABLE),
            Bad(Kind.WRONG_TYPE, AUTHOR, {"language": "../../etc"}, 400, UNREADABLE),
            Bad(Kind.WRONG_TYPE, "visitor", {"language": "xx"}, 400, UNREADABLE),
        ),
    ),
}
