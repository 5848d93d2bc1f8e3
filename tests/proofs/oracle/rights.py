"""Who can sign in, speak, curate and read, and what every page shows of its own reader."""

from tests.proofs.plan import AUTHORITIES, FRAMEWORKS, GROUPS, PEOPLE, Topic

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
    """Whether the words of a thread are there for somebody: of a masked room, once its rule was accepted."""
    if topic.masked and who not in topic.entered:
        return False
    return sees(who, topic)


def sees(who: str, topic: Topic) -> bool:
    if not speaks(who):
        return False
    if topic.authority:
        return PEOPLE[who].authority == topic.authority
    if topic.group:
        return reads_group(who, topic.group)
    if topic.framework == "":
        return True
    if curates(who):
        return True
    if PEOPLE[who].role not in ("official", "focal_point"):
        return False
    return AUTHORITIES[PEOPLE[who].authority] in FRAMEWORKS[topic.framework]


def reads_group(who: str, key: str) -> bool:
    """Whether a named group, and what is said in it, is there for somebody."""
    if curates(who):
        return True
    return speaks(who) and who in GROUPS[key].members and not GROUPS[key].ended


def audiences(who: str) -> Labels:
    """The groups and the authority whose streams lists follow, and which are offered as audiences."""
    if not speaks(who):
        return set()
    found = {f"id authority {PEOPLE[who].authority}"}
    for key in GROUPS:
        if reads_group(who, key) and not GROUPS[key].ended:
            found.add(f"id group {key}")
    return found


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
