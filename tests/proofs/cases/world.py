"""Writes the case studies of the plan by the verbs that write them, and keeps which identifier stands for what."""

from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.review import publish_version, return_version, submit_version
from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_version
from forum.cases.models import CaseStudy, CaseVersion
from forum.policies.audience import EVERYBODY, MEMBERS, Audience
from forum.policies.vocabulary import AudienceKind
from forum.search.actions import bring_up_to_date
from forum.search.texts.sources import ON_RECORD
from tests import cast
from tests.case_studies import draft_by, write
from tests.errands import follow_up
from tests.proofs.apart import committed
from tests.proofs.cases.plan import AUTHORS, CASES, Case, authors, replier
from tests.proofs.gathering import change_groups, write_groups
from tests.proofs.plan import canary
from tests.proofs.world import Told, mark
from tests.threads import for_authority, for_parties, reply_in


def write_cases() -> Told:
    """Everybody, and every case study of the plan, each thing with its canary."""
    told = Told(cast.assemble())
    mark(told)
    write_groups(told)
    change_groups(told)
    for case in CASES:
        Writing(told, case).write()
    with committed():
        follow_up()
    bring_up_to_date(ON_RECORD)
    return told


class Writing:
    """Writes one case study of the plan."""

    def __init__(self, told: Told, case: Case) -> None:
        self.told, self.case = told, case
        author, focal_point = authors(case)
        self.author, self.focal_point = told.actor(author), told.actor(focal_point)

    def write(self) -> None:
        version = self.first()
        for number in range(1, self.case.versions + 1):
            if number > 1:
                version = self.another(number)
            self.publish(version)
        if self.case.versions and self.case.next_state:
            version = self.another(self.case.versions + 1)
        if self.case.next_state in ("in_review", "returned"):
            submit_version(self.author, version.pk)
        if self.case.next_state == "returned":
            return_version(self.focal_point, version.pk, comments=self.canary("comments"))
        if self.case.state == "withdrawn":
            withdraw_case(self.focal_point, version.case_id, reason=self.canary("reason"))

    def canary(self, what: object) -> str:
        return canary(f"case {self.case.key} {what}")

    def first(self) -> CaseVersion:
        partners = [self.told.cast.authorities[key] for key, _state in self.case.partners]
        version = draft_by(self.author, partners=partners, audience=self.readers().key)
        self.say(version, 1)
        return version

    def readers(self) -> Audience:
        told, case = self.told, self.case
        if case.public:
            return EVERYBODY
        if case.framework:
            return for_parties(told.cast.frameworks[case.framework])
        if case.group:
            return Audience(AudienceKind.GROUP, told.by_label[f"id group {case.group}"])
        return for_authority(told.cast.authorities[case.authority]) if case.own else MEMBERS

    def another(self, number: int) -> CaseVersion:
        version = begin_version(self.author, CaseVersion.objects.get(pk=self.version).case_id)
        self.say(version, number)
        return version

    def say(self, version: CaseVersion, number: int) -> None:
        """Put a canary into each kind of thing that a version says."""
        said = {what: canary(f"case {self.case.key} {number} {what}") for what in ("title", "why", "context")}
        write(self.author, version, "what", title=f"About {said['title']}", why_it_matters=said["why"])
        write(self.author, version, "story", context=said["context"])
        write(self.author, version, "means", staff=canary(f"case {self.case.key} {number} resources"))
        source = {"title": canary(f"case {self.case.key} {number} source"), "address": "https://reports.example/1"}
        result = {"indicator": canary(f"case {self.case.key} {number} result"), "value": "42", "source": 1}
        rows = {"sources": [source | {"issuer": "Service"}], "results": [result]}
        write(self.author, version, "evidence", rows=rows)
        self.version = version.pk
        self.told.name(f"id version {self.case.key} {number}", version.pk)

    def publish(self, version: CaseVersion) -> None:
        submit_version(self.author, version.pk)
        case = publish_version(self.focal_point, version.pk)
        if version.number == 1:
            self.name(case)
            self.partners(case)
            assert case.thread is not None
            other = self.told.actor(replier(self.case))
            reply = reply_in(case.thread, other, body=self.canary("reply"), cites="context")
            self.told.name(f"id reply {self.case.key} 1", reply.pk)

    def name(self, case: CaseStudy) -> None:
        assert case.thread is not None
        self.told.name(f"case {self.case.key}", case.identifier)
        self.told.name(f"id case {self.case.key}", case.pk)
        self.told.name(f"id thread {self.case.key}", case.thread.pk)
        self.told.name(f"id reply {self.case.key} 0", case.thread.replies.get(number=0).pk)
        self.told.threads[self.case.key] = case.thread

    def partners(self, case: CaseStudy) -> None:
        for key, state in self.case.partners:
            partner = case.partners.get(authority=self.told.cast.authorities[key])
            self.told.name(f"id partner {self.case.key} {key}", partner.pk)
            if state in ("confirmed", "declined"):
                _author, focal_point = AUTHORS[key]
                answer_as_partner(self.told.actor(focal_point), partner.pk, agrees=state == "confirmed")
