"""What is sent wrongly to the forms of an account, which are allauth's. They draw a refused form with status 200."""

from tests.cast import PASSWORD
from tests.inputs.discussions import CUT, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.stage import AUTHOR

REQUIRED = "This field is required."
NO_EMAIL = "Enter a valid email address."
WRONG = "The email address and/or password you specified are not correct."
NULLS = "Null characters are not allowed."
NO_PASSWORD = "Incorrect password."
NO_CODE = "Incorrect code."
NOT_THE_SAME = "You must type the same password each time."
LONG_ADDRESS = "a" * 260 + "@example.org"
COMMON = "This password is too common."
GUESSED = "password1234"
TYPE_CURRENT = "Please type your current password."
NOTHING = "There is nothing here for you"

SIGNED: Sent = {"login": "official_qm@example.org", "password": PASSWORD}
AGAIN = (("/account/reauthenticate/", {"password": PASSWORD}),)
HALF_WAY = (("/account/login/", {"login": "focal_qm@example.org", "password": PASSWORD}),)
NEW: Sent = {"password1": "quiet harbour, early ferry", "password2": "quiet harbour, early ferry"}


def login(kind: Kind, change: Sent, sentence: Sentence, kept: str = "official_qm@example.org") -> Bad:
    return Bad(kind, "visitor", SIGNED | change, 200, sentence, kept=kept)


def mine(kind: Kind, sent: Sent, sentence: Sentence, **more: object) -> Bad:
    """By somebody who has just typed their password."""
    return Bad(kind, AUTHOR, sent, 200, sentence, first=AGAIN, **more)  # type: ignore[arg-type]


def no_passkey(sent: Sent) -> Bad:
    return Bad(Kind.UNKNOWN, AUTHOR, sent, 404, NOTHING, about="{passkey}", first=AGAIN)


