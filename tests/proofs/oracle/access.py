"""What pages about coming in, and about keeping who is in, show."""

from tests.proofs.oracle.rights import Labels, place, refused, shell, speaks
from tests.proofs.plan import ASKERS, AUTHORITIES, INVITED_BY, INVITED_TO, LEAVING, PARTIES, PEOPLE


def is_secretariat(who: str) -> bool:
    return speaks(who) and PEOPLE[who].role == "secretariat" and PEOPLE[who].powers


def is_focal_point(who: str) -> bool:
    return speaks(who) and PEOPLE[who].role == "focal_point" and PEOPLE[who].powers


def keeps(who: str, authority: str) -> bool:
    if is_secretariat(who):
        return True
    return is_focal_point(who) and PEOPLE[who].authority == authority


def decides(who: str, asker: str) -> bool:
    if is_secretariat(who):
        return True
    return keeps(who, ASKERS[asker].authority) and ASKERS[asker].vouched_for


def may_end(who: str, other: str) -> bool:
    if who == other:
        return False
    if is_secretariat(who):
        return True
    return keeps(who, PEOPLE[other].authority) and PEOPLE[other].role == "official"


def may_pass_on(who: str, other: str) -> bool:
    if may_end(who, other):
        return True
    return who == other and (is_secretariat(who) or is_focal_point(who))


def address_of(asker: str) -> Labels:
    if ASKERS[asker].vouched_for:
        return {f"request {asker} email", "domain"}
    return {f"request {asker} email"}


def listed(asker: str) -> Labels:
    """A request in a list."""
    return {f"request {asker} name", f"request {asker} why", f"id access {asker}"} | place(ASKERS[asker].authority)


def told(asker: str) -> Labels:
    """A request in full."""
    return listed(asker) | address_of(asker)


def ask_for_access(who: str) -> Labels:
    """The form lists the authorities, to everybody."""
    found = shell(who)
    for key in AUTHORITIES:
        found |= place(key) | {f"id authority {key}"}
    return found


def access_link(who: str, asker: str) -> Labels:
    """Whoever has the link reads what was asked."""
    return (shell(who) | told(asker)) - {f"id access {asker}"}


def access_request(who: str, asker: str) -> Labels:
    if not keeps(who, ASKERS[asker].authority):
        return refused(who)
    if decides(who, asker):
        return shell(who) | told(asker)
    return (shell(who) | told(asker)) - {f"id access {asker}"}


def terms(who: str) -> Labels:
    return refused(who)


def welcome(who: str) -> Labels:
    return refused(who)


def people_of(who: str, authority: str) -> Labels:
    found = set()
    for other in PEOPLE:
        if PEOPLE[other].authority == authority and PEOPLE[other].role:
            found |= {f"name {other}", f"id person {other}"}
            if may_pass_on(who, other):
                found.add(f"id seat {other}")
    return found


def staff(who: str, authority: str) -> Labels:
    """Those who sit there, who asks to, and who is invited."""
    found = people_of(who, authority) | place(authority)
    for asker in ASKERS:
        if ASKERS[asker].authority == authority:
            found |= listed(asker)
    if authority == INVITED_TO:
        found |= {"email invited", "id invitation", f"name {INVITED_BY}"}
    return found


def own_authority(who: str) -> Labels:
    if not is_secretariat(who) and not is_focal_point(who):
        return refused(who)
    return shell(who) | staff(who, PEOPLE[who].authority)


def seat(who: str, other: str) -> Labels:
    """Whose it is, and who could take it over."""
    if not may_pass_on(who, other):
        return refused(who)
    found = shell(who) | {f"name {other}", f"id person {other}", f"id seat {other}"} | place(PEOPLE[other].authority)
    for heir in PEOPLE:
        if heir == other or PEOPLE[heir].suspended or PEOPLE[heir].authority != PEOPLE[other].authority:
            continue
        rises_not = (PEOPLE[other].role, PEOPLE[heir].role) == ("official", "focal_point")
        if PEOPLE[heir].role == PEOPLE[other].role or rises_not:
            found |= {f"name {heir}", f"id seat {heir}"}
    return found


def secretariat(who: str) -> Labels:
    if not is_secretariat(who):
        return refused(who)
    found = shell(who) | {"domain"} | to_erase(who)
    for key in AUTHORITIES:
        found |= place(key) | {f"id authority {key}"}
    for asker in ASKERS:
        found |= listed(asker)
    for other in PEOPLE:
        if PEOPLE[other].role in ("expert", "moderator", "secretariat"):
            found |= {f"name {other}", f"id person {other}", f"id seat {other}"}
    return found


def new_authority(who: str) -> Labels:
    if not is_secretariat(who):
        return refused(who)
    return shell(who) | {f"party {code}" for code in PARTIES}


def kept_authority(who: str, key: str) -> Labels:
    if not is_secretariat(who):
        return refused(who)
    found = new_authority(who) | staff(who, key) | {f"id authority {key}"}
    if any(one.vouched_for and one.authority == key for one in ASKERS.values()):
        found |= {"domain", "id domain"}
    return found


def to_let_in(who: str) -> Labels:
    """Of those who wait at the door, the ones that one is to decide about: the secretariat if nobody else can."""
    found: Labels = set()
    for asker in ASKERS:
        if decides(who, asker) and is_focal_point(who) == ASKERS[asker].vouched_for:
            found |= listed(asker)
    return found


def to_erase(who: str) -> Labels:
    """Who asks to be erased, in a list."""
    if not is_secretariat(who):
        return set()
    return {f"name {LEAVING}", "id erasure"}


def erasure(who: str) -> Labels:
    if not is_secretariat(who):
        return refused(who)
    return shell(who) | to_erase(who) | place(PEOPLE[LEAVING].authority)
