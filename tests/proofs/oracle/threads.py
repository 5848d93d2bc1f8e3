"""What pages of threads show."""

from tests.proofs.oracle.rights import Labels, curates, place, reads, refused, shell, speaks
from tests.proofs.plan import AUTHORITIES, FRAMEWORKS, PEOPLE, TOPICS, Post, Topic


def author(post: Post) -> Labels:
    if post.attribution == "by_name":
        return {f"name {post.author}", f"id person {post.author}"} | place(PEOPLE[post.author].authority)
    if post.attribution == "authority_only":
        return place(PEOPLE[post.author].authority)
    return {f"party {AUTHORITIES[PEOPLE[post.author].authority]}"}


def author_in_short(post: Post) -> Labels:
    """An author as named where their words are quoted or answered."""
    if post.attribution == "by_name":
        return {f"name {post.author}"}
    if post.attribution == "authority_only":
        return {f"authority {PEOPLE[post.author].authority}"}
    return {f"party {AUTHORITIES[PEOPLE[post.author].authority]}"}


def stands(post: Post) -> bool:
    return post.state in ("published", "edited")


def is_quoted(topic: Topic, post: Post) -> bool:
    return any(other.quotes == post.number for other in topic.posts if other.quotes)


def body(topic: Topic, post: Post) -> Labels:
    """The words of today. The passage that others quote was edited out of those that were edited."""
    found = {f"{topic.key} {post.number} words"}
    if is_quoted(topic, post) and post.state != "edited":
        found.add(f"{topic.key} {post.number} passage")
    if post.mentions:
        found |= {f"name {post.mentions}", f"id person {post.mentions}"}
    return found


def as_typed(topic: Topic, post: Post) -> Labels:
    """The words as their author typed them: a mention names nobody, its address does."""
    return body(topic, post) - {f"name {post.mentions}"}


def in_place(topic: Topic, post: Post) -> Labels:
    """A reply as it stands in its thread, for everybody who reads there."""
    found = {f"id reply {topic.key} {post.number}"}
    if post.parent:
        found.add(f"id reply {topic.key} {post.parent}")
    if post.state == "hidden":
        return found | {f"{topic.key} {post.number} reason"}
    if post.state == "withdrawn":
        return found
    found |= author(post) | body(topic, post)
    if post.parent:
        found |= author_in_short(topic.posts[post.parent])
    if post.quotes and stands(topic.posts[post.quotes]):
        found |= {f"{topic.key} {post.quotes} passage", f"id reply {topic.key} {post.quotes}"}
        found |= author_in_short(topic.posts[post.quotes])
    return found


def state(topic: Topic) -> Labels:
    found = set()
    if topic.closed:
        found.add(f"{topic.key} closed")
    if topic.asks:
        found |= place(topic.asks)
    return found


def heading(topic: Topic) -> Labels:
    return {f"{topic.key} title", f"id thread {topic.key}"}


def is_asked(who: str, topic: Topic) -> bool:
    """Whether an open request waits for somebody."""
    if not reads(who, topic) or topic.asks == "":
        return False
    return PEOPLE[who].authority == topic.asks and PEOPLE[who].role in ("official", "focal_point")


def draft_in(who: str, topic: Topic) -> Labels:
    if who == topic.author:
        return {f"{topic.key} draft", f"id draft {topic.key}"}
    return set()


def thread(who: str, topic: Topic) -> Labels:
    if not reads(who, topic):
        return refused(who)
    found = shell(who) | heading(topic) | state(topic) | draft_in(who, topic)
    for post in topic.posts:
        found |= in_place(topic, post)
    if is_asked(who, topic):
        found.add(f"id request {topic.key}")
    return found


def exchange(who: str) -> Labels:
    found = refused(who)
    for topic in TOPICS:
        if reads(who, topic):
            found |= heading(topic)
    return found


