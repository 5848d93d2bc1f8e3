"""What is sent wrongly to the forms of discussions."""

from tests.inputs.kinds import Bad, Kind, Route, Sent, Sentence, Table, Takes
from tests.inputs.stage import ASKED, AUTHOR, OTHER, OUTSIDER

NOTHING_WRITTEN = "Please write something before you post."
TOO_LONG = "This text is too long: it may take up at most 64 KB. Please shorten it, or post it in parts."
TOO_DEEP = "Quotes and lists may be at most 15 levels deep. Please take out some of the levels."
REASON = "Please give a reason: it is shown to those who read the thread."
CUT = (
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
    "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
)
ONE_OF = "Select a valid choice. %(value)s is not one of the available choices."
NOT_WHOLE = "Part of this form was lost on its way. Copy your words, load the page again and send them from there."
UNREADABLE = "We could not read this request"
CLOSED = "This thread is closed. A moderator can reopen it."
GONE = "These words are no longer shown."
CURATORS = "Only moderators and the secretariat can do this."
OWN = "You can edit only your own words."
USED = "This form was sent before, and posted. Send it again to post these words as well."

LONG, DEEP = "word " * 14_000, "> " * 16 + "deep"
AS: Sent = {"capacity": "personal_view", "attribution": "by_name", "form_key": "fresh"}
SAID: Sent = {"body": "My own words.", **AS}
STARTED: Sent = {"kind": "question", "title": "A title of mine", "audience": "members", **SAID}


def too_long(most: int, value: str) -> dict[str, object]:
    return {"limit_value": most, "show_value": len(value)}


STARTED_BEFORE = {
    "title": "Certificates at the border",
    "body": "How do you check certificates?",
    "form_key": "used",
}


