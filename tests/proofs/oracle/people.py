"""What pages about people show."""

from tests.proofs.oracle.rights import Labels, is_let_in, place, refused, shell, speaks
from tests.proofs.plan import AUTHORITIES, INVITED_BY, INVITED_TO, PEOPLE


def count(who: str) -> Labels:
    """A figure, and the stream on which its changes are told."""
    if speaks(who):
        return {f"id person {who}"}
    return refused(who)


def invitations(who: str) -> Labels:
    if not speaks(who):
        return refused(who)
    role, powers, authority = PEOPLE[who].role, PEOPLE[who].powers, PEOPLE[who].authority
    if not powers or role not in ("focal_point", "secretariat"):
        return refused(who)
    found = shell(who)
    if role == "secretariat":
        for other in AUTHORITIES:
            found |= place(other) | {f"id authority {other}"}
    else:
        found |= place(authority) | {f"id authority {authority}"}
    if role == "secretariat" or authority == INVITED_TO:
        found |= {"email invited", "id invitation", f"name {INVITED_BY}"} | place(INVITED_TO)
    return found


def invitation(who: str) -> Labels:
    """Whoever has the link reads what it is for."""
    return shell(who) | {"email invited"} | place(INVITED_TO)


def person(who: str, other: str) -> Labels:
    """Everybody who has, or had, a seat may be looked up."""
    if not speaks(who) or other == "seatless":
        return refused(who)
    found = shell(who) | {f"name {other}"}
    if speaks(other):
        found |= place(PEOPLE[other].authority)
    if may_suspend(who, other):
        found.add(f"id person {other}")
    return found


def may_suspend(who: str, other: str) -> bool:
    if who == other or not PEOPLE[who].powers:
        return False
    if PEOPLE[who].role == "secretariat":
        return True
    if PEOPLE[who].role != "focal_point":
        return False
    return PEOPLE[other].role == "official" and PEOPLE[other].authority == PEOPLE[who].authority


def front(who: str) -> Labels:
    return set()


def own(who: str) -> Labels:
    """The most that a page of one's own account shows of anybody."""
    if not is_let_in(who):
        return set()
    return refused(who) | {f"email {who}"}
