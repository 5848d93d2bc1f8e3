"""What is sent wrongly to the acts on what stands in threads, and to what one keeps for oneself there."""

from tests.inputs.discussions import CURATORS, CUT, DEEP, GONE, LONG, REASON, TOO_DEEP, TOO_LONG, UNREADABLE, too_long
from tests.inputs.kinds import Bad, Kind, Route, Table, Takes
from tests.inputs.stage import AUTHOR, OTHER, OUTSIDER

ACTS: Table = {
    "threads/<uuid:thread_id>/pin/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, "moderator", {}, 400, UNREADABLE, about="{pinned}"),
            Bad(Kind.WRONG_TYPE, "moderator", {"pinned": "yes"}, 400, UNREADABLE, about="{pinned}"),
            Bad(Kind.NOT_MINE, AUTHOR, {"pinned": "1"}, 403, CURATORS, about="{thread}"),
            Bad(Kind.TWICE, "moderator", {"pinned": "1"}, 302, about="{pinned}"),
        ),
    ),
    "replies/<uuid:reply_id>/withdrawal/": Route(
        (),
        (
            Bad(Kind.NOT_MINE, OTHER, {}, 403, "You can withdraw only your own words.", about="{reply}"),
            Bad(Kind.TWICE, AUTHOR, {}, 403, GONE, about="{withdrawn}"),
        ),
    ),
    "replies/<uuid:reply_id>/usefulness/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, OTHER, {}, 400, UNREADABLE, about="{reply}"),
            Bad(Kind.WRONG_TYPE, OTHER, {"useful": "very"}, 400, UNREADABLE, about="{reply}"),
            Bad(
                Kind.NOT_MINE,
                AUTHOR,
                {"useful": "1"},
                403,
                "Your own words are for others to find useful.",
                about="{reply}",
            ),
            Bad(Kind.STALE, OTHER, {"useful": "1"}, 403, GONE, about="{withdrawn}"),
            Bad(Kind.TWICE, OTHER, {"useful": "1"}, 302, about="{useful}"),
            Bad(Kind.TWICE, OTHER, {"useful": "0"}, 302, about="{reply}"),
        ),
    ),
    "replies/<uuid:reply_id>/hiding/": Route(
        (Takes.LINE,),
        (
            Bad(Kind.EMPTY, "moderator", {"reason": " "}, 422, REASON, about="{reply}"),
            Bad(
                Kind.TOO_LONG,
                "moderator",
                {"reason": "r" * 501},
                422,
                CUT,
                too_long(500, "r" * 501),
                about="{reply}",
                kept="r" * 501,
            ),
            Bad(Kind.NOT_MINE, AUTHOR, {"reason": "Enough."}, 403, CURATORS, about="{reply}"),
            Bad(Kind.TWICE, "moderator", {"reason": "Again."}, 403, GONE, about="{hidden}"),
            Bad(Kind.TWICE, "moderator", {"show": "1"}, 403, "These words are not hidden.", about="{reply}"),
        ),
    ),
    "replies/<uuid:reply_id>/insight/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, "moderator", {}, 400, UNREADABLE, about="{useful}"),
            Bad(Kind.WRONG_TYPE, "moderator", {"marked": "yes"}, 400, UNREADABLE, about="{useful}"),
            Bad(Kind.NOT_MINE, AUTHOR, {"marked": "1"}, 403, CURATORS, about="{reply}"),
            Bad(Kind.STALE, "moderator", {"marked": "1"}, 403, GONE, about="{withdrawn}"),
            Bad(Kind.TWICE, "moderator", {"marked": "1"}, 302, about="{useful}"),
        ),
    ),
    "replies/<uuid:reply_id>/answer/": Route(
        (Takes.CHOICE,),
        (
            Bad(Kind.EMPTY, OTHER, {}, 400, UNREADABLE, about="{useful}"),
            Bad(Kind.WRONG_TYPE, OTHER, {"marked": "yes"}, 400, UNREADABLE, about="{useful}"),
            Bad(
                Kind.WRONG_TYPE,
                OTHER,
                {"marked": "1"},
                403,
                "Only a reply to a question can be marked as its answer.",
                about="{first}",
            ),
            Bad(
                Kind.NOT_MINE,
                AUTHOR,
                {"marked": "1"},
                403,
                "Only who asked, or a moderator, can mark the answer.",
                about="{reply}",
            ),
            Bad(Kind.STALE, OTHER, {"marked": "1"}, 403, GONE, about="{withdrawn}"),
            Bad(Kind.TWICE, OTHER, {"marked": "1"}, 302, about="{useful}"),
        ),
    ),
}

