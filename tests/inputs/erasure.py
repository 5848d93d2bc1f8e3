"""What is sent wrongly by who asks to be erased, and to the forms of who decides about it."""

from tests.inputs.account import AGAIN
from tests.inputs.discussions import CUT, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.people import NOTHING
from tests.inputs.stage import AUTHOR

TYPE_THE_NAME = "Type the name of the person as it stands above."
ANOTHER_NAME = "This is not the name of the person. Type it as it stands above."
NO_REASON = "Give a reason. The person reads it."
NONE_WAITS = "No request of yours waits."
DECIDED = "This request does not wait for a decision any more."


def granting(kind: Kind, sent: Sent, sentence: Sentence, **more: object) -> Bad:
    return Bad(kind, "secretariat", sent, 422, sentence, first=AGAIN, about="{erasure}", **more)  # type: ignore[arg-type]


TABLE: Table = {
    "account/data/erasure/taken-back/": Route((), (Bad(Kind.TWICE, AUTHOR, {}, 403, NONE_WAITS),)),
    "secretariat/erasures/<uuid:pk>/grant/": Route(
        (Takes.LINE,),
        (
            granting(Kind.EMPTY, {"name": " "}, TYPE_THE_NAME),
            granting(Kind.TOO_LONG, {"name": "n" * 121}, CUT, values=too_long(120, "n" * 121), kept="n" * 121),
            granting(Kind.WRONG_TYPE, {"name": "Somebody Else"}, ANOTHER_NAME, kept="Somebody Else"),
            Bad(Kind.NOT_MINE, AUTHOR, {"name": "Nobody"}, 404, NOTHING, about="{erasure}"),
        ),
    ),
    "secretariat/erasures/<uuid:pk>/refusal/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "secretariat", {"reason": " "}, 422, NO_REASON, about="{erasure}"),
            Bad(
                Kind.TOO_LONG,
                "secretariat",
                {"reason": "r" * 501},
                422,
                CUT,
                too_long(500, "r" * 501),
                kept="r" * 501,
                about="{erasure}",
            ),
            Bad(Kind.TWICE, "secretariat", {"reason": "No."}, 403, DECIDED, about="{decided_erasure}"),
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "No."}, 404, NOTHING, about="{erasure}"),
        ),
    ),
}
