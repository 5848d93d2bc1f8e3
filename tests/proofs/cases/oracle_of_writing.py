"""Who is shown what of case studies that are being written, in plain ifs: their authority's own people, nobody else."""

from tests.proofs.cases.oracle import by_line, confirmed, keeps, readers, reads, title, was_published, works_at
from tests.proofs.cases.plan import CASES, Case, authors, numbers, replier, words
from tests.proofs.oracle.rights import Labels, audiences, place, refused, shell
from tests.proofs.plan import AUTHORITIES, GROUPS


def is_written(who: str, case: Case, number: int) -> bool:
    """Whether it is a version that is not published, of the reader's own authority."""
    return works_at(who, case) and number > case.versions


def can_be_changed(who: str, case: Case, number: int) -> bool:
    return is_written(who, case, number) and case.next_state != "in_review"


def name(case: Case) -> Labels:
    """What it is called, once a version of it was published."""
    return {f"case {case.key}"} if was_published(case) else set()


def working_title(case: Case, number: int) -> Labels:
    return {f"case {case.key} {number} title", f"id version {case.key} {number}"}


def comments(case: Case) -> Labels:
    return {f"case {case.key} comments"} if case.next_state == "returned" else set()


def beside(who: str, case: Case, number: int) -> Labels:
    """What stands at each step: the outline, with who saved it, and what the focal point said."""
    found = shell(who) | working_title(case, number) | name(case) | comments(case)
    if was_published(case) and case.group:
        found.add(f"id group {case.group}")  # of those who write and read it, on whose stream they hear of each other
    return found | {f"name {authors(case)[0]}", f"id authority {case.authority}"}


def begin(who: str) -> Labels:
    return refused(who)


def works(who: str) -> Labels:
    found = refused(who)
    for case in CASES:
        if not works_at(who, case):
            continue
        if case.next_state:
            found |= working_title(case, numbers(case)[-1]) | name(case) | comments(case)
            found.add(f"name {authors(case)[0]}")
        if was_published(case):
            found |= title(case)
    return found


def outline(who: str, case: Case, number: int) -> Labels:
    """Of what is published it leads to the page."""
    if not is_written(who, case, number):
        return name(case) if works_at(who, case) else refused(who)
    return beside(who, case, number)


def sections(who: str, case: Case, number: int) -> Labels:
    """All steps together: the words, and which authorities can be named as partners. In review they lead back."""
    if not is_written(who, case, number):
        return refused(who)
    if not can_be_changed(who, case, number):
        return {f"id version {case.key} {number}"}
    found = beside(who, case, number) | words(case, number)
    if was_published(case):
        found.add(f"id case {case.key}")  # what is like its title is looked for among others
        found |= readers(case)
    else:
        for key in GROUPS:
            if f"id group {key}" in audiences(who):
                found |= {f"group {key} name", f"id group {key}"}  # one of those for whom it may be
    for authority, party in AUTHORITIES.items():
        if party and authority != case.authority:
            found |= place(authority) | {f"id authority {authority}"}
        if party:
            found.add(f"party {party}")
    return found


def preview(who: str, case: Case, number: int) -> Labels:
    if not is_written(who, case, number):
        return refused(who)
    found = shell(who) | words(case, number) | by_line(case) | name(case) | {f"id version {case.key} {number}"}
    return found | readers(case)


def discarding(who: str, case: Case, number: int) -> Labels:
    if not can_be_changed(who, case, number):
        return refused(who)
    return shell(who) | working_title(case, number)


def review(who: str, case: Case, number: int) -> Labels:
    """The page as it would be, and what it changes."""
    if not is_written(who, case, number) or not reviews(who, case):
        return refused(who)
    found = shell(who) | words(case, number) | by_line(case) | name(case) | {f"id version {case.key} {number}"}
    found |= readers(case)
    if case.versions:
        found |= words(case, case.versions)
        found |= {f"authority {partner}" for partner in confirmed(case)}
    return found


def reviews(who: str, case: Case) -> bool:
    return works_at(who, case) and keeps(who, case.authority) and case.next_state == "in_review"


def waiting(who: str) -> Labels:
    """What is to be decided, what was returned to its writer, who is named as partner, replies to who published.

    And what is unread in discussions that one follows: who wrote the case, who published it, who replied.
    """
    found = refused(who)
    for case in CASES:
        if was_published(case) and who != authors(case)[1] and who in (authors(case)[0], replier(case)):
            found |= title(case) | {f"id thread {case.key}"} | readers(case)
        if was_published(case) and who == authors(case)[1]:
            found |= title(case) - name(case) | {f"case {case.key} reply", f"id reply {case.key} 1"}
            found.add(f"name {replier(case)}")
            found.add(f"id thread {case.key}")  # it stands once: among the words that wait
        if reviews(who, case):
            found |= working_title(case, numbers(case)[-1])
        if case.next_state == "returned" and who == authors(case)[0]:
            found |= working_title(case, numbers(case)[-1]) | comments(case)
        for partner, state in case.partners:
            if state == "asked" and case.state == "published" and reads(who, case) and keeps(who, partner):
                found |= title(case) | {f"authority {case.authority}"}
    return found


def refused_form(who: str, case: Case, number: int, act: str) -> bool:
    """Whether a form about a version is refused to who speaks."""
    if not is_written(who, case, number):
        return True
    if act in ("publication", "return"):
        return not reviews(who, case)
    if act == "taking-back":
        return case.next_state != "in_review"
    return not can_be_changed(who, case, number)
