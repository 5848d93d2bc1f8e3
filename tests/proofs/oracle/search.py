"""What is found of all that is said and on record: by words that stand today, and only by who may read them."""

from tests.proofs.oracle.facts import NOW
from tests.proofs.oracle.rights import Labels, place, reads, refused, shell, speaks
from tests.proofs.oracle.threads import audience, author, body, stands, title
from tests.proofs.plan import AUTHORITIES, PARTIES, TOPICS, Post, Topic


def on_record(who: str) -> Labels:
    """Parties and frameworks for everybody, authorities for members."""
    found = NOW | {f"party {code}" for code in PARTIES}
    if speaks(who):
        for authority in AUTHORITIES:
            found |= place(authority) | {f"id authority {authority}"}
    return found


def names_nobody(labels: Labels) -> Labels:
    """What is found says who spoke, without the way to them."""
    return {label for label in labels if not label.startswith("id person ")}


def as_found(topic: Topic, post: Post) -> Labels:
    """Words as the list shows them, under the title of their thread; the first ones stand for the thread."""
    found = names_nobody(author(post) | body(topic, post)) | title(topic) | audience(topic)
    if post.number == 0:
        return found | {f"id thread {topic.key}"}
    return found | {f"id reply {topic.key} {post.number}"}


def search(who: str) -> Labels:
    """All there is to find, for a question that everything answers."""
    found = shell(who) | on_record(who)
    for topic in TOPICS:
        for post in topic.posts:
            if reads(who, topic) and stands(post):
                found |= as_found(topic, post)
    return found


def similar(who: str) -> Labels:
    """Without a title there is nothing like it."""
    if speaks(who):
        return set()
    return refused(who)


def words(who: str) -> Labels:
    """By which words something is found: never by what was edited out, hidden, taken back, or is nobody's yet."""
    found = {label for label in on_record(who) if not label.startswith("id ")}
    for topic in TOPICS:
        if reads(who, topic):
            found |= title(topic)
            for post in topic.posts:
                if stands(post):
                    found |= names_nobody(body(topic, post))
    return found
