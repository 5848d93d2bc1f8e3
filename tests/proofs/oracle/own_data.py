"""What the page and the file about one's own data show: one's own, and where it stands as far as one may read there."""

from tests.proofs.oracle.people import about_oneself
from tests.proofs.oracle.rights import Labels, is_let_in, place, reads, sees, shell, speaks
from tests.proofs.oracle.threads import as_typed, heading, is_quoted
from tests.proofs.plan import GROUPS, PEOPLE, PROPOSALS, ROOMS, TOPICS, UNSPOKEN, Topic


def own_data(who: str) -> Labels:
    """Kinds and figures."""
    return shell(who)


def own_data_file(who: str) -> Labels:
    if not is_let_in(who):
        return set()
    found = {f"name {who}", f"email {who}"} | about_oneself(who) | begun(who) | proposed(who) | belongs_to(who)
    if speaks(who):
        found |= place(PEOPLE[who].authority)
    for topic in TOPICS:
        found |= said(who, topic)
        if reads(who, topic) and (said(who, topic) or is_named(who, topic) or waits_in(who, topic)):
            found |= heading(topic)
    for topic in ROOMS:
        found |= said(who, topic)
        if sees(who, topic) and (said(who, topic) or who in topic.entered):
            found |= heading(topic)
    return found | handed_in(who)


def belongs_to(who: str) -> Labels:
    """The groups in which somebody is, those that have ended too."""
    return {f"group {key} name" for key, group in GROUPS.items() if who in group.members}


def waits_in(who: str, topic: Topic) -> bool:
    """Whether words of somebody for a thread are not spoken yet."""
    return any(one.author == who and one.topic == topic.key for one in UNSPOKEN)


def handed_in(who: str) -> Labels:
    """Words that are not spoken yet, and what was said of them."""
    found: Labels = set()
    for one in UNSPOKEN:
        if one.author != who:
            continue
        found.add(f"unspoken {one.key} words")
        if not one.topic:
            found.add(f"unspoken {one.key} title")
        if one.state == "returned":
            found.add(f"unspoken {one.key} comments")
    return found


def said(who: str, topic: Topic) -> Labels:
    """Words under every attribution, also those that are gone for others, and as they stood before an edit."""
    found: Labels = set()
    for post in topic.posts:
        if post.author != who:
            continue
        found |= as_typed(topic, post)
        if post.state == "edited":
            found.add(f"{topic.key} {post.number} old")
            if is_quoted(topic, post):
                found.add(f"{topic.key} {post.number} passage")
    return found


def is_named(who: str, topic: Topic) -> bool:
    """Whether words wait there for somebody."""
    return any(post.mentions == who for post in topic.posts)


def begun(who: str) -> Labels:
    found = {f"{topic.key} draft" for topic in TOPICS if topic.author == who}
    if who == "official_qm":
        found |= {"new draft", "new draft title"}
    return found


def proposed(who: str) -> Labels:
    found: Labels = set()
    for one in PROPOSALS:
        if one.proposer == who:
            found |= {f"proposal {one.key} {what}" for what in ("words", "source", "why")}
    return found
