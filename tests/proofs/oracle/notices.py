"""What pages of what waits and what is followed show, and what mails about them say."""

from tests.proofs.oracle.access import to_erase, to_let_in
from tests.proofs.oracle.audiences import looks, to_know, to_look_at
from tests.proofs.oracle.clearance import unspoken_mailed, unspoken_waiting
from tests.proofs.oracle.facts import may_decide, to_decide
from tests.proofs.oracle.rights import Labels, reads, refused, shell, speaks
from tests.proofs.oracle.rooms import unmaskings_waiting
from tests.proofs.oracle.threads import audience, author_in_short, could_be_named, heading, is_asked, stands
from tests.proofs.plan import PROPOSALS, TOPICS, WIDENINGS, Post, Topic


def spoke(who: str, topic: Topic) -> bool:
    """Whoever speaks in a thread follows it."""
    return any(post.author == who for post in topic.posts)


def answers(who: str, topic: Topic) -> list[Post]:
    """Words of others that stand in a thread and answer one's own."""
    found = []
    for post in topic.posts:
        answered = topic.posts[post.parent].author
        if post.number and post.author != who and answered == who and stands(post) and post.mentions != who:
            found.append(post)
    return found


def naming(who: str, topic: Topic) -> list[Post]:
    return [post for post in topic.posts if post.mentions == who and stands(post)]


def is_unread(who: str, topic: Topic) -> bool:
    return any(post.author != who for post in topic.posts)


def notices(who: str) -> Labels:
    """Words together by thread and reason, and work, and news in what one follows."""
    found = refused(who) | to_let_in(who) | to_decide(who) | unspoken_waiting(who) | to_erase(who)
    found |= unmaskings_waiting(who)
    found |= to_look_at(who) | to_know(who)
    for topic in TOPICS:
        if reads(who, topic):
            found |= grouped(topic, answers(who, topic)) | grouped(topic, naming(who, topic))
            if is_asked(who, topic):
                found |= heading(topic) | {f"authority {topic.asks}", f"id request {topic.key}"}
            if spoke(who, topic) and is_unread(who, topic):
                found |= heading(topic)
            if spoke(who, topic) and is_unread(who, topic) and not answers(who, topic) and not naming(who, topic):
                found |= audience(topic)  # a thread whose words wait stands among these, without its audience
    return found


def grouped(topic: Topic, group: list[Post]) -> Labels:
    """Several have their authors and the way to the first; one alone is read in its first line."""
    if not group:
        return set()
    found = heading(topic) | {f"id reply {topic.key} {group[0].number}"}
    for post in group:
        found |= author_in_short(post)
    if len(group) == 1:
        found.add(f"{topic.key} {group[0].number} words")
        if group[0].mentions and could_be_named(group[0].mentions, topic):
            found.add(f"name {group[0].mentions}")
    return found


def following(who: str) -> Labels:
    found = refused(who)
    for topic in TOPICS:
        if reads(who, topic) and spoke(who, topic):
            found |= heading(topic)
    return found


def follow(who: str, topic: Topic | None) -> Labels:
    """A button, for who may see the thing."""
    if not speaks(who) or (topic is not None and not reads(who, topic)):
        return refused(who)
    return set()


def mail(who: str) -> Labels:
    if not speaks(who):
        return refused(who)
    return shell(who) | {f"email {who}"}


def stop(who: str) -> Labels:
    """Whoever has the link of a mail: it names nobody and nothing."""
    return shell(who)


def mailed_words(who: str, topic: Topic, cause: str) -> Labels:
    """Of words, a mail has the address of the first that is unread and stands, and nothing that anybody wrote."""
    if not reads(who, topic):
        return set()
    if cause == "in_followed":
        standing = [post for post in topic.posts if post.author != who and stands(post)]
    elif cause == "mention":
        standing = naming(who, topic)
    else:
        standing = answers(who, topic)
    if not standing:
        return set()
    return {f"id reply {topic.key} {standing[0].number}"}


def mailed_new(who: str, topic: Topic) -> Labels:
    """Of a new thread in what somebody follows, its address, unless they have opened it, or spoke there."""
    if not reads(who, topic) or spoke(who, topic):
        return set()
    return {f"id thread {topic.key}"}


def mailed_work(who: str) -> Labels:
    """Of what waits to be done, the address of where it is done."""
    found: Labels = set()
    for topic in TOPICS:
        if is_asked(who, topic):
            found.add(f"id thread {topic.key}")
    for proposal in PROPOSALS:
        if may_decide(who, proposal):
            found |= {f"id correction {proposal.key}", f"id fact {proposal.fact}"}
    if looks(who):
        found |= {f"id widening {key}" for key, state in WIDENINGS.items() if state == "waiting"}
    return found | unspoken_mailed(who)
