"""What is still missing of a version, or too long: it can be saved so, but not handed in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from forum.cases.counting import words_in
from forum.cases.models import CaseVersion
from forum.cases.steps import MANY, ROWS
from forum.cases.template import FIELDS, SAFEGUARDS_TICKED, Field, sections_of
from forum.cases.vocabulary import CaseType, Form, Status

ANY_NUMBER = frozenset({*MANY, *ROWS})
"""Fields with any number of things."""

PLACEHOLDER = re.compile(
    r"\W*(n\W?/?\W?a|none|nothing|nil|tbd|not applicable|no|ok|todo|s\W?/?\W?o|néant|ninguno|нет)\W*", re.I
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to be mended before a version is handed in: in which field, and a sentence that says what."""

    field: str
    sentence: str | Promise


def faults(version: CaseVersion) -> list[Fault]:
    """Everything that keeps a version from being handed in, in the order of the form."""
    asked = [field for section in sections_of(version.form) for field in section.fields]
    found = [fault for field in asked for fault in _of_field(version, field)]
    if version.form == Form.FULL:
        found += [*_of_period(version), *_of_results(version), *_of_rows(version), *_of_safeguards(version)]
    order = list(FIELDS)
    return sorted(found, key=lambda fault: order.index(fault.field))


def _of_field(version: CaseVersion, field: Field) -> Iterator[Fault]:
    if field.name == "what_did_not_work" and (text := version.what_did_not_work.strip()):
        yield from _of_failure(version, field, text)
        return
    if field.name in ANY_NUMBER:
        is_empty = not getattr(version, field.name).exists()
    else:
        is_empty = not getattr(version, field.name)
    if is_empty:
        if version.form in field.required and field.name != "results":
            yield Fault(field.name, format_lazy(_("“{field}” is still missing."), field=field.label))
    elif field.most:
        yield from _too_long(field, getattr(version, field.name))
    if field.name == "main_tool" and version.main_tool and version.main_tool not in version.tools.all():
        yield Fault("main_tool", _("The main tool must be one of the tools used."))


def _too_long(field: Field, text: str) -> Iterator[Fault]:
    if field.most and (words := words_in(text)) > field.most:
        sentence = _("“{field}” has {words} words; at most {most} are read.")
        yield Fault(field.name, format_lazy(sentence, field=field.label, words=words, most=field.most))


def _of_failure(version: CaseVersion, field: Field, text: str) -> Iterator[Fault]:
    """What did not work is asked for kindly, but asked for."""
    if PLACEHOLDER.fullmatch(text):
        sentence = _("Please say what did not work, however small: it is what others learn most from.")
        yield Fault(field.name, sentence)
    elif version.form == Form.FULL and field.least and words_in(text) < field.least:
        sentence = _("Please say a little more about what did not work: at least {least} words.")
        yield Fault(field.name, format_lazy(sentence, least=field.least))
    yield from _too_long(field, text)


def _of_period(version: CaseVersion) -> Iterator[Fault]:
    if version.period_start and version.period_end and version.period_end < version.period_start:
        yield Fault("period_end", _("The period ends before it begins."))
    if version.case_type == CaseType.PRACTICE and version.status == Status.PLANNED:
        yield Fault("status", _("A plan is not a practice yet. Choose another kind, or wait until it runs."))


def _of_results(version: CaseVersion) -> Iterator[Fault]:
    if not version.results.exists() and not version.not_measured_because.strip():
        yield Fault("results", _("Give at least one result, or say why nothing was measured."))


def _of_rows(version: CaseVersion) -> Iterator[Fault]:
    sources = {source.position for source in version.sources.all()}
    for result in version.results.all():
        if not (result.indicator and result.value):
            yield Fault("results", format_lazy(_("Result {row} needs an indicator and a value."), row=result.position))
        if result.source is not None and result.source not in sources:
            yield Fault(
                "results", format_lazy(_("Result {row} names a source that is not in the list."), row=result.position)
            )
    for source in version.sources.all():
        if not (source.title and source.issuer and source.address):
            yield Fault(
                "sources", format_lazy(_("Source {row} needs a title, an issuer and an address."), row=source.position)
            )
    for basis in version.legal_bases.all():
        if not (basis.instrument_id or basis.article):
            yield Fault(
                "legal_bases",
                format_lazy(_("Legal basis {row} names no instrument and no article."), row=basis.position),
            )
    for one in version.coordination.all():
        if not (one.body and one.part):
            yield Fault("coordination", format_lazy(_("Line {row} needs a body and its part."), row=one.position))


def _of_safeguards(version: CaseVersion) -> Iterator[Fault]:
    if not any(getattr(version, name) for name in SAFEGUARDS_TICKED):
        yield Fault("safeguards", _("Tick at least one of the safeguards that were looked at."))