TABLE: Table = {
    "account/login/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "visitor", {}, 200, REQUIRED),
            login(Kind.EMPTY, {"password": ""}, REQUIRED),
            login(Kind.TOO_LONG, {"login": "a" * 400 + "@example.org"}, NO_EMAIL, kept="a" * 400),
            login(Kind.WRONG_TYPE, {"login": "amara"}, NO_EMAIL, kept="amara"),
            login(Kind.WRONG_TYPE, {"password": "\x00"}, NULLS),
            login(Kind.UNKNOWN, {"login": "nobody@example.org"}, WRONG, kept="nobody@example.org"),
            login(Kind.NOT_MINE, {"password": "guessed"}, WRONG),
        ),
    ),
    "account/reauthenticate/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 200, REQUIRED),
            Bad(Kind.TOO_LONG, AUTHOR, {"password": "p" * 70_000}, 200, NO_PASSWORD),
            Bad(Kind.NOT_MINE, AUTHOR, {"password": "guessed"}, 200, NO_PASSWORD),
        ),
    ),
    "account/email/": Route(
        (Takes.LINE,),
        (
            mine(Kind.EMPTY, {"action_add": "", "email": ""}, REQUIRED),
            mine(Kind.TOO_LONG, {"action_add": "", "email": "a" * 400 + "@example.org"}, NO_EMAIL, kept="a" * 400),
            mine(
                Kind.TOO_LONG,
                {"action_add": "", "email": LONG_ADDRESS},
                CUT,
                kept=LONG_ADDRESS,
                values=too_long(254, LONG_ADDRESS),
            ),
            mine(Kind.WRONG_TYPE, {"action_add": "", "email": "amara"}, NO_EMAIL, kept="amara"),
        ),
    ),
    "account/password/change/": Route(
        (Takes.LINE,),
        (
            mine(Kind.EMPTY, {}, REQUIRED),
            mine(Kind.TOO_LONG, NEW | {"oldpassword": "p" * 70_000}, TYPE_CURRENT),
            mine(
                Kind.WRONG_TYPE,
                {"oldpassword": PASSWORD, "password1": "password1234", "password2": "password1234"},
                COMMON,
            ),
            mine(Kind.WRONG_TYPE, NEW | {"oldpassword": PASSWORD, "password2": "another"}, NOT_THE_SAME),
            mine(Kind.NOT_MINE, NEW | {"oldpassword": "guessed"}, TYPE_CURRENT),
        ),
    ),
    "account/password/reset/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "visitor", {}, 200, REQUIRED),
            Bad(Kind.TOO_LONG, "visitor", {"email": "a" * 400 + "@example.org"}, 200, NO_EMAIL, kept="a" * 400),
            Bad(Kind.WRONG_TYPE, "visitor", {"email": "amara"}, 200, NO_EMAIL, kept="amara"),
        ),
    ),
    "account/2fa/authenticate/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "visitor", {"code": ""}, 200, REQUIRED, first=HALF_WAY),
            Bad(Kind.TOO_LONG, "visitor", {"code": "1" * 70_000}, 200, NO_CODE, first=HALF_WAY),
            Bad(Kind.WRONG_TYPE, "visitor", {"code": "no code"}, 200, NO_CODE, first=HALF_WAY),
        ),
    ),
    "account/2fa/reauthenticate/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "focal_qm", {}, 200, REQUIRED),
            Bad(Kind.TOO_LONG, "focal_qm", {"code": "1" * 70_000}, 200, NO_CODE),
            Bad(Kind.WRONG_TYPE, "focal_qm", {"code": "no code"}, 200, NO_CODE),
        ),
    ),
    "account/2fa/totp/activate/": Route(
        (Takes.LINE,),
        (
            mine(Kind.EMPTY, {}, REQUIRED),
            mine(Kind.TOO_LONG, {"code": "1" * 70_000}, NO_CODE),
            mine(Kind.WRONG_TYPE, {"code": "no code"}, NO_CODE),
        ),
    ),
    "account/2fa/webauthn/add/": Route(
        (Takes.LINE,),
        (
            mine(Kind.EMPTY, {}, REQUIRED),
            mine(Kind.TOO_LONG, {"name": "n" * 400, "credential": "no json"}, "Enter a valid JSON.", kept="n" * 400),
            mine(Kind.WRONG_TYPE, {"name": "Mine", "credential": "0"}, NO_CODE, kept="Mine"),
            mine(Kind.WRONG_TYPE, {"name": "Mine", "credential": "{}"}, REQUIRED, kept="Mine"),
            mine(Kind.WRONG_TYPE, {"name": "Mine", "credential": "no json"}, "Enter a valid JSON.", kept="Mine"),
        ),
    ),
    "account/2fa/webauthn/reauthenticate/": Route(
        (Takes.THING,),
        (
            Bad(Kind.EMPTY, "focal_qm", {}, 302),
            Bad(Kind.WRONG_TYPE, "focal_qm", {"credential": "no json"}, 302),
            Bad(Kind.UNKNOWN, "focal_qm", {"credential": "{}"}, 302),
        ),
    ),
    "account/2fa/webauthn/login/": Route(
        (Takes.THING,),
        (
            Bad(Kind.EMPTY, "visitor", {}, 302),
            Bad(Kind.WRONG_TYPE, "visitor", {"credential": "no json"}, 302),
            Bad(Kind.UNKNOWN, "visitor", {"credential": "{}"}, 302),
        ),
    ),
    "account/2fa/webauthn/keys/<int:pk>/remove/": Route(bad=(no_passkey({}),)),
    "account/2fa/webauthn/keys/<int:pk>/edit/": Route(bad=(no_passkey({"name": "Mine"}),)),
    "account/3rdparty/": Route(
        (Takes.THING,),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 200),
            Bad(Kind.WRONG_TYPE, AUTHOR, {"account": "x"}, 200),
            Bad(Kind.UNKNOWN, AUTHOR, {"account": "1"}, 200),
        ),
    ),
    "account/sessions/end/": Route(
        (Takes.THING,),
        (
            Bad(Kind.WRONG_TYPE, AUTHOR, {"session": ""}, 302),
            Bad(Kind.UNKNOWN, AUTHOR, {"session": "nobody-has-this"}, 302),
        ),
    ),
}
