"""The world of the canary proofs in plain data: read by what writes it, and by the oracle that says who sees what.

Nothing of the forum is imported here, nor by the oracle.
"""

import hashlib
import re
from base64 import b32encode
from dataclasses import dataclass

SEED = "canaries 1"
TOKEN = re.compile(r"canary[a-z2-7]{12}")


def canary(label: str) -> str:
    """The word that stands for one thing of the world, and for nothing else."""
    return "canary" + b32encode(hashlib.sha256(f"{SEED} {label}".encode()).digest()).decode().lower()[:12]


@dataclass(frozen=True)
class Person:
    role: str = ""
    authority: str = ""
    powers: bool = True
    suspended: bool = False


AUTHORITIES = {
    "migration_qm": "QM",
    "labour_qm": "QM",
    "immigration_qn": "QN",
    "passports_qo": "QO",
    "university": "",
    "regional_body": "",
}
"""The Party of each authority."""

FRAMEWORKS = {"FWX": ("QM", "QN"), "FWY": ("QO",)}

PARTIES = sorted({party for party in AUTHORITIES.values() if party})

PEOPLE = {
    "official_qm": Person("official", "migration_qm"),
    "colleague_qm": Person("official", "migration_qm"),
    "focal_qm": Person("focal_point", "migration_qm"),
    "focal_bare_qm": Person("focal_point", "migration_qm", powers=False),
    "labour_qm": Person("official", "labour_qm"),
    "official_qn": Person("official", "immigration_qn"),
    "focal_qn": Person("focal_point", "immigration_qn"),
    "official_qo": Person("official", "passports_qo"),
    "expert": Person("expert", "university"),
    "moderator": Person("moderator", "regional_body"),
    "moderator_bare": Person("moderator", "regional_body", powers=False),
    "secretariat": Person("secretariat", "regional_body"),
    "suspended_qm": Person("official", "migration_qm", suspended=True),
    "seatless": Person(),
}
VISITOR = "visitor"
PERSONAS = (VISITOR, *PEOPLE)


@dataclass(frozen=True)
class Post:
    """A reply of the plan. `quotes` is the number it quotes, `parent` the number it answers."""

    number: int
    author: str
    attribution: str = "by_name"
    state: str = "published"
    parent: int = 0
    quotes: int = 0
    mentions: str = ""


@dataclass(frozen=True)
class Topic:
    """A thread of the plan, for members unless it names a framework, a group or an authority.

    `author` speaks in every way, `helper` answers. One that is masked is a room, and `entered` who accepted its rule.
    `was` says for whom all of it was said, if its readers were changed
    since: "members", or the framework.
    """

    key: str
    framework: str
    author: str
    helper: str
    posts: tuple[Post, ...]
    asks: str = ""
    closed: bool = False
    group: str = ""
    authority: str = ""
    masked: bool = False
    entered: tuple[str, ...] = ()
    was: str = ""


@dataclass(frozen=True)
class Group:
    """A named group: who belongs to it, its owner first, who did once, and whether it has ended since."""

    members: tuple[str, ...]
    left: str = ""
    ended: bool = False

    @property
    def owner(self) -> str:
        return self.members[0]


GROUPS = {
    "drafting": Group(("focal_qm", "official_qo", "expert"), left="official_qn"),
    "old": Group(("secretariat", "official_qm", "official_qo"), ended=True),
}


def _posts(author: str, helper: str, mentions: str) -> tuple[Post, ...]:
    ways = [
        (attribution, state)
        for attribution in ("by_name", "authority_only", "party_only")
        for state in ("published", "edited", "hidden", "withdrawn")
    ]
    spoken = [Post(number, author, *way) for number, way in enumerate(ways, start=1)]
    answers = [Post(12 + of, helper, parent=of, quotes=of) for of in range(1, 13)]
    return (Post(0, author), *spoken, *answers, Post(25, helper, mentions=mentions))


def _under(state: str, author: str, helper: str) -> tuple[Post, ...]:
    return (Post(0, author, state=state), Post(1, author), Post(2, helper), Post(3, helper, parent=1, quotes=1))


def _few(author: str, helper: str) -> tuple[Post, ...]:
    return (Post(0, author), Post(1, author, "authority_only"), Post(2, helper, parent=1, quotes=1))


def _among(author: str, helper: str, mentions: str) -> tuple[Post, ...]:
    return (
        Post(0, author),
        Post(1, author, "authority_only"),
        Post(2, author, "party_only"),
        Post(3, helper, parent=1, quotes=1),
        Post(4, helper, mentions=mentions),
    )


TOPICS = (
    Topic(
        "members",
        "",
        "official_qm",
        "moderator",
        _posts("official_qm", "moderator", "expert"),
        "labour_qm",
        closed=True,
    ),
    Topic("x", "FWX", "official_qm", "moderator", _posts("official_qm", "moderator", "official_qn"), "immigration_qn"),
    Topic("y", "FWY", "official_qo", "secretariat", _posts("official_qo", "secretariat", "moderator_bare")),
    Topic("hidden", "", "official_qm", "moderator", _under("hidden", "official_qm", "moderator"), "labour_qm"),
    Topic("taken back", "FWX", "official_qn", "secretariat", _under("withdrawn", "official_qn", "secretariat")),
    Topic(
        "drafting",
        "",
        "official_qo",
        "expert",
        _among("official_qo", "expert", "official_qn"),
        "migration_qm",
        group="drafting",
    ),
    Topic("old", "", "official_qm", "official_qo", _among("official_qm", "official_qo", "secretariat"), group="old"),
    Topic(
        "own",
        "",
        "official_qm",
        "colleague_qm",
        _among("official_qm", "colleague_qm", "moderator"),
        authority="migration_qm",
    ),
    Topic("narrowed", "FWX", "official_qm", "expert", _few("official_qm", "expert"), was="members"),
    Topic("widened", "", "official_qm", "official_qn", _few("official_qm", "official_qn"), was="FWX"),
)
"""Audiences × attributions × states. Three mention somebody who may not read them; two have lost their titles.

One was narrowed, so that somebody who spoke there reads it no longer; one was widened.
"""

