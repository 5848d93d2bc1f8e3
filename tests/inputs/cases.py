"""What is sent wrongly to the forms of case studies. A section takes what is unfinished: that is told later."""

from tests.inputs.discussions import CUT, NOT_WHOLE, ONE_OF, too_long
from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.stage import ASKED, AUTHOR, FOCAL, OTHER

ONE_OF_TWO = "Please choose a short experience or a case study."
IN_REVIEW = "This version is in review with the focal point. It can be changed again when it is returned."
NOT_IN_REVIEW = "This version is not in review."
FOCAL_POINTS = "Only a focal point of the authority can do this."
SECOND_FACTOR = "Set up a second factor to use the powers of your role."
WITHDRAWN = "This case study was withdrawn."
REASON = "Please give a reason: it stands at the address of the case study."
COMMENTS = "Please say what is to be mended: the authors read it."
MISSING = "Some things are still missing. Each is listed with the way to it."
NOT_FOR_ME = "You can publish only for an audience you belong to. Please choose again."
AT_LEAST = "Ensure this value is greater than or equal to %(limit_value)s."
TOO_MANY = ("This table takes at most %(num)d row.", "This table takes at most %(num)d rows.")
NOTHING = "There is nothing here for you"
LONG, REASON_TOO_LONG, COMMENTS_TOO_LONG = "w" * 10_001, "w" * 501, "w" * 2_001

STORY: Sent = {
    "version": "0",
    "context": "Citizens were checked twice.",
    "problem": "",
    "objectives": "",
    "measure": "",
}
SCOPE: Sent = {"version": "0", "level": "", "period_start": "", "period_end": "", "status": ""}
SAFEGUARDS: Sent = {"version": "0", "safeguards": "Entries are deleted.", "contact": ""}
TABLES: Sent = {
    f"{table}-{what}_FORMS": number
    for table in ("sources", "results")
    for what, number in (("TOTAL", "1"), ("INITIAL", "0"))
}
EVIDENCE: Sent = {"version": "0", "side_effects": "None were seen.", **TABLES}


def begun(kind: Kind, who: str, change: Sent, status: int, sentence: Sentence = "") -> Bad:
    return Bad(kind, who, {"form": "full", "form_key": "fresh"} | change, status, sentence)


def section(kind: Kind, key: str, sent: Sent, sentence: Sentence, **more: object) -> Bad:
    """A section of the case study begun, of which nothing is kept."""
    return Bad(kind, AUTHOR, sent, 422, sentence, **({"about": f"{{begun}}/{key}"} | more))  # type: ignore[arg-type]


def of_others(who: str, about: str, **sent: str) -> Bad:
    """What is being written does not exist for who does not write there."""
    return Bad(Kind.NOT_MINE, who, dict(sent), 404, NOTHING, about=about)


def refused(kind: Kind, who: str, sentence: str, about: str, **sent: str) -> Bad:
    return Bad(kind, who, dict(sent), 403, sentence, about=about)


WORDS_KEPT = "Citizens were checked twice."
CHOICE = {"value": "cosmic"}

