"""What pages of threads show."""

from tests.proofs.oracle.clearance import title, unspoken_in
from tests.proofs.oracle.rights import Labels, audiences, curates, place, reads, refused, sees, shell, speaks
from tests.proofs.plan import AUTHORITIES, FRAMEWORKS, GROUPS, PEOPLE, ROOMS, TOPICS, UNMASKINGS, Post, Topic


def author(post: Post) -> Labels:
    if post.attribution == "masked":
        return set()
    if post.attribution == "by_name":
        return {f"name {post.author}", f"id person {post.author}"} | place(PEOPLE[post.author].authority)
    if post.attribution == "authority_only":
        return place(PEOPLE[post.author].authority)
    return {f"party {AUTHORITIES[PEOPLE[post.author].authority]}"}


def author_in_short(post: Post) -> Labels:
    """An author as named where their words are quoted or answered."""
    if post.attribution == "masked":
        return set()
    if post.attribution == "by_name":
        return {f"name {post.author}"}
    if post.attribution == "authority_only":
        return {f"authority {PEOPLE[post.author].authority}"}
    return {f"party {AUTHORITIES[PEOPLE[post.author].authority]}"}


def stands(post: Post) -> bool:
    return post.state in ("published", "edited")


def is_quoted(topic: Topic, post: Post) -> bool:
    return any(other.quotes == post.number for other in topic.posts if other.quotes)


def could_be_named(who: str, topic: Topic) -> bool:
    """Whether somebody read a thread when it was written, so that a mention has their name."""
    if topic.group and who in (*GROUPS[topic.group].members, GROUPS[topic.group].left):
        return True
    if topic.was == "members":
        return speaks(who)
    return reads(who, topic)


def body(topic: Topic, post: Post) -> Labels:
    """The words of today. The passage that others quote was edited out of those that were edited."""
    found = {f"{topic.key} {post.number} words"}
    if is_quoted(topic, post) and post.state != "edited":
        found.add(f"{topic.key} {post.number} passage")
    if post.mentions and not topic.masked and could_be_named(post.mentions, topic):
        found |= {f"name {post.mentions}", f"id person {post.mentions}"}
    return found


def as_typed(topic: Topic, post: Post) -> Labels:
    """The words as their author typed them: a mention names nobody, its address does."""
    if not post.mentions:
        return body(topic, post)
    if topic.masked:
        return body(topic, post) | {f"id person {post.mentions}"}
    return body(topic, post) - {f"name {post.mentions}"} | {f"id person {post.mentions}"}


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
    if post.parent and stands(topic.posts[post.parent]):
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
    return title(topic) | {f"id thread {topic.key}"}


def audience(topic: Topic) -> Labels:
    """For whom a thread is, where it says so."""
    if topic.group:
        return {f"group {topic.group} name"}
    if topic.authority:
        return {f"authority {topic.authority}"}
    return set()


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
    desk = {f"id authority {PEOPLE[who].authority}"}  # the stream of the reader's own people
    if topic.group:
        desk.add(f"id group {topic.group}")  # of what they do there
    found = shell(who) | heading(topic) | audience(topic) | state(topic) | draft_in(who, topic) | desk
    for post in topic.posts:
        found |= in_place(topic, post)
    if is_asked(who, topic):
        found.add(f"id request {topic.key}")
    return found | unspoken_in(who, topic)


def reach(who: str) -> Labels:
    """How many people an audience has; without one, nothing is found."""
    return refused(who)


def exchange(who: str) -> Labels:
    found = refused(who) | audiences(who)
    for topic in TOPICS:
        if reads(who, topic):
            found |= heading(topic) | audience(topic)
    for topic in ROOMS:
        if sees(who, topic):
            found |= heading(topic)
    return found


def drafts(who: str) -> Labels:
    found = refused(who)
    for topic in TOPICS:
        if who == topic.author and reads(who, topic):
            found |= heading(topic) | draft_in(who, topic)
    if who == "official_qm":
        found |= {"new draft", "new draft title", "id draft new"}
    return found


def start(who: str) -> Labels:
    """The form offers the audiences to which one belongs, by name."""
    found = refused(who) | audiences(who)
    for key in GROUPS:
        if speaks(who) and f"id group {key}" in found:
            found.add(f"group {key} name")
    return found


def closure(who: str, topic: Topic) -> Labels:
    if reads(who, topic) and curates(who):
        return shell(who) | heading(topic)
    return refused(who)


def is_within(authority: str, topic: Topic) -> bool:
    """Whether an authority of a Party is among those for whom a thread is."""
    if AUTHORITIES[authority] == "":
        return False
    if topic.authority:
        return authority == topic.authority
    if topic.group:
        members = [PEOPLE[who] for who in GROUPS[topic.group].members if not GROUPS[topic.group].ended]
        return any(one.authority == authority and one.role in ("official", "focal_point") for one in members)
    return topic.framework == "" or AUTHORITIES[authority] in FRAMEWORKS[topic.framework]


def ask(who: str, topic: Topic) -> Labels:
    """Every authority of a Party within the audience that was not asked before."""
    if not reads(who, topic) or topic.closed:
        return refused(who)
    if not (curates(who) or who == topic.author or (PEOPLE[who].role == "focal_point" and PEOPLE[who].powers)):
        return refused(who)
    found = shell(who) | heading(topic)
    for authority in AUTHORITIES:
        if authority != topic.asks and is_within(authority, topic):
            found |= place(authority) | {f"id authority {authority}"}
    return found


def settle(who: str, topic: Topic) -> Labels:
    if not is_asked(who, topic):
        return refused(who)
    found = shell(who) | heading(topic) | {f"authority {topic.asks}"}
    for authority in AUTHORITIES:
        if authority != topic.asks and is_within(authority, topic):
            found |= place(authority) | {f"id authority {authority}"}
    return found


def said_by_name(who: str, other: str) -> Labels:
    """The threads in which somebody's words stand under their name, as far as a reader may see."""
    found = set()
    for topic in TOPICS:
        spoke = any(post.author == other and post.attribution == "by_name" and stands(post) for post in topic.posts)
        if reads(who, topic) and spoke:
            found |= heading(topic)
    return found


def marks(who: str, topic: Topic) -> Labels:
    if reads(who, topic):
        return set()
    return refused(who)


def mentions(who: str, topic: Topic) -> Labels:
    """Whom one may mention: everybody who reads there."""
    if not reads(who, topic):
        return refused(who)
    found = set()
    for other, person in PEOPLE.items():
        if reads(other, topic):
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
        if post.number == 0:
            found.add(f"{topic.key} title")
    for one in UNMASKINGS:
        mine = one.decider != "" and who == post.author
        if topic.masked and one.number == post.number and (curates(who) or mine):
            found.add(f"id unmasking {one.key}")
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
        found.add(f"{topic.key} {post.number} old")
        if is_quoted(topic, post):
            found.add(f"{topic.key} {post.number} passage")
    return found


def waits(who: str, topic: Topic) -> list[Post]:
    """The words of a thread that wait for somebody: answers to their own, and mentions of them."""
    if not reads(who, topic):
        return []
    return [
        post
        for post in topic.posts
        if stands(post) and (post.mentions == who or (post.author != topic.author and who == topic.author))
    ]


def named(topic: Topic, post: Post) -> Labels:
    """Words that wait, without what they say."""
    return author_in_short(post) | {f"id reply {topic.key} {post.number}"} | title(topic)


def first_line(topic: Topic, post: Post) -> Labels:
    found = {f"{topic.key} {post.number} words"}
    if post.mentions and could_be_named(post.mentions, topic):
        found.add(f"name {post.mentions}")
    return found
