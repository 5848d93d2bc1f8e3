"""A fact says something else because a correction of it was accepted. A step: it belongs inside a verb."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from forum.agreements.actions.standing import rights_moved, sources_of
from forum.agreements.actions.versions import keep
from forum.agreements.models import Fact, Participation, Source, Standing


def correct(
    fact: Fact, changes: Mapping[str, str], *, source: Source, as_of: str, at: datetime, correction: UUID
) -> None:
    """Let a locked fact say, by field, what a correction says, from one new source; what it said before is kept.

    Raises `ValidationError` for what the fact cannot say.
    """
    keep(fact, sources=sources_of(type(fact), [fact.pk])[fact.pk], correction=correction)
    for name, text in changes.items():
        field = fact._meta.get_field(name)
        setattr(fact, name, field.to_python(text or None) if field.null else field.to_python(text))  # type: ignore[union-attr]
    fact.standing, fact.as_of = Standing.CONFIRMED, as_of
    fact.version, fact.corrected_at = fact.version + 1, at
    fact.clean_fields()
    source.save(force_insert=True)
    fact.save()
    fact.sources.set([source])
    if isinstance(fact, Participation):
        rights_moved({fact.framework_id})
