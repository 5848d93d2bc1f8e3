"""Who can sign in, speak, curate and read, and what every page shows of its own reader."""

from tests.proofs.plan import AUTHORITIES, FRAMEWORKS, PEOPLE, Topic

Labels = set[str]


def speaks(who: str) -> bool:
    if who not in PEOPLE:
        return False
    return PEOPLE[who].role != "" and not PEOPLE[who].suspended


def is_let_in(who: str) -> bool:
    """Whether they can sign in at all."""
    return who in PEOPLE and not PEOPLE[who].suspended


def curates(who: str) -> bool:
    if not speaks(who):
        return False
    return PEOPLE[who].role in ("moderator", "secretariat") and PEOPLE[who].powers


def reads(who: str, topic: Topic) -> bool:
    if not speaks(who):
        return False
    if topic.framework == "":
        return True
    if curates(who):
        return True
    if PEOPLE[who].role not in ("official", "focal_point"):
        return False
    return AUTHORITIES[PEOPLE[who].authority] in FRAMEWORKS[topic.framework]


def place(authority: str) -> Labels:
    """An authority with its Party."""
    if AUTHORITIES[authority] == "":
        return {f"authority {authority}"}
    return {f"authority {authority}", f"party {AUTHORITIES[authority]}"}


def shell(who: str) -> Labels:
    """What every page shows of its own reader."""
    if not speaks(who):
        return set()
    return {f"name {who}", f"id person {who}"} | place(PEOPLE[who].authority)


def refused(who: str) -> Labels:
    """What a page shows that shows nothing else."""
    if who == "seatless":
        return {"name seatless"}
    return shell(who)
