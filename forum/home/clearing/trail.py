"""The trail of what an authority cleared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import cached_property

from forum.cases.models import CaseVersion
from forum.discussions.models import Reply, ReplyRevision
from forum.policies.actor import Actor
from forum.publishing.models import ClearanceStep

STEPS = 50
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One step, with what it was about as far as that stands today."""

    step: ClearanceStep
    title: str
    address: str


class Trail:
    """The steps of an authority's words, the newest first, with their titles in two queries for any number of steps."""

    def __init__(self, actor: Actor, before: datetime | None = None) -> None:
        self.actor, self._before = actor, before

    @property
    def steps(self) -> QuerySet[ClearanceStep]:
        steps = ClearanceStep.objects.visible_to(self.actor).select_related("author__person", "by__person")
        return (steps.filter(at__lt=self._before) if self._before else steps).order_by("-at", "-pk")

    @cached_property
    def page(self) -> list[TrailRow]:
        return list(self.rows(self.steps[: STEPS + 1]))

    @property
    def rows_shown(self) -> list[TrailRow]:
        return self.page[:STEPS]

    @property
    def older(self) -> str:
        """Since when there are older steps than are shown; empty if there are none."""
        return self.page[STEPS - 1].step.at.isoformat() if len(self.page) > STEPS else ""

    def rows(self, steps: Iterable[ClearanceStep]) -> Iterable[TrailRow]:
        """Rows for these steps, read at once."""
        known = list(steps)
        titles = self._titles({step.words for step in known})
        for step in known:
            yield TrailRow(step, *titles.get(step.words, ("", "")))

    def _titles(self, words: set[UUID]) -> dict[UUID, tuple[str, str]]:
        replies = Reply.objects.visible_to(self.actor).filter(pk__in=words).select_related("thread")
        versions = CaseVersion.objects.written_by(self.actor).filter(pk__in=words)
        unspoken = ReplyRevision.objects.visible_to(self.actor).filter(pk__in=words).select_related("thread")
        return {
            **{reply.pk: (reply.thread.title, reply.get_absolute_url()) for reply in replies},
            **{one.pk: (one.title, one.get_absolute_url()) for one in versions},
            **{one.pk: (one.title, one.get_absolute_url()) for one in unspoken},
        }
