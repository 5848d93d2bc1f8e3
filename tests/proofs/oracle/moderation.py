"""What the list of those who curate shows."""

from tests.proofs.oracle.clearance import title
from tests.proofs.oracle.rights import Labels, curates, place, refused, shell
from tests.proofs.oracle.threads import as_typed, stands
from tests.proofs.plan import PEOPLE, TOPICS, Post, Topic


def first_words() -> list[tuple[Topic, Post]]:
    """The first three times that somebody spoke by name, where it was as no office, and not among their own people."""
    found: list[tuple[Topic, Post]] = []
    spoken: dict[str, int] = {}
    for topic in TOPICS:
        for post in topic.posts:
            if post.attribution != "by_name":
                continue
            before = spoken.get(post.author, 0)
            spoken[post.author] = before + 1
            if before >= 3:
                continue
            if PEOPLE[post.author].role in ("moderator", "secretariat"):
                continue
            if topic.authority == "":
                found.append((topic, post))
    return found


def queue(who: str) -> Labels:
    if not curates(who):
        return refused(who)
    found = shell(who)
    for topic, post in first_words():
        if stands(post):
            found |= {f"id reply {topic.key} {post.number}", f"id item {topic.key} {post.number}"}
            found |= {f"name {post.author}"} | place(PEOPLE[post.author].authority) | title(topic)
            found |= {label for label in as_typed(topic, post) if not label.startswith("id ")}
    return found
