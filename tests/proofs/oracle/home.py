"""What pages that span rooms show: the home page, the directory, letters."""

from tests.proofs.oracle.access import to_erase, to_let_in
from tests.proofs.oracle.audiences import to_know, to_look_at
from tests.proofs.oracle.clearance import unspoken_waiting
from tests.proofs.oracle.facts import to_decide
from tests.proofs.oracle.people import has_second_factor
from tests.proofs.oracle.rights import Labels, audiences, place, reads, refused, shell, speaks
from tests.proofs.oracle.rooms import unmaskings_waiting
from tests.proofs.oracle.threads import audience, first_line, heading, is_asked, named, stands, waits
from tests.proofs.plan import AUTHORITIES, MAILBOXES, PEOPLE, TOPICS, Topic


def front(who: str) -> Labels:
    """What waits, of several words in one thread only whose they are; and every thread, since nobody has read any."""
    if not speaks(who):
        return set()
    found = shell(who) | audiences(who) | to_decide(who) | to_let_in(who) | unspoken_waiting(who) | to_erase(who)
    found |= unmaskings_waiting(who)
    found |= to_look_at(who) | to_know(who)
    for topic in TOPICS:
        if not reads(who, topic):
            continue
        found |= heading(topic)
        there = waits(who, topic)
        if there == []:
            found |= audience(topic)
        for post in there:
            found |= named(topic, post)
        if len(there) == 1:
            found |= first_line(topic, there[0])
        if is_asked(who, topic):
            found |= {f"authority {topic.asks}", f"id request {topic.key}"}
    return found


def directory(who: str) -> Labels:
    """Every authority, for every member."""
    if not speaks(who):
        return refused(who)
    found = shell(who)
    for authority in AUTHORITIES:
        found |= place(authority) | {f"id authority {authority}"}
    return found


def speaks_for(who: str, authority: str) -> bool:
    return speaks(who) and PEOPLE[who].authority == authority


def keeps_mailbox(who: str, authority: str) -> bool:
    if not has_second_factor(who):
        return False
    if PEOPLE[who].role == "secretariat":
        return True
    return PEOPLE[who].role == "focal_point" and PEOPLE[who].authority == authority


def is_heard_in(authority: str, topic: Topic) -> bool:
    """Whether words stand there under the name of an authority, or of somebody of it."""
    return any(
        PEOPLE[post.author].authority == authority and post.attribution != "party_only" and stands(post)
        for post in topic.posts
    )


def authority(who: str, key: str) -> Labels:
    if not speaks(who):
        return refused(who)
    found = shell(who) | place(key)
    for other in PEOPLE:
        if speaks_for(other, key):
            found |= {f"name {other}", f"id person {other}"}
    for topic in TOPICS:
        if reads(who, topic) and is_heard_in(key, topic):
            found |= heading(topic)
    if keeps_mailbox(who, key) or key in MAILBOXES:
        found.add(f"id authority {key}")
    return found


def letter(who: str, key: str) -> Labels:
    """The form says one's own address. That of the authority stands nowhere."""
    if not speaks(who) or key not in MAILBOXES:
        return refused(who)
    return shell(who) | {f"authority {key}", f"id authority {key}", f"email {who}"}


def mailbox(who: str, key: str) -> Labels:
    if not speaks(who) or not keeps_mailbox(who, key):
        return refused(who)
    found = shell(who) | {f"authority {key}", f"id authority {key}"}
    if key in MAILBOXES:
        found.add(f"mailbox {key}")
    return found