def drafts(who: str) -> Labels:
    found = refused(who)
    for topic in TOPICS:
        if who == topic.author:
            found |= heading(topic) | draft_in(who, topic)
    if who == "official_qm":
        found |= {"new draft", "new draft title", "id draft new"}
    return found


def start(who: str) -> Labels:
    return refused(who)


def closure(who: str, topic: Topic) -> Labels:
    if reads(who, topic) and curates(who):
        return shell(who) | heading(topic)
    return refused(who)


def ask(who: str, topic: Topic) -> Labels:
    """Every authority of a Party within the audience that was not asked before."""
    if not reads(who, topic) or topic.closed:
        return refused(who)
    if not (curates(who) or who == topic.author or (PEOPLE[who].role == "focal_point" and PEOPLE[who].powers)):
        return refused(who)
    found = shell(who) | heading(topic)
    for authority, party in AUTHORITIES.items():
        if party and authority != topic.asks and (topic.framework == "" or party in FRAMEWORKS[topic.framework]):
            found |= place(authority) | {f"id authority {authority}"}
    return found


def settle(who: str, topic: Topic) -> Labels:
    if not is_asked(who, topic):
        return refused(who)
    found = shell(who) | heading(topic) | {f"authority {topic.asks}"}
    for authority, party in AUTHORITIES.items():
        if party and authority != topic.asks and (topic.framework == "" or party in FRAMEWORKS[topic.framework]):
            found |= place(authority) | {f"id authority {authority}"}
    return found


def marks(who: str, topic: Topic) -> Labels:
    if reads(who, topic):
        return set()
    return refused(who)


def mentions(who: str, topic: Topic) -> Labels:
    """Whom one may mention: everybody of the audience who can speak."""
    if not reads(who, topic):
        return refused(who)
    found = set()
    for other, person in PEOPLE.items():
        if speaks(other) and (reads(other, topic) or person.role in ("moderator", "secretariat")):
            found |= {f"name {other}", f"id person {other}"} | place(person.authority)
    return found


def permalink(who: str, topic: Topic, post: Post) -> Labels:
    if not reads(who, topic):
        return refused(who)
    return {f"id thread {topic.key}"}


def reads_gone_words(who: str, post: Post) -> bool:
    if post.state == "hidden":
        return curates(who) or who == post.author
    return who == post.author


def acts(who: str, topic: Topic, post: Post) -> Labels:
    if not reads(who, topic):
        return refused(who)
    found = shell(who) | heading(topic) | {f"id reply {topic.key} {post.number}"}
    if not stands(post) and reads_gone_words(who, post):
        found |= body(topic, post)
    return found


def edit(who: str, topic: Topic, post: Post) -> Labels:
    if not reads(who, topic) or who != post.author or not stands(post) or topic.closed:
        return refused(who)
    return shell(who) | heading(topic) | as_typed(topic, post)


def history(who: str, topic: Topic, post: Post) -> Labels:
    if not reads(who, topic):
        return refused(who)
    if not stands(post) and not reads_gone_words(who, post):
        return refused(who)
    found = shell(who) | heading(topic) | as_typed(topic, post)
    if post.state == "edited":
        found |= {f"{topic.key} {post.number} old", f"{topic.key} {post.number} passage"}
    return found


def waiting(who: str) -> Labels:
    """Answers to one's own words, mentions, and requests to one's authority."""
    found = refused(who)
    for topic in TOPICS:
        if not reads(who, topic):
            continue
        for post in topic.posts:
            answers_me = post.author != topic.author and who == topic.author
            if (answers_me or post.mentions == who) and stands(post):
                found |= author_in_short(post) | {f"id reply {topic.key} {post.number}"}
                found |= {f"{topic.key} title", f"{topic.key} {post.number} words"}
                if post.mentions:
                    found.add(f"name {post.mentions}")
        if is_asked(who, topic):
            found |= heading(topic) | {f"authority {topic.asks}", f"id request {topic.key}"}
    return found
