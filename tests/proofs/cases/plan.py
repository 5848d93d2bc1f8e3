"""The case studies of the canary proofs in plain data, beside the people of the other plan. Nothing of the forum."""

from dataclasses import dataclass

from tests.proofs.plan import LABELS


@dataclass(frozen=True)
class Case:
    """A case study of an authority: how far it came, for whom, and what the partners said whom it names.

    `versions` are published; `next_state` is that of one which is not.
    """

    key: str
    authority: str
    state: str = "published"
    public: bool = False
    partners: tuple[tuple[str, str], ...] = ()
    versions: int = 1
    next_state: str = ""


OWN, OTHER = "migration_qm", "immigration_qn"
AUTHORS = {OWN: ("official_qm", "focal_qm"), OTHER: ("official_qn", "focal_qn")}
"""Who writes for an authority, and who publishes."""

CASES = (
    Case("draft", OWN, "unpublished", partners=((OTHER, "named"),), versions=0, next_state="draft"),
    Case("in review", OWN, "unpublished", public=True, versions=0, next_state="in_review"),
    Case("returned", OWN, "unpublished", versions=0, next_state="returned"),
    Case("members", OWN, partners=((OTHER, "confirmed"), ("labour_qm", "asked")), next_state="in_review"),
    Case("public", OWN, public=True, partners=(("passports_qo", "asked"), (OTHER, "declined")), versions=2),
    Case("neighbour", OTHER, public=True, partners=((OWN, "asked"),), next_state="draft"),
    Case("gone", OWN, "withdrawn", partners=((OTHER, "confirmed"),)),
    Case("gone public", OWN, "withdrawn", public=True, versions=2),
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