SECTION = Route(
    (Takes.VERSION,),
    (
        section(Kind.TOO_LONG, "story", STORY | {"problem": LONG}, CUT, values=too_long(10_000, LONG), kept=WORDS_KEPT),
        section(Kind.WRONG_TYPE, "story", STORY | {"version": "newest"}, "Enter a whole number.", kept=WORDS_KEPT),
        section(
            Kind.WRONG_TYPE, "story", STORY | {"version": "-1"}, AT_LEAST, values={"limit_value": 0}, kept=WORDS_KEPT
        ),
        section(Kind.EMPTY, "story", STORY | {"version": ""}, "This field is required.", kept=WORDS_KEPT),
        section(
            Kind.WRONG_TYPE, "scope", SCOPE | {"period_start": "yesterday"}, "Enter a valid date.", kept="yesterday"
        ),
        section(Kind.WRONG_TYPE, "scope", SCOPE | {"level": "cosmic"}, ONE_OF, values=CHOICE),
        section(Kind.UNKNOWN, "scope", SCOPE | {"tools": ["T99"]}, ONE_OF, values={"value": "T99"}),
        section(
            Kind.UNKNOWN,
            "scope",
            SCOPE | {"main_tool": "T99"},
            "Select a valid choice. That choice is not one of the available choices.",
        ),
        section(Kind.WRONG_TYPE, "safeguards", SAFEGUARDS | {"contact": "nobody"}, "Enter a valid email address."),
        section(
            Kind.NOT_MINE,
            "safeguards",
            SAFEGUARDS | {"contact": "official_qm@example.org"},
            "This is a person’s own address. Give a functional mailbox.",
            kept="Entries are deleted.",
        ),
        section(
            Kind.NOT_MINE,
            "safeguards",
            SAFEGUARDS | {"audience": "framework:FWY"},
            NOT_FOR_ME,
            kept="Entries are deleted.",
        ),
        section(Kind.WRONG_TYPE, "safeguards", SAFEGUARDS | {"audience": "group:none"}, NOT_FOR_ME),
        section(
            Kind.WRONG_TYPE,
            "evidence",
            EVIDENCE | {"sources-0-address": "no address"},
            "Enter a valid URL.",
            kept="None were seen.",
        ),
        section(
            Kind.WRONG_TYPE,
            "evidence",
            EVIDENCE | {"results-0-source": "0"},
            AT_LEAST,
            values={"limit_value": 1},
            kept="None were seen.",
        ),
        section(
            Kind.WRONG_TYPE, "evidence", EVIDENCE | {"sources-TOTAL_FORMS": "x"}, NOT_WHOLE, kept="None were seen."
        ),
        section(
            Kind.TOO_LONG,
            "evidence",
            EVIDENCE | {"sources-TOTAL_FORMS": "31"},
            TOO_MANY,
            values={"limit_value": 30, "num": 30},
            kept="None were seen.",
        ),
        Bad(
            Kind.STALE,
            AUTHOR,
            STORY,
            409,
            "This step was saved elsewhere meanwhile",
            about="{written}/story",
            kept=WORDS_KEPT,
        ),
        refused(Kind.STALE, AUTHOR, IN_REVIEW, "{review}/story", version="1", context="Typed too late"),
        of_others(OTHER, "{begun}/story", version="0", context="Mine"),
        of_others(ASKED, "{begun}/story", version="0", context="Mine"),
        of_others("moderator", "{begun}/story", version="0", context="Mine"),
        Bad(Kind.UNKNOWN, AUTHOR, STORY, 404, NOTHING, about="{begun}/nothing"),
    ),
)

