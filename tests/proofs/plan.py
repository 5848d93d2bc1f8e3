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
    """A thread of the plan, for members unless it names a framework; `author` speaks in every way, `helper` answers."""

    key: str
    framework: str
    author: str
    helper: str
    posts: tuple[Post, ...]
    asks: str = ""
    closed: bool = False


def _posts(author: str, helper: str, mentions: str) -> tuple[Post, ...]:
    ways = [
        (attribution, state)
        for attribution in ("by_name", "authority_only", "party_only")
        for state in ("published", "edited", "hidden", "withdrawn")
    ]
    spoken = [Post(number, author, *way) for number, way in enumerate(ways, start=1)]
    answers = [Post(12 + of, helper, parent=of, quotes=of) for of in range(1, 13)]
    return (Post(0, author), *spoken, *answers, Post(25, helper, mentions=mentions))


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
)
"""Audiences × attributions × states. The third mentions somebody who may not read it."""

INVITED_TO = "migration_qm"
INVITED_BY = "focal_qm"

POSTS = [(topic, post) for topic in TOPICS for post in topic.posts]
LABELS = {
    *(f"{what} {who}" for who in PEOPLE for what in ("name", "email")),
    *(f"authority {key}" for key in AUTHORITIES),
    *(f"party {code}" for code in AUTHORITIES.values() if code),
    *(f"{topic.key} {what}" for topic in TOPICS for what in ("title", "draft", "closed")),
    *(f"{topic.key} {post.number} {what}" for topic, post in POSTS for what in ("words", "old", "passage", "reason")),
    "new draft",
    "new draft title",
    "email invited",
}
"""Everything that has a canary: what else can be found is an identifier."""
