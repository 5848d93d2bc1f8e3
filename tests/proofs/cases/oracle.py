"""Who is shown what of case studies, in plain ifs: a second opinion, which shares no code with the forum."""

from tests.proofs.cases.plan import CASES, Case, words
from tests.proofs.oracle.rights import Labels, place, refused, shell, speaks
from tests.proofs.plan import AUTHORITIES, PEOPLE


def was_published(case: Case) -> bool:
    return case.state != "unpublished"


def reads(who: str, case: Case) -> bool:
    """What was published has readers, if only of its stone."""
    if not was_published(case):
        return False
    return case.public or speaks(who)


def writes(who: str, authority: str) -> bool:
    if not speaks(who):
        return False
    return PEOPLE[who].authority == authority and PEOPLE[who].role in ("official", "focal_point")


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


def own_authority(who: str) -> Labels:
    """Lists follow the stream of what is for one's own authority only."""
    return {f"id authority {PEOPLE[who].authority}"} if speaks(who) else set()


def cases(who: str) -> Labels:
    """The list: rows, and in its facets the Parties of what stands in them."""
    found = shell(who) | own_authority(who)
    for case in CASES:
        if reads(who, case) and case.state == "published":
            found |= title(case) | {f"case {case.key} {case.versions} why"} | place(case.authority)
            for authority in (case.authority, *confirmed(case)):
                found.add(f"party {AUTHORITIES[authority]}")
            if speaks(who):
                found.add(f"id thread {case.key}")
    return found


def below(who: str, case: Case) -> Labels:
    """The discussion, for members: the case in one sentence, and what was replied."""
    if not speaks(who):
        return set()
    found = {f"id thread {case.key}", f"id authority {PEOPLE[who].authority}"}
    found |= {f"id reply {case.key} 0", f"id reply {case.key} 1", f"case {case.key} reply", f"case {case.key}"}
    found |= {"name expert", "id person expert"} | place("university")
    if case.state == "published":
        found |= {f"case {case.key} {case.versions} why"} | place(case.authority)
    return found


def similar(who: str, case: Case) -> Labels:
    """Others to compare with: all have the same tool."""
    found: Labels = set()
    for other in CASES:
        is_elsewhere = AUTHORITIES[other.authority] != AUTHORITIES[case.authority]
        if is_elsewhere and reads(who, other) and other.state == "published":
            found |= title(other) | {f"party {AUTHORITIES[other.authority]}"}
    return found


def asked(who: str, case: Case) -> Labels:
    """Whether the reader may answer for an authority that is named."""
    for partner, state in case.partners:
        if state == "asked" and keeps(who, partner):
            return {f"id partner {case.key} {partner}"}
    return set()


def stone(case: Case) -> Labels:
    return title(case) | place(case.authority) | {f"case {case.key} reason"}


def case(who: str, case: Case) -> Labels:
    if not reads(who, case):
        return shell(who)
    if case.state == "withdrawn":
        return shell(who) | stone(case) | below(who, case)
    found = shell(who) | title(case) | words(case, case.versions) | by_line(case)
    return found | below(who, case) | similar(who, case) | asked(who, case)


def version(who: str, case: Case, number: int) -> Labels:
    """Where a citation leads."""
    if not reads(who, case) or number > case.versions:
        return shell(who)
    if case.state == "withdrawn":
        return shell(who) | stone(case)
    return shell(who) | {f"case {case.key}"} | words(case, number) | by_line(case)


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
    found = shell(who) | own_authority(who)
    for case in CASES:
        if was_published(case):
            found |= listed_thread(case)
    return found


def refused_form(who: str, case: Case, act: str) -> set[int] | None:
    """How a form about a case is refused; None if it may be sent."""
    if not speaks(who):
        return {302, 403}
    if not was_published(case):
        return {404}
    if act == "revision":
        return None if writes(who, case.authority) and case.state == "published" else {403, 404}
    return None if keeps(who, case.authority) and case.state == "published" else {403}


def refused_partner(who: str, case: Case, partner: str, state: str) -> set[int] | None:
    """How an answer for a partner is refused; None if it may be given."""
    if not speaks(who):
        return {302, 403}
    if not writes(who, partner):
        return {404}
    return None if keeps(who, partner) and state == "asked" and case.state == "published" else {403}
