"""What pages of masked rooms show, and those about learning who spoke in one."""

from tests.proofs.oracle.rights import Labels, curates, place, reads, reads_group, refused, sees, shell
from tests.proofs.oracle.threads import heading, in_place
from tests.proofs.plan import GROUPS, PEOPLE, ROOMS, UNMASKINGS, Post, Topic, Unmasked


def room(who: str, topic: Topic) -> Labels:
    """Before the rule is accepted no word and nobody."""
    if not sees(who, topic):
        return refused(who)
    found = shell(who) | heading(topic)
    if not reads(who, topic):
        return found
    for post in topic.posts:
        found |= in_place(topic, post)
    return found


def open_room(who: str) -> Labels:
    """The form offers the groups that one reads, by name."""
    if not curates(who):
        return refused(who)
    found = shell(who)
    for key in GROUPS:
        if reads_group(who, key) and not GROUPS[key].ended:
            found |= {f"group {key} name", f"id group {key}"}
    return found


def room_closure(who: str, topic: Topic) -> Labels:
    if sees(who, topic) and curates(who):
        return shell(who) | heading(topic)
    return refused(who)


def ask_unmasking(who: str, topic: Topic, post: Post) -> Labels:
    """To who has not given their password a moment ago, the page that asks for it: a redirect."""
    if reads(who, topic) and curates(who) and post.attribution == "masked":
        return set()
    return refused(who)


def author_of(one: Unmasked) -> str:
    return ROOMS[0].posts[one.number].author


def sees_unmasking(who: str, one: Unmasked) -> bool:
    if curates(who):
        return True
    return one.decider != "" and who == author_of(one)


def decides_unmasking(who: str, one: Unmasked) -> bool:
    if not curates(who) or one.decider:
        return False
    return PEOPLE[who].role != PEOPLE[one.asker].role


def unmasking(who: str, one: Unmasked) -> Labels:
    """Of who wrote the words only the two who gave reasons read; the author, that they did, and no reason."""
    if not sees_unmasking(who, one):
        return refused(who)
    found = shell(who) | {"room title", f"id reply room {one.number}"}
    if not curates(who):
        return found
    found |= {f"name {one.asker}", f"unmasking {one.key} reason"}
    if one.decider:
        found |= {f"name {one.decider}", f"unmasking {one.key} decided"}
    if one.decider and who in (one.asker, one.decider):
        found |= {f"name {author_of(one)}"} | place(PEOPLE[author_of(one)].authority)
    return found


def unmaskings_waiting(who: str) -> Labels:
    """In what waits: for the other office what is asked, for the author that it was done."""
    found: Labels = set()
    for one in UNMASKINGS:
        if decides_unmasking(who, one):
            found |= {"room title", f"id unmasking {one.key}", f"name {one.asker}"}
        if one.decider and who == author_of(one):
            found.add(f"id unmasking {one.key}")
    return found


def rooms_listed(who: str) -> Labels:
    found: Labels = set()
    for topic in ROOMS:
        if sees(who, topic):
            found |= heading(topic)
    return found