PERSONAL: Table = {
    "preview/": Route(
        (Takes.WORDS,),
        (
            Bad(Kind.EMPTY, AUTHOR, {"body": " "}, 200, "Nothing to preview yet."),
            Bad(Kind.TOO_LONG, AUTHOR, {"body": LONG}, 422, TOO_LONG),
            Bad(Kind.TOO_DEEP, AUTHOR, {"body": DEEP}, 422, TOO_DEEP),
        ),
    ),
    "threads/<uuid:thread_id>/reading/": Route(
        (),
        # Sent by a script that nobody watches: what is no range is none.
        (
            Bad(Kind.EMPTY, "expert", {}, 204, about="{thread}"),
            Bad(Kind.WRONG_TYPE, "expert", {"ranges": "a-b,3,-,9-2,1e3-2e3"}, 204, about="{thread}"),
            Bad(Kind.UNKNOWN, "expert", {"ranges": "70-80"}, 204, about="{thread}"),
            Bad(Kind.WRONG_TYPE, "expert", {"unread": "a-b,9-2"}, 302, about="{thread}"),
            Bad(Kind.TWICE, OTHER, {"ranges": "0-0"}, 204, about="{thread}"),
        ),
    ),
    "replies/<uuid:reply_id>/unread/": Route(
        (), (Bad(Kind.TWICE, "expert", {}, 302, about="{reply}", first=(("/replies/{reply}/unread/", {}),)),)
    ),
    "drafts/<uuid:draft_id>/": Route(
        (Takes.THING, Takes.VERSION),
        (
            Bad(
                Kind.TOO_LONG,
                AUTHOR,
                {"body": LONG * 4, "thread": "{thread}"},
                403,
                "This draft is too long to be kept here: it may take up at most 256 KB.",
                about="{new_draft}",
            ),
            Bad(Kind.WRONG_TYPE, AUTHOR, {"body": "Mine", "thread": "the first"}, 400, UNREADABLE, about="{new_draft}"),
            Bad(
                Kind.WRONG_TYPE,
                AUTHOR,
                {"body": "Mine", "thread": "{thread}", "version": "x"},
                409,
                "This draft was changed in another window. Compare both and keep what you want.",
                about="{draft}",
            ),
            Bad(
                Kind.UNKNOWN,
                AUTHOR,
                {"body": "Mine", "thread": "{nobody}"},
                404,
                "There is nothing here for you",
                about="{new_draft}",
            ),
            Bad(Kind.NOT_MINE, AUTHOR, {"body": "Mine"}, 404, "There is nothing here for you", about="{secret_draft}"),
            Bad(
                Kind.NOT_MINE,
                OUTSIDER,
                {"body": "Mine", "thread": "{secret_thread}"},
                404,
                "There is nothing here for you",
                about="{new_draft}",
            ),
            Bad(
                Kind.STALE,
                AUTHOR,
                {"body": "Mine", "thread": "{thread}", "version": "1"},
                409,
                "This draft was changed in another window. Compare both and keep what you want.",
                about="{draft}",
            ),
            Bad(Kind.TWICE, AUTHOR, {"body": "Perhaps 1", "thread": "{thread}", "version": "1"}, 200, about="{draft}"),
        ),
    ),
    "drafts/<uuid:draft_id>/discarded/": Route(
        (),
        (
            Bad(Kind.UNKNOWN, AUTHOR, {}, 302, about="{nobody}"),
            Bad(Kind.NOT_MINE, AUTHOR, {}, 302, about="{secret_draft}"),
        ),
    ),
}

TABLE = ACTS | PERSONAL
