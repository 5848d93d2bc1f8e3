"""The case studies of the canary proofs in plain data, beside the people of the other plan. Nothing of the forum."""

from dataclasses import dataclass

from tests.proofs.plan import LABELS


@dataclass(frozen=True)
class Case:
    """A case study of an authority: how far it came, for whom, and what the partners said whom it names.

    It is for members, unless it is for everybody, a framework's Parties, a group, or its `own` authority's people.
    `versions` are published; `next_state` is that of one which is not.
    """

    key: str
    authority: str
    state: str = "published"
    public: bool = False
    framework: str = ""
    group: str = ""
    own: bool = False
    partners: tuple[tuple[str, str], ...] = ()
    versions: int = 1
    next_state: str = ""


OWN, OTHER = "migration_qm", "immigration_qn"
AUTHORS = {OWN: ("official_qm", "focal_qm"), OTHER: ("official_qn", "focal_qn")}
"""Who writes for an authority, and who publishes."""


def authors(case: Case) -> tuple[str, str]:
    """Who wrote it, and who published it: for a group, who belongs to it."""
    return ("focal_qm", "focal_qm") if case.group else AUTHORS[case.authority]


def replier(case: Case) -> str:
    """Who has replied below it."""
    if case.framework:
        return "labour_qm"
    return "colleague_qm" if case.own else "expert"


CASES = (
    Case("draft", OWN, "unpublished", partners=((OTHER, "named"),), versions=0, next_state="draft"),
    Case("in review", OWN, "unpublished", public=True, versions=0, next_state="in_review"),
    Case("returned", OWN, "unpublished", versions=0, next_state="returned"),
    Case("members", OWN, partners=((OTHER, "confirmed"), ("labour_qm", "asked")), next_state="in_review"),
    Case("public", OWN, public=True, partners=(("passports_qo", "asked"), (OTHER, "declined")), versions=2),
    Case("neighbour", OTHER, public=True, partners=((OWN, "asked"),), next_state="draft"),
    Case("gone", OWN, "withdrawn", partners=((OTHER, "confirmed"),)),
    Case("gone public", OWN, "withdrawn", public=True, versions=2),
    Case("parties", OWN, framework="FWX", partners=((OTHER, "asked"), ("passports_qo", "asked")), next_state="draft"),
    Case("drafting", OWN, group="drafting", partners=(("passports_qo", "asked"),), next_state="in_review"),
    Case("own", OWN, own=True, partners=((OTHER, "asked"),), versions=2),
    Case("gone parties", OTHER, "withdrawn", framework="FWX"),
)

WORDS = ("title", "why", "context", "source", "result", "resources")
"""What each version has a canary in."""


def numbers(case: Case) -> list[int]:
    """The numbers of the versions of a case, published or not."""
    return list(range(1, case.versions + (2 if case.next_state else 1)))


def words(case: Case, number: int) -> set[str]:
    """The canaries of a version."""
    return {f"case {case.key} {number} {what}" for what in WORDS}


CASE_LABELS = (
    LABELS
    | {label for case in CASES for number in numbers(case) for label in words(case, number)}
    | {f"case {case.key} {what}" for case in CASES for what in ("comments", "reason", "reply", "reply draft")}
)
