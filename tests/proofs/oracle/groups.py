"""What pages of named groups show."""

from tests.proofs.oracle.rights import Labels, place, reads, reads_group, refused, shell, speaks
from tests.proofs.oracle.threads import heading
from tests.proofs.plan import GROUPS, PEOPLE, TOPICS


def makes(who: str) -> bool:
    if not speaks(who) or not PEOPLE[who].powers:
        return False
    return PEOPLE[who].role in ("focal_point", "moderator", "secretariat")


def keeps(who: str, key: str) -> bool:
    if not reads_group(who, key) or GROUPS[key].ended:
        return False
    if PEOPLE[who].role == "secretariat":
        return True
    return who == GROUPS[key].owner


def may_leave(who: str, key: str) -> bool:
    return reads_group(who, key) and who in GROUPS[key].members and who != GROUPS[key].owner


def may_remove(who: str, key: str, member: str) -> bool:
    if member == GROUPS[key].owner:
        return False
    return keeps(who, key) or (who == member and may_leave(who, key))


def named(key: str) -> Labels:
    return {f"group {key} name", f"id group {key}"}


def owned(key: str) -> Labels:
    owner = GROUPS[key].owner
    return {f"name {owner}", f"authority {PEOPLE[owner].authority}"}


def belonging(key: str) -> Labels:
    found = set()
    for who in GROUPS[key].members:
        found |= {f"name {who}", f"id person {who}"} | place(PEOPLE[who].authority)
    return found


def groups(who: str) -> Labels:
    found = refused(who)
    for key in GROUPS:
        if reads_group(who, key):
            found |= named(key) | owned(key)
    return found


def new_group(who: str) -> Labels:
    return refused(who)


def group(who: str, key: str) -> Labels:
    if not reads_group(who, key):
        return refused(who)
    found = shell(who) | named(key) | {f"group {key} purpose"} | belonging(key)
    for topic in TOPICS:
        if topic.group == key and reads(who, topic):
            found |= heading(topic)
    if may_leave(who, key):
        found.add(f"id member {key} {who}")
    return found


def group_changes(who: str, key: str) -> Labels:
    if not keeps(who, key):
        return refused(who)
    return shell(who) | named(key) | {f"group {key} purpose"}


def group_members(who: str, key: str) -> Labels:
    if not keeps(who, key):
        return refused(who)
    found = shell(who) | named(key) | belonging(key)
    for member in GROUPS[key].members:
        if may_remove(who, key, member):
            found.add(f"id member {key} {member}")
    return found


def group_end(who: str, key: str) -> Labels:
    if not keeps(who, key):
        return refused(who)
    return shell(who) | named(key)
