"""What pages about people show."""

from tests.proofs.oracle.access import may_pass_on
from tests.proofs.oracle.rights import Labels, is_let_in, place, refused, shell, speaks
from tests.proofs.oracle.threads import said_by_name
from tests.proofs.plan import AUTHORITIES, INVITED_BY, INVITED_TO, PEOPLE, PROFILES


def count(who: str) -> Labels:
    """A figure, and the stream on which its changes are told."""
    if speaks(who):
        return {f"id person {who}"}
    return refused(who)


def keys(who: str) -> Labels:
    """What the keys do: the same for everybody."""
    return shell(who) if speaks(who) else refused(who)


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
    found = shell(who) | {f"name {other}"} | about_oneself(other) | said_by_name(who, other)
    if speaks(other):
        found |= place(PEOPLE[other].authority) | {f"id authority {PEOPLE[other].authority}"}
        if may_pass_on(who, other):
            found.add(f"id seat {other}")
    if may_suspend(who, other):
        found.add(f"id person {other}")
    return found


def about_oneself(who: str) -> Labels:
    if who not in PROFILES:
        return set()
    found = {f"languages {who}", f"expertise {who}"}
    if PEOPLE[who].role == "expert":
        found.add(f"interests {who}")
    return found


def may_suspend(who: str, other: str) -> bool:
    if who == other or not PEOPLE[who].powers:
        return False
    if PEOPLE[who].role == "secretariat":
        return True
    if PEOPLE[who].role != "focal_point":
        return False
    return PEOPLE[other].role == "official" and PEOPLE[other].authority == PEOPLE[who].authority


def settings(who: str) -> Labels:
    """What one chose for oneself: it names nothing."""
    return refused(who)


def profile(who: str) -> Labels:
    """What one says about oneself."""
    if not speaks(who):
        return refused(who)
    return shell(who) | about_oneself(who)


def own(who: str) -> Labels:
    """A page of one's own account shows what every page shows of its reader, and nothing else."""
    return shell(who)


def email(who: str) -> Labels:
    if not is_let_in(who):
        return set()
    return shell(who) | {f"email {who}"}


def passkey(who: str) -> Labels:
    """A browser is told under which address and name it keeps a passkey."""
    if not is_let_in(who):
        return set()
    return refused(who) | {f"email {who}"}


def elsewhere(who: str) -> Labels:
    """Leads away from here, whoever asks."""
    return set()


def has_second_factor(who: str) -> bool:
    if not speaks(who):
        return False
    return PEOPLE[who].role in ("focal_point", "moderator", "secretariat") and PEOPLE[who].powers


def totp(who: str) -> Labels:
    """How to set up an authenticator app, for who has none."""
    if has_second_factor(who):
        return set()
    return shell(who)


def second_factor(who: str) -> Labels:
    """For who has one."""
    if has_second_factor(who):
        return shell(who)
    return set()
