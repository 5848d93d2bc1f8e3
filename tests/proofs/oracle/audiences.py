"""What pages on which readers are changed show, and what waits about that."""

from tests.proofs.oracle.clearance import title
from tests.proofs.oracle.rights import Labels, curates, place, reads, reads_group, refused, shell, speaks
from tests.proofs.oracle.threads import audience, author, heading, stands
from tests.proofs.plan import ASKS_TO_WIDEN, GROUPS, LOOKS, PEOPLE, TOPICS, WIDENINGS, Topic


def begun_by(topic: Topic) -> str:
    return PEOPLE[topic.posts[0].author].authority


def is_focal_point(who: str) -> bool:
    return speaks(who) and PEOPLE[who].role == "focal_point" and PEOPLE[who].powers


def narrows(who: str, topic: Topic) -> bool:
    if not reads(who, topic):
        return False
    if curates(who) or who == topic.posts[0].author:
        return True
    return PEOPLE[who].role in ("official", "focal_point") and PEOPLE[who].authority == begun_by(topic)


def widens(who: str, topic: Topic) -> bool:
    return reads(who, topic) and is_focal_point(who) and PEOPLE[who].authority == begun_by(topic)


def is_for_members(topic: Topic) -> bool:
    return topic.framework == topic.group == topic.authority == ""


def offered_groups(who: str, topic: Topic) -> Labels:
    """Groups that have somebody of those whose words began it."""
    found = set()
    for key in GROUPS:
        if reads_group(who, key) and not GROUPS[key].ended and key != topic.group:
            found |= {f"group {key} name", f"id group {key}"}
    return found


def readers_of(who: str, topic: Topic) -> Labels:
    if not narrows(who, topic) and not widens(who, topic):
        return refused(who)
    found = shell(who) | heading(topic) | audience(topic)
    if is_for_members(topic):  # all others are fewer
        found |= offered_groups(who, topic)
        if PEOPLE[who].authority == begun_by(topic):
            found.add(f"id authority {begun_by(topic)}")
    elif widens(who, topic):
        if WIDENINGS.get(topic.key) == "waiting":
            return found | {f"id widening {topic.key}"}
        found |= offered_groups(who, topic)
        if not topic.authority:
            found.add(f"id authority {begun_by(topic)}")
    return found


def wider(who: str, topic: Topic) -> Labels:
    """What may be asked for; of all members, who they are besides, and whose words they would read."""
    if not widens(who, topic):
        return refused(who)
    found = readers_of(who, topic)
    if not is_for_members(topic):
        found |= besides(topic)
    return found


def besides(topic: Topic) -> Labels:
    """Who would read a thread besides, if it were for all members, by authority; and whose words."""
    found = set()
    for who in PEOPLE:
        if speaks(who) and not reads(who, topic):
            found |= place(PEOPLE[who].authority)
    for post in topic.posts:
        if stands(post):
            found |= {label for label in author(post) if not label.startswith("id ")}
    return found


def looks(who: str) -> bool:
    """Nobody else of the authority that asks could: so the secretariat takes the second look."""
    return who == LOOKS


def sees_widening(who: str) -> bool:
    return looks(who) or (is_focal_point(who) and PEOPLE[who].authority == PEOPLE[ASKS_TO_WIDEN].authority)


def topic_of(key: str) -> Topic:
    return next(topic for topic in TOPICS if topic.key == key)


def listed(key: str) -> Labels:
    return title(topic_of(key)) | {f"id widening {key}", f"authority {PEOPLE[ASKS_TO_WIDEN].authority}"}


def widenings(who: str) -> Labels:
    found = refused(who)
    for key in WIDENINGS:
        if sees_widening(who):
            found |= listed(key)
    return found


def widening(who: str, key: str) -> Labels:
    if not sees_widening(who):
        return refused(who)
    found = shell(who) | listed(key) | {f"widening {key} reason", f"name {ASKS_TO_WIDEN}"}
    if WIDENINGS[key] == "waiting":
        return found | besides(topic_of(key))
    return found | {f"name {LOOKS}"}


def to_look_at(who: str) -> Labels:
    found = set()
    for key, state in WIDENINGS.items():
        if looks(who) and state == "waiting":
            found |= listed(key) | {f"widening {key} reason"}
    return found


def to_know(who: str) -> Labels:
    """Whose words others read is told so, until they say that they know."""
    found = set()
    for key, state in WIDENINGS.items():
        topic = topic_of(key)
        if state == "confirmed" and speaks(who) and any(post.author == who and stands(post) for post in topic.posts):
            found.add(f"id notice {key} {who}")
            if reads(who, topic):
                found |= heading(topic)
    return found
