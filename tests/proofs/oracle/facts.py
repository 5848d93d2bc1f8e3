"""What pages of facts show: facts to everybody, proposals to members, threads to who reads them."""

from tests.proofs.oracle.rights import Labels, place, reads, refused, shell, speaks
from tests.proofs.oracle.threads import heading, stands
from tests.proofs.plan import AUTHORITIES, FACTS, FRAMEWORKS, PEOPLE, PROPOSALS, TOPICS, Fact, Proposal

NOW = {"proposal accepted words"}
"""What the fact that was corrected says now."""


def frameworks(who: str) -> Labels:
    return shell(who)


def framework(who: str, code: str) -> Labels:
    found = shell(who) | every_thread(who) | {f"party {party}" for party in FRAMEWORKS[code]}
    for fact in FACTS:
        if fact.framework == code:
            found.add(f"id fact {fact.key}")
            if fact.key == "body":
                found |= NOW | {"proposal accepted source"}
    return found


def tools(who: str) -> Labels:
    return shell(who)


def tool(who: str) -> Labels:
    return shell(who) | every_thread(who)


def party(who: str, code: str) -> Labels:
    found = shell(who) | {f"party {code}"}
    found |= {f"id fact {fact.key}" for fact in FACTS if fact.party == code}
    if not speaks(who):
        return found
    for key, other in AUTHORITIES.items():
        if other == code:
            found |= {f"authority {key}", f"id authority {key}"}
    for topic in TOPICS:
        # Words that are gone name nobody, so their thread is nobody's.
        started = stands(topic.posts[0]) and AUTHORITIES[PEOPLE[topic.author].authority] == code
        asked = topic.asks != "" and AUTHORITIES[topic.asks] == code
        if (started or asked) and reads(who, topic):
            found |= heading(topic)
    return found


def every_thread(who: str) -> Labels:
    """All carry the same tags."""
    found: Labels = set()
    for topic in TOPICS:
        if reads(who, topic):
            found |= heading(topic)
    return found


def says(fact: Fact) -> Labels:
    """What stands on the page of a fact for everybody."""
    found = {f"id fact {fact.key}"}
    if fact.party:
        found.add(f"party {fact.party}")
    if fact.key == "body":
        found |= NOW
    return found


def fact(who: str, fact: Fact) -> Labels:
    found = shell(who) | says(fact)
    if fact.key == "body":
        found |= {"fact old", "proposal accepted source"}
    if speaks(who):
        for proposal in PROPOSALS:
            if proposal.fact == fact.key:
                found |= proposed(proposal)
    return found


def proposed(proposal: Proposal) -> Labels:
    found = {f"id correction {proposal.key}", f"name {proposal.proposer}"} | place(PEOPLE[proposal.proposer].authority)
    found |= {f"proposal {proposal.key} {what}" for what in ("words", "source", "why")}
    if proposal.state != "open":
        found.add("name secretariat")
    if proposal.state == "declined":
        found.add(f"proposal {proposal.key} reason")
    return found


def propose(who: str, fact: Fact) -> Labels:
    if not may_propose(who):
        return refused(who)
    return shell(who) | says(fact)


def may_propose(who: str) -> bool:
    if not speaks(who):
        return False
    return PEOPLE[who].role not in ("moderator", "secretariat") or PEOPLE[who].powers


def may_decide(who: str, proposal: Proposal) -> bool:
    if not speaks(who) or not PEOPLE[who].powers or proposal.state != "open":
        return False
    if PEOPLE[who].role == "secretariat":
        return True
    about = {fact.key: fact.party for fact in FACTS}[proposal.fact]
    return PEOPLE[who].role == "focal_point" and about != "" and AUTHORITIES[PEOPLE[who].authority] == about


def to_decide(who: str) -> Labels:
    found = set()
    for proposal in PROPOSALS:
        if may_decide(who, proposal):
            found |= {f"id correction {proposal.key}", f"id fact {proposal.fact}", f"name {proposal.proposer}"}
            found.add(f"proposal {proposal.key} why")
    return found