TABLE: Table = {
    "cases/new/": Route(
        (Takes.CHOICE, Takes.KEY),
        (
            begun(Kind.EMPTY, AUTHOR, {"form": ""}, 422, ONE_OF_TWO),
            begun(Kind.EMPTY, AUTHOR, {"form_key": ""}, 422, NOT_WHOLE),
            begun(Kind.TOO_LONG, AUTHOR, {"form_key": "k" * 65}, 422, NOT_WHOLE),
            begun(Kind.WRONG_TYPE, AUTHOR, {"form": "novel"}, 422, ONE_OF_TWO),
            begun(Kind.TWICE, AUTHOR, {"form_key": "used"}, 302),
            begun(
                Kind.NOT_MINE, "expert", {}, 403, "Officials write case studies. You can comment on them as an expert."
            ),
        ),
    ),
    "cases/writing/<uuid:pk>/sections/<slug:key>/": SECTION,
    "cases/writing/<uuid:pk>/growth/": Route(
        (),
        (
            refused(Kind.STALE, AUTHOR, IN_REVIEW, "{review}"),
            of_others(OTHER, "{begun}"),
        ),
    ),
    "cases/writing/<uuid:pk>/discarding/": Route(
        (),
        (
            refused(Kind.STALE, AUTHOR, IN_REVIEW, "{review}"),
            of_others("labour_qm", "{begun}"),
        ),
    ),
    "cases/writing/<uuid:pk>/submission/": Route(
        (),
        (
            Bad(Kind.EMPTY, AUTHOR, {}, 422, MISSING, about="{begun}"),
            refused(Kind.TWICE, AUTHOR, IN_REVIEW, "{review}"),
            of_others(OTHER, "{begun}"),
        ),
    ),
    "cases/writing/<uuid:pk>/taking-back/": Route(
        (),
        (
            refused(Kind.TWICE, AUTHOR, NOT_IN_REVIEW, "{written}"),
            of_others(OTHER, "{review}"),
        ),
    ),
    "cases/writing/<uuid:pk>/publication/": Route(
        (),
        (
            refused(Kind.STALE, FOCAL, NOT_IN_REVIEW, "{written}"),
            refused(Kind.NOT_MINE, AUTHOR, FOCAL_POINTS, "{review}"),
            refused(Kind.NOT_MINE, "focal_bare_qm", SECOND_FACTOR, "{review}"),
            of_others("focal_qn", "{review}"),
        ),
    ),
    "cases/writing/<uuid:pk>/return/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, FOCAL, {"comments": " \n"}, 422, COMMENTS, about="{review}"),
            Bad(
                Kind.TOO_LONG,
                FOCAL,
                {"comments": COMMENTS_TOO_LONG},
                422,
                CUT,
                too_long(2_000, COMMENTS_TOO_LONG),
                kept=COMMENTS_TOO_LONG,
                about="{review}",
            ),
            refused(Kind.STALE, FOCAL, NOT_IN_REVIEW, "{written}", comments="Mend it."),
            refused(Kind.NOT_MINE, AUTHOR, FOCAL_POINTS, "{review}", comments="Mend it."),
            of_others("focal_qn", "{review}", comments="Mend it."),
        ),
    ),
    "cases/partners/<uuid:pk>/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, "focal_qn", {}, 400, "We could not read this request", about="{partner}"),
            Bad(
                Kind.WRONG_TYPE,
                "focal_qn",
                {"agrees": "perhaps"},
                400,
                "We could not read this request",
                about="{partner}",
            ),
            refused(
                Kind.TWICE, "focal_qn", "Your authority has answered this already.", "{answered_partner}", agrees="1"
            ),
            refused(Kind.NOT_MINE, OTHER, FOCAL_POINTS, "{partner}", agrees="1"),
            of_others("labour_qm", "{partner}", agrees="1"),
        ),
    ),
    "cases/<slug:identifier>/revision/": Route(
        (),
        (
            refused(Kind.STALE, AUTHOR, "Only a published case study can have a new version.", "{withdrawn_case}"),
            of_others(OTHER, "{case}"),
        ),
    ),
    "cases/<slug:identifier>/confirmation/": Route(
        (),
        (
            refused(Kind.STALE, FOCAL, WITHDRAWN, "{withdrawn_case}"),
            refused(Kind.NOT_MINE, AUTHOR, FOCAL_POINTS, "{case}"),
            refused(Kind.NOT_MINE, "focal_qn", FOCAL_POINTS, "{case}"),
        ),
    ),
    "cases/<slug:identifier>/withdrawal/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, FOCAL, {"reason": " "}, 422, REASON, about="{case}"),
            Bad(
                Kind.TOO_LONG,
                FOCAL,
                {"reason": REASON_TOO_LONG},
                422,
                CUT,
                too_long(500, REASON_TOO_LONG),
                kept=REASON_TOO_LONG,
                about="{case}",
            ),
            refused(Kind.TWICE, FOCAL, WITHDRAWN, "{withdrawn_case}", reason="Again."),
            refused(Kind.NOT_MINE, AUTHOR, FOCAL_POINTS, "{case}", reason="Mine."),
            refused(Kind.NOT_MINE, "focal_qn", FOCAL_POINTS, "{case}", reason="Mine."),
        ),
    ),
}
