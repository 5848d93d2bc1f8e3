"""What of a case study is drawn the same for its page and for everybody reading it live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.template import engines
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from forum.cases.models import CaseStudy, Partner
from forum.events.models import Event, StreamKind
from forum.policies.actor import Viewpoint

CASE_STATE = "case-state"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A fragment with the identifier of the element that it takes the place of."""

    target: str
    html: str


def state_html(case: CaseStudy) -> SafeString:
    """How a case stands: withdrawn, not confirmed since, its current version, how many of its partners confirmed."""
    assert case.current is not None  # noqa: S101 (only what was published is read)
    partners = Partner.objects.confirmed_in(case.current).count()
    draw = engines["jinja2"].get_template("cases/_state.html").render
    return mark_safe(draw({"case": case, "version": case.current, "partners": partners}))  # noqa: S308


def render(events: Sequence[Event], viewpoint: Viewpoint) -> Mapping[int, Rendered]:
    """Today's state of the case that events of one thread are about, by their sequence. Two queries.

    Lists and authorities are told of the same things on streams of their own: there nothing is drawn.
    """
    if events[0].stream.kind != StreamKind.THREAD:
        return {}
    case = CaseStudy.objects.with_audience().get(thread=UUID(events[0].stream.subject))
    with translation.override(viewpoint.language):
        drawn = Rendered(CASE_STATE, state_html(case))
    return {event.seq: drawn for event in events}
