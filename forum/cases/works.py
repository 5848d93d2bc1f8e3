"""All case studies of an authority, as its own people see them: what is being written, and what stands."""

from django.utils.functional import cached_property

from forum.cases.models import CaseStudy, CaseVersion
from forum.policies.actor import Actor
from forum.policies.vocabulary import CaseState, VersionState

MOST = 200
"""The newest of each kind. No authority has written nearly so many."""


class Works:
    """Six lists, in the same few queries for any number of rows."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    @property
    def drafts(self) -> list[CaseVersion]:
        return self._in_state(VersionState.DRAFT)

    @property
    def returned(self) -> list[CaseVersion]:
        return self._in_state(VersionState.RETURNED)

    @property
    def in_review(self) -> list[CaseVersion]:
        return self._in_state(VersionState.IN_REVIEW)

    @property
    def unconfirmed(self) -> list[CaseStudy]:
        return [case for case in self._published if case.unconfirmed_since]

    @property
    def standing(self) -> list[CaseStudy]:
        return [case for case in self._published if not case.unconfirmed_since]

    @property
    def withdrawn(self) -> list[CaseStudy]:
        return [case for case in self._cases if case.state == CaseState.WITHDRAWN]

    @property
    def is_empty(self) -> bool:
        """Whether the authority has begun nothing yet."""
        return not self._versions and not self._cases

    def _in_state(self, state: VersionState) -> list[CaseVersion]:
        return [version for version in self._versions if version.state == state]

    @property
    def _published(self) -> list[CaseStudy]:
        return [case for case in self._cases if case.state == CaseState.PUBLISHED]

    @cached_property
    def _versions(self) -> list[CaseVersion]:
        versions = CaseVersion.objects.written_by(self.actor).in_the_works().select_related("case")
        return list(versions.prefetch_related("section_states__seat__person").order_by("-begun_at")[:MOST])

    @cached_property
    def _cases(self) -> list[CaseStudy]:
        cases = CaseStudy.objects.written_by(self.actor).exclude(state=CaseState.UNPUBLISHED)
        return list(cases.select_related("current", "thread").order_by("-updated_at")[:MOST])
