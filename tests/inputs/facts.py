"""What is sent wrongly to the forms about facts."""

from tests.inputs.discussions import CUT, ONE_OF, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.people import REQUIRED
from tests.inputs.stage import AUTHOR

PROPOSED: Sent = {
    "fact_words": "Another secretariat",
    "source_title": "Official gazette",
    "why": "It says so.",
    "version": "1",
    "form_key": "fresh",
}
CHANGED = "This fact was changed meanwhile. Compare what it says now with what you propose."
OUTDATED = "This fact was changed meanwhile. Compare what it says now with what is proposed."
REASON = "Give a reason. Members read it beside the proposal."
DECIDERS = "Only the secretariat, or a focal point of the Party concerned, can decide this."
DECIDED = "This proposal has been decided already."
DATE = "A date is written 2023, 2023-08 or 2023-08-01."
LONG = "w" * 2001


def proposed(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    """A proposal that is refused, drawn again with its reasons."""
    return Bad(kind, AUTHOR, PROPOSED | change, 422, sentence, **({"about": "{fact}", "kept": "It says so."} | more))  # type: ignore[arg-type]


TABLE: Table = {
    "facts/<uuid:fact_id>/correction/": Route(
        (Takes.LINE, Takes.VERSION, Takes.KEY),
        (
            proposed(Kind.EMPTY, {"source_title": " "}, REQUIRED),
            proposed(Kind.EMPTY, {"fact_words": ""}, REQUIRED),
            proposed(Kind.EMPTY, {"why": "\n"}, "Say why this should be corrected.", kept="Official gazette"),
            proposed(Kind.EMPTY, {"fact_words": "Secretariat"}, "Nothing is different from what the fact says now."),
            proposed(Kind.EMPTY, {"fact_value": ""}, REQUIRED, about="{fact_with_value}"),
            proposed(Kind.TOO_LONG, {"fact_words": LONG}, CUT, values=too_long(2000, LONG), kept=LONG),
            proposed(Kind.TOO_LONG, {"source_title": LONG}, CUT, values=too_long(240, LONG), kept=LONG),
            proposed(Kind.WRONG_TYPE, {"version": "newest"}, "Enter a whole number."),
            proposed(Kind.WRONG_TYPE, {"source_address": "javascript:alert(1)"}, "Enter a valid URL."),
            proposed(Kind.WRONG_TYPE, {"source_as_of": "last year"}, DATE),
            proposed(Kind.WRONG_TYPE, {"fact_value": "XX"}, ONE_OF, values={"value": "XX"}, about="{fact_with_value}"),
            proposed(Kind.STALE, {}, CHANGED, about="{changed_fact}"),
            Bad(Kind.TWICE, "expert", PROPOSED | {"form_key": "used"}, 302, about="{fact}"),
            Bad(
                Kind.NOT_MINE,
                "moderator_bare",
                PROPOSED,
                403,
                "Set up a second factor before you propose anything in this role.",
                about="{fact}",
            ),
        ),
    ),
    "corrections/<uuid:correction_id>/acceptance/": Route(
        (),
        (
            Bad(Kind.NOT_MINE, AUTHOR, {}, 403, DECIDERS, about="{correction}"),
            Bad(Kind.NOT_MINE, "focal_qn", {}, 403, DECIDERS, about="{correction}"),
            Bad(Kind.STALE, "secretariat", {}, 403, OUTDATED, about="{late_correction}"),
            Bad(Kind.TWICE, "secretariat", {}, 403, DECIDED, about="{decided_correction}"),
        ),
    ),
    "corrections/<uuid:correction_id>/declining/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "secretariat", {"reason": " "}, 422, REASON, about="{correction}"),
            Bad(
                Kind.TOO_LONG,
                "secretariat",
                {"reason": LONG},
                422,
                CUT,
                too_long(2000, LONG),
                kept=LONG,
                about="{correction}",
            ),
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "No."}, 403, DECIDERS, about="{correction}"),
            Bad(Kind.TWICE, "secretariat", {"reason": "No."}, 403, DECIDED, about="{decided_correction}"),
        ),
    ),
}