def said(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    """A reply that is refused, drawn again with its words."""
    return Bad(kind, AUTHOR, SAID | change, 422, sentence, about="{thread}", **({"kept": "My own words."} | more))  # type: ignore[arg-type]


def started(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    """A thread that is refused, drawn again with its title."""
    return Bad(kind, AUTHOR, STARTED | change, 422, sentence, **({"kept": "A title of mine"} | more))  # type: ignore[arg-type]


def edited(kind: Kind, change: Sent, sentence: Sentence, **more: object) -> Bad:
    """An edit that is refused."""
    said = {"body": "Better words.", "version": "2"} | change
    return Bad(kind, AUTHOR, said, 422, sentence, **({"about": "{edited}", "kept": "Better words."} | more))  # type: ignore[arg-type]


REPLY = Route(
    (Takes.WORDS, Takes.CHOICE, Takes.THING, Takes.KEY),
    (
        said(Kind.EMPTY, {"body": ""}, NOTHING_WRITTEN, kept=""),
        said(Kind.EMPTY, {"body": " \n\t "}, NOTHING_WRITTEN, kept=""),
        said(Kind.EMPTY, {"body": "***"}, NOTHING_WRITTEN, kept="***"),
        said(Kind.EMPTY, {"body": "\x00"}, NOTHING_WRITTEN, kept=""),
        said(Kind.EMPTY, {"capacity": ""}, "Please choose in which capacity you speak."),
        said(Kind.EMPTY, {"attribution": ""}, "Please choose how you are shown to readers."),
        said(Kind.TOO_LONG, {"body": LONG}, TOO_LONG, kept=LONG[:50]),
        said(
            Kind.TOO_LONG,
            {"body": "[" * 2001},
            "This text has more than 2,000 square brackets. Please post it in parts.",
            kept="[[[[",
        ),
        said(Kind.TOO_DEEP, {"body": DEEP}, TOO_DEEP, kept="> > > "),
        said(Kind.WRONG_TYPE, {"capacity": "king"}, "You cannot speak in this capacity. Choose one of those offered."),
        said(Kind.WRONG_TYPE, {"parent": "the first"}, NOT_WHOLE),
        said(Kind.WRONG_TYPE, {"draft": "the first"}, NOT_WHOLE),
        said(
            Kind.WRONG_TYPE,
            {"quote_source": "x", "quote_passage": "halls"},
            "One of the quotes is not whole. Please quote it again.",
        ),
        said(Kind.UNKNOWN, {"parent": "{nobody}"}, "The reply you answer does not stand in this thread."),
        said(Kind.UNKNOWN, {"parent": "{secret_reply}"}, "The reply you answer does not stand in this thread."),
        said(
            Kind.UNKNOWN,
            {"quote_source": "{nobody}", "quote_passage": "halls"},
            "Only words of this thread can be quoted here.",
        ),
        said(
            Kind.STALE,
            {"quote_source": "{edited}", "quote_passage": "too many"},
            "A passage you quote does not stand in its source any more. Please quote it again.",
        ),
        Bad(Kind.STALE, AUTHOR, SAID, 422, CLOSED, about="{closed}", kept="My own words."),
        Bad(Kind.TWICE, AUTHOR, SAID | {"body": "Said once.", "form_key": "used"}, 302, about="{thread}"),
        said(Kind.TWICE, {"form_key": "used"}, USED),
    ),
)

THREAD = Route(
    (Takes.WORDS, Takes.LINE, Takes.CHOICE, Takes.KEY),
    (
        started(Kind.EMPTY, {"body": ""}, NOTHING_WRITTEN),
        started(Kind.EMPTY, {"title": " "}, "Please give the thread a title.", kept="My own words."),
        started(Kind.EMPTY, {"audience": ""}, "Please choose who may read it."),
        started(Kind.TOO_LONG, {"body": LONG}, TOO_LONG),
        started(Kind.TOO_LONG, {"title": "t" * 201}, CUT, values=too_long(200, "t" * 201), kept="t" * 201),
        started(Kind.TOO_DEEP, {"body": DEEP}, TOO_DEEP),
        started(Kind.WRONG_TYPE, {"kind": "riddle"}, ONE_OF, values={"value": "riddle"}),
        started(
            Kind.WRONG_TYPE,
            {"audience": "everybody"},
            "You can start a thread only for an audience you belong to. Please choose again.",
        ),
        started(
            Kind.NOT_MINE,
            {"audience": "framework:FWY"},
            "You can start a thread only for an audience you belong to. Please choose again.",
        ),
        started(Kind.UNKNOWN, {"tools": ["nothing"]}, ONE_OF, values={"value": "nothing"}),
        Bad(Kind.TWICE, OTHER, STARTED | STARTED_BEFORE, 302),
        Bad(Kind.TWICE, OTHER, STARTED | STARTED_BEFORE | {"title": "Another title"}, 422, USED, kept="Another title"),
    ),
)

EDIT = Route(
    (Takes.WORDS, Takes.VERSION),
    (
        edited(Kind.EMPTY, {"body": ""}, NOTHING_WRITTEN, kept=""),
        edited(Kind.TOO_LONG, {"body": LONG}, TOO_LONG, kept=LONG[:50]),
        edited(Kind.TOO_DEEP, {"body": DEEP}, TOO_DEEP, kept="> > > "),
        edited(Kind.WRONG_TYPE, {"version": "the newest"}, NOT_WHOLE),
        edited(Kind.NOT_MINE, {}, OWN, about="{first}"),
        Bad(
            Kind.STALE,
            AUTHOR,
            {"body": "Better words.", "version": "1"},
            409,
            "These words were edited meanwhile. Compare both versions, then save again.",
            about="{edited}",
            kept="Better words.",
        ),
        edited(Kind.STALE, {}, "These words are no longer shown, so they cannot be edited.", about="{withdrawn}"),
        Bad(Kind.TWICE, AUTHOR, {"body": "A word less.", "version": "1"}, 302, about="{edited}"),
    ),
)

CLOSURE = Route(
    (Takes.LINE,),
    (
        Bad(Kind.EMPTY, "moderator", {"reason": " "}, 422, REASON, about="{thread}"),
        Bad(
            Kind.TOO_LONG,
            "moderator",
            {"reason": "r" * 501},
            422,
            CUT,
            too_long(500, "r" * 501),
            kept="r" * 501,
            about="{thread}",
        ),
        Bad(Kind.NOT_MINE, AUTHOR, {"reason": "Enough."}, 403, CURATORS, about="{thread}"),
        Bad(Kind.TWICE, "moderator", {"reason": "Again."}, 302, about="{closed}"),
        Bad(Kind.TWICE, "moderator", {"reopen": "1"}, 302, about="{thread}"),
    ),
)

ASKING = Route(
    (Takes.THING,),
    (
        Bad(Kind.EMPTY, "moderator", {}, 422, "Choose at least one authority to ask.", about="{thread}"),
        Bad(
            Kind.WRONG_TYPE,
            "moderator",
            {"authorities": ["us"]},
            422,
            "One of these authorities cannot be asked here, or was asked already. Choose again.",
            about="{thread}",
        ),
        Bad(
            Kind.UNKNOWN,
            "moderator",
            {"authorities": ["{nobody}"]},
            422,
            "One of these authorities cannot be asked here, or was asked already. Choose again.",
            about="{thread}",
        ),
        Bad(
            Kind.NOT_MINE,
            AUTHOR,
            {"authorities": ["{labour_qm}"]},
            403,
            "Only who started the thread, a focal point or a moderator can ask authorities.",
            about="{thread}",
        ),
        Bad(
            Kind.TWICE,
            "moderator",
            {"authorities": ["{labour_qm}"]},
            422,
            "One of these authorities cannot be asked here, or was asked already. Choose again.",
            about="{thread}",
        ),
        Bad(Kind.STALE, AUTHOR, {"authorities": ["{labour_qm}"]}, 403, CLOSED, about="{closed}"),
    ),
)

SETTLING = Route(
    (Takes.THING,),
    (
        Bad(Kind.EMPTY, ASKED, {}, 422, "Choose the authority to pass this on to.", about="{request}"),
        Bad(
            Kind.WRONG_TYPE,
            ASKED,
            {"authority": "us"},
            422,
            "This authority cannot be asked here. Please choose another one.",
            about="{request}",
        ),
        Bad(
            Kind.UNKNOWN,
            ASKED,
            {"authority": "{nobody}"},
            422,
            "This authority cannot be asked here. Please choose another one.",
            about="{request}",
        ),
        Bad(
            Kind.UNKNOWN,
            ASKED,
            {"authority": "{labour_qm}"},
            422,
            "This authority cannot be asked here. Please choose another one.",
            about="{request}",
        ),
        Bad(
            Kind.NOT_MINE,
            AUTHOR,
            {"nothing_to_add": "1"},
            403,
            "Only officials of the authority asked can do this.",
            about="{request}",
        ),
        Bad(
            Kind.TWICE,
            OUTSIDER,
            {"nothing_to_add": "1"},
            403,
            "Your authority has already responded.",
            about="{settled}",
        ),
    ),
)

TABLE: Table = {
    "threads/<uuid:thread_id>/replies/": REPLY,
    "threads/new/": THREAD,
    "replies/<uuid:reply_id>/edit/": EDIT,
    "threads/<uuid:thread_id>/closure/": CLOSURE,
    "threads/<uuid:thread_id>/requests/": ASKING,
    "requests/<uuid:request_id>/": SETTLING,
}
