"""The outline of a version being written: its steps, what is saved of each, by whom and when, and what is missing."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise, cached_property

from forum.cases.completeness import faults
from forum.cases.events import stream_of_writers
from forum.cases.models import CaseStudy, CaseVersion, SectionState
from forum.cases.template import Section, sections_of
from forum.events.heads import Head, head_of
from forum.policies import cases as may
from forum.policies.actor import Actor


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to be mended, with the way to the very field."""

    sentence: str | Promise
    address: str


@dataclass(slots=True)
class Step:
    """A section with how far it has come."""

    section: Section
    address: str
    saved: SectionState | None
    missing: list[Missing] = field(default_factory=list)


class Outline:
    """One writer's view of a version. What follows live begins at `head`, which is read before the version."""

    def __init__(self, actor: Actor, version: CaseVersion, head: Head, at: str = "") -> None:
        self.actor, self.version, self.head, self.at = actor, version, head, at

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of the form, each with what is missing of it."""
        saved = {state.section: state for state in self.version.section_states.all()}
        steps = [
            Step(section, self._address(section), saved.get(section.key)) for section in sections_of(self.version.form)
        ]
        step_of = {one.name: step for step in steps for one in step.section.fields}
        for fault in faults(self.version):
            step = step_of[fault.field]
            step.missing.append(Missing(fault.sentence, f"{step.address}#id_{fault.field}"))
        return steps

    @property
    def missing(self) -> list[Missing]:
        """Everything that keeps the version from being handed in, in the order of the form."""
        return [one for step in self.steps for one in step.missing]

    @property
    def number(self) -> int:
        """The number of the step at which the writer is, from 1; one more than there are for the last page."""
        keys = [step.section.key for step in self.steps]
        return keys.index(self.at) + 1 if self.at in keys else len(keys) + 1

    @property
    def next_address(self) -> str:
        """Where one goes on after this step: the next one, or what is still missing."""
        after = self.steps[self.number : self.number + 1]
        return after[0].address if after else self.version.get_absolute_url()

    @property
    def safeguards_prompt(self) -> list[str]:
        """The names of the tools chosen that touch rights."""
        return [tool.name for tool in self.version.tools.all() if tool.asks_safeguards]

    @property
    def may_write(self) -> bool:
        """Whether words can be changed now."""
        return bool(may.write_version(self.actor, self.version))

    @property
    def may_review(self) -> bool:
        """Whether the reader publishes or returns it now."""
        return bool(may.review_version(self.actor, self.version))

    @property
    def may_take_back(self) -> bool:
        """Whether it can be written on at once."""
        return bool(may.take_back(self.actor, self.version))

    def _address(self, section: Section) -> str:
        return reverse("cases:section", args=[self.version.pk, section.key])


def head_for(case: CaseStudy) -> Head:
    """Where the stream stands on which those who write at a case hear of each other."""
    return head_of(stream_of_writers(case))