ASKS_TO_WIDEN, LOOKS = "focal_qm", "secretariat"
WIDENINGS = {"widened": "confirmed", "x": "waiting"}
"""Of which threads others were asked for, in this order, and what became of that. All are asked for all members."""

ROOMS = (
    Topic(
        "room",
        "FWX",
        "official_qm",
        "official_qn",
        (
            Post(0, "moderator"),
            Post(1, "official_qm", "masked"),
            Post(2, "official_qn", "masked", parent=1, quotes=1),
            Post(3, "official_qm", "masked", "edited", mentions="labour_qm"),
            Post(4, "focal_qm", "masked", "hidden"),
            Post(5, "official_qn", "masked", "withdrawn", parent=3),
            Post(6, "secretariat", parent=2),
        ),
        masked=True,
        entered=("official_qm", "official_qn", "focal_qm", "moderator", "secretariat"),
    ),
)
"""Masked rooms: under the Chatham House Rule, with authors of several authorities. Not all of its audience are in."""


@dataclass(frozen=True)
class Unmasked:
    """Words of the room of which somebody asked who wrote them, and who agreed, if anybody did."""

    key: str
    number: int
    asker: str
    decider: str = ""


UNMASKINGS = (Unmasked("done", 1, "moderator", "secretariat"), Unmasked("asked", 2, "secretariat"))

USEFUL = {("members", 1): ("labour_qm", "expert"), ("x", 1): ("official_qn",)}
"""Who said of which reply that it is useful to their authority."""


@dataclass(frozen=True)
class Fact:
    """Something on record: a Party's participation in a framework, or what is said of the framework itself."""

    key: str
    framework: str
    party: str = ""


@dataclass(frozen=True)
class Proposal:
    """A correction of a fact, and what became of it."""

    key: str
    fact: str
    proposer: str
    state: str = "open"


FACTS = (
    Fact("body", "FWX"),
    *(Fact(f"{framework} {party}", framework, party) for framework, parties in FRAMEWORKS.items() for party in parties),
)
PROPOSALS = (
    Proposal("accepted", "body", "expert", "accepted"),
    Proposal("declined", "body", "official_qo", "declined"),
    Proposal("open", "body", "focal_qn"),
    Proposal("of QM", "FWX QM", "official_qn"),
)
"""In the order in which they were made. All were decided by the secretariat."""

TOOL = "T04"
"""With this tool, and with every framework, all threads are tagged."""


@dataclass(frozen=True)
class Asker:
    """Somebody who asks to become an official, and whether the address is at a domain approved for the authority."""

    authority: str
    vouched_for: bool


ASKERS = {"qn": Asker("immigration_qn", True), "qm": Asker("migration_qm", False)}

LEAVING = "official_qo"
"""Who asks to be erased."""

INVITED_TO = "migration_qm"
INVITED_BY = "focal_qm"

MAILBOXES = ("migration_qm", "passports_qo", "university")
"""Which authorities have one."""

PROFILES = ("official_qm", "expert", "focal_qn")
"""Who has said something about themselves; of them, the expert has declared interests."""


@dataclass(frozen=True)
class Unspoken:
    """Words that their authority clears first, or that wait for a time: in a thread, or the first of one."""

    key: str
    author: str
    state: str
    topic: str = ""


UNSPOKEN = (
    Unspoken("review", "official_qm", "in_review", "x"),
    Unspoken("new", "colleague_qm", "in_review"),
    Unspoken("returned", "official_qn", "returned", "hidden"),
    Unspoken("taken back", "official_qo", "taken_back", "y"),
    Unspoken("later", "colleague_qm", "to_come", "x"),
    Unspoken("cleared", "official_qn", "cleared_to_come", "hidden"),
)

POSTS = [(topic, post) for topic in TOPICS for post in topic.posts]
MASKED = [(topic, post) for topic in ROOMS for post in topic.posts]
LABELS = {
    *(f"{what} {who}" for who in PEOPLE for what in ("name", "email")),
    *(f"authority {key}" for key in AUTHORITIES),
    *(f"mailbox {key}" for key in MAILBOXES),
    *(f"{what} {who}" for who in PROFILES for what in ("languages", "expertise", "interests")),
    *(f"party {code}" for code in AUTHORITIES.values() if code),
    *(f"{topic.key} {what}" for topic in (*TOPICS, *ROOMS) for what in ("title", "draft", "closed")),
    *(f"unmasking {one.key} {what}" for one in UNMASKINGS for what in ("reason", "decided")),
    *(
        f"{topic.key} {post.number} {what}"
        for topic, post in (*POSTS, *MASKED)
        for what in ("words", "old", "passage", "reason")
    ),
    *(f"group {key} {what}" for key in GROUPS for what in ("name", "purpose")),
    *(f"proposal {one.key} {what}" for one in PROPOSALS for what in ("words", "source", "why", "reason")),
    *(f"request {asker} {what}" for asker in ASKERS for what in ("name", "email", "why")),
    *(f"unspoken {one.key} {what}" for one in UNSPOKEN for what in ("words", "title", "comments")),
    *(f"widening {key} reason" for key in WIDENINGS),
    "domain",
    "fact old",
    "new draft",
    "new draft title",
    "email invited",
}
"""Everything that has a canary: what else can be found is an identifier."""
