"""What pages of words that are not spoken yet show."""

from tests.proofs.oracle.access import is_focal_point
from tests.proofs.oracle.rights import Labels, reads, refused, shell
from tests.proofs.plan import PEOPLE, TOPICS, UNSPOKEN, Topic, Unspoken


def title(topic: Topic) -> Labels:
    """It is gone when the first words are."""
    if topic.posts[0].state == "published":
        return {f"{topic.key} title"}
    return set()


def topic_of(one: Unspoken) -> Topic | None:
    for topic in TOPICS:
        if topic.key == one.topic:
            return topic
    return None


def clears(who: str, one: Unspoken) -> bool:
    """Whether it waits for somebody to clear it."""
    topic = topic_of(one)
    if topic is not None and not reads(who, topic):
        return False
    if not is_focal_point(who) or one.state != "in_review":
        return False
    return PEOPLE[who].authority == PEOPLE[one.author].authority


def cleared(who: str, one: Unspoken) -> bool:
    """Whether somebody is a focal point where it was cleared, to be published later."""
    topic = topic_of(one)
    if topic is not None and not reads(who, topic):
        return False
    if not is_focal_point(who) or one.state != "cleared_to_come":
        return False
    return PEOPLE[who].authority == PEOPLE[one.author].authority


def sees(who: str, one: Unspoken) -> bool:
    topic = topic_of(one)
    if topic is not None and not reads(who, topic):
        return False
    return who == one.author or clears(who, one) or cleared(who, one)


def called(one: Unspoken) -> Labels:
    topic = topic_of(one)
    if topic is None:
        return {f"unspoken {one.key} title"}
    return title(topic)


def words(one: Unspoken) -> Labels:
    found = {f"unspoken {one.key} words", f"name {one.author}"}
    if one.state == "returned":
        found.add(f"unspoken {one.key} comments")
    return found


def unspoken_in(who: str, topic: Topic) -> Labels:
    """What stands of it in the thread it is for."""
    found: Labels = set()
    for one in UNSPOKEN:
        if one.topic == topic.key and sees(who, one):
            found |= words(one) | {f"id revision {one.key}"}
    return found


def unspoken_waiting(who: str) -> Labels:
    """What waits: to be cleared, or to be mended."""
    found: Labels = set()
    for one in UNSPOKEN:
        if clears(who, one):
            found |= called(one) | {f"id revision {one.key}"}
        if who == one.author and one.state == "returned":
            found |= called(one) | {f"id revision {one.key}", f"unspoken {one.key} comments"}
    return found


def unspoken_mailed(who: str) -> Labels:
    """A mail says that there is something, and where."""
    found: Labels = set()
    for one in UNSPOKEN:
        if clears(who, one) or (who == one.author and one.state == "returned"):
            found.add(f"id revision {one.key}")
    return found


def revision(who: str, one: Unspoken) -> Labels:
    if not sees(who, one):
        return refused(who)
    found = shell(who) | called(one) | words(one) | {f"id revision {one.key}"}
    topic = topic_of(one)
    if topic is not None:
        found |= title(topic) | {f"id thread {topic.key}"}
    return found


def clearing(who: str) -> Labels:
    if not is_focal_point(who):
        return refused(who)
    found = shell(who)
    for one in UNSPOKEN:
        if clears(who, one):
            found |= called(one) | words(one) | {f"id revision {one.key}"}
    return found


def steps(who: str) -> Labels:
    """Who did what with words of one's authority; which words, as long as one may see them."""
    found: Labels = set()
    for one in UNSPOKEN:
        if PEOPLE[one.author].authority != PEOPLE[who].authority or one.state == "to_come":
            continue
        found.add(f"name {one.author}")
        if one.state == "returned":
            found |= {f"unspoken {one.key} comments", f"name {who}"}
        if one.state == "cleared_to_come":
            found.add(f"name {who}")
        if clears(who, one) or cleared(who, one):
            found |= called(one) | {f"id revision {one.key}"}
    return found


def trail(who: str) -> Labels:
    if not is_focal_point(who):
        return refused(who)
    return shell(who) | steps(who)


def trail_file(who: str) -> Labels:
    if not is_focal_point(who):
        return refused(who)
    return steps(who)


def cleared_first(who: str) -> Labels:
    return refused(who)
