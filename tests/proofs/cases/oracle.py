"""Who is shown what of case studies, in plain ifs: a second opinion, which shares no code with the forum."""

from tests.proofs.cases.plan import CASES, Case, replier, words
from tests.proofs.oracle.rights import Labels, audiences, curates, place, reads_group, refused, shell, speaks
from tests.proofs.plan import AUTHORITIES, FRAMEWORKS, PEOPLE


def was_published(case: Case) -> bool:
    return case.state != "unpublished"


def reads(who: str, case: Case) -> bool:
    """What was published has readers, if only of its stone."""
    if not was_published(case):
        return False
    return case.public or belongs(who, case)


def belongs(who: str, case: Case) -> bool:
    """Whether somebody is let in, and one of those whom it is for: then its discussion is there for them, too."""
    if not speaks(who):
        return False
    if case.own:
        return PEOPLE[who].authority == case.authority
    if case.group:
        return reads_group(who, case.group)
    if case.framework == "" or curates(who):
        return True
    if PEOPLE[who].role not in ("official", "focal_point"):
        return False
    return AUTHORITIES[PEOPLE[who].authority] in FRAMEWORKS[case.framework]


def writes(who: str, authority: str) -> bool:
    if not speaks(who):
        return False
    return PEOPLE[who].authority == authority and PEOPLE[who].role in ("official", "focal_point")


def works_at(who: str, case: Case) -> bool:
    """Whether somebody writes at a case: what was published, as far as they read it."""
    return writes(who, case.authority) and (not was_published(case) or reads(who, case))


def keeps(who: str, authority: str) -> bool:
    return writes(who, authority) and PEOPLE[who].role == "focal_point" and PEOPLE[who].powers


def confirmed(case: Case) -> list[str]:
    return [key for key, state in case.partners if state == "confirmed"]


def by_line(case: Case) -> Labels:
    """Its authority, and the partners that want to be named."""
    found = place(case.authority)
    for partner in confirmed(case):
        found |= place(partner)
    return found


def title(case: Case) -> Labels:
    return {f"case {case.key} {case.versions} title", f"case {case.key}"}


def readers(case: Case) -> Labels:
    """Whom it is for, where that is said by a name."""
    if case.group:
        return {f"group {case.group} name"}
    return {f"authority {case.authority}"} if case.own else set()


def replied(case: Case) -> Labels:
    """By whom a reply stands below it."""
    who = replier(case)
    return {f"name {who}", f"id person {who}"} | place(PEOPLE[who].authority)


def cases(who: str) -> Labels:
    """The list: rows, and in its facets the Parties of what stands in them."""
    found = shell(who) | audiences(who)
    for case in CASES:
        if reads(who, case) and case.state == "published":
            found |= readers(case) | title(case) | {f"case {case.key} {case.versions} why"} | place(case.authority)
            for authority in (case.authority, *confirmed(case)):
                found.add(f"party {AUTHORITIES[authority]}")
            if speaks(who):
                found.add(f"id thread {case.key}")
    return found


def below(who: str, case: Case) -> Labels:
    """The discussion, for members: the case in one sentence, and what was replied."""
    if not belongs(who, case):
        return set()
    found = readers(case) | {f"id thread {case.key}", f"id authority {PEOPLE[who].authority}"}
    found |= {f"id reply {case.key} 0", f"id reply {case.key} 1", f"case {case.key} reply", f"case {case.key}"}
    found |= replied(case)
    if case.group:
        found.add(f"id group {case.group}")
    if case.state == "published":
        found |= {f"case {case.key} {case.versions} why"} | place(case.authority)
    return found


def similar(who: str, case: Case) -> Labels:
    """Others to compare with, the three that were published last: all have the same tool."""
    elsewhere = [other for other in CASES if AUTHORITIES[other.authority] != AUTHORITIES[case.authority]]
    found: Labels = set()
    for other in [other for other in elsewhere if reads(who, other) and other.state == "published"][-3:]:
        found |= title(other) | {f"party {AUTHORITIES[other.authority]}"}
    return found


def asked(who: str, case: Case) -> Labels:
    """Whether the reader may answer for an authority that is named."""
    for partner, state in case.partners:
        if state == "asked" and reads(who, case) and keeps(who, partner):
            return {f"id partner {case.key} {partner}"}
    return set()


def stone(case: Case) -> Labels:
    return title(case) | place(case.authority) | {f"case {case.key} reason"}


def case(who: str, case: Case) -> Labels:
    if not reads(who, case):
        return shell(who)
    if case.state == "withdrawn":
        return shell(who) | stone(case) | below(who, case)
    found = shell(who) | title(case) | words(case, case.versions) | by_line(case) | readers(case)
    return found | below(who, case) | similar(who, case) | asked(who, case)


def version(who: str, case: Case, number: int) -> Labels:
    """Where a citation leads."""
    if not reads(who, case) or number > case.versions:
        return shell(who)
    if case.state == "withdrawn":
        return shell(who) | stone(case)
    return shell(who) | {f"case {case.key}"} | words(case, number) | by_line(case) | readers(case)


def versions(who: str, case: Case) -> Labels:
    """What each version changed; of the first one only that it is."""
    if not reads(who, case) or case.state == "withdrawn":
        return shell(who)
    found = shell(who) | {f"case {case.key}"}
    if case.versions > 1:
        for number in range(1, case.versions + 1):
            found |= words(case, number)
    return found


def citation(who: str, case: Case) -> Labels:
    if not reads(who, case) or case.state == "withdrawn":
        return shell(who)
    return shell(who) | title(case) | by_line(case)


def withdrawal(who: str, case: Case) -> Labels:
    if not reads(who, case) or not keeps(who, case.authority) or case.state == "withdrawn":
        return refused(who)
    return shell(who) | title(case)


def listed_thread(case: Case) -> Labels:
    """Its discussion in a list of threads: the stone of what is withdrawn has a title too."""
    return title(case) | {f"id thread {case.key}"}


def exchange(who: str) -> Labels:
    if not speaks(who):
        return refused(who)
    found = shell(who) | audiences(who)
    for case in CASES:
        if belongs(who, case) and was_published(case):
            found |= listed_thread(case) | readers(case)
    return found


def refused_form(who: str, case: Case, act: str) -> set[int] | None:
    """How a form about a case is refused; None if it may be sent."""
    if not speaks(who):
        return {302, 403}
    if not reads(who, case):
        return {404}
    if act == "revision":
        return None if writes(who, case.authority) and case.state == "published" else {403, 404}
    return None if keeps(who, case.authority) and case.state == "published" else {403}


def refused_partner(who: str, case: Case, partner: str, state: str) -> set[int] | None:
    """How an answer for a partner is refused; None if it may be given."""
    if not speaks(who):
        return {302, 403}
    if not writes(who, partner) or not reads(who, case):
        return {404}
    return None if keeps(who, partner) and state == "asked" and case.state == "published" else {403}
