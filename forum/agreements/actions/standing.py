"""Rows of files of ours come to stand: told apart from what stands already, so that nothing changes twice."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import F, Model

from forum.agreements.actions.versions import keep
from forum.agreements.models import Fact, Framework, Participation

AFact = TypeVar("AFact", bound=Fact)
Sources = Mapping[Any, Collection[str]]
"""For the key of a row the codes of its sources."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows are new, changed, and left alone because a correction stands."""

    new: int = 0
    changed: int = 0
    corrected: int = 0


def stand(rows: Sequence[Model], sources: Sources, columns: Collection[str]) -> Count:
    """Let rows of one model, known by their keys, stand as `columns` of them say."""
    if not rows:
        return Count()
    known = type(rows[0])._default_manager.in_bulk([row.pk for row in rows])
    before = sources_of(type(rows[0]), known) if sources else {}
    new = [row for row in rows if row.pk not in known]
    changed = [row for row in rows if row.pk in known and _differs(row, known[row.pk], sources, before, columns)]
    left = [row for row in changed if getattr(known[row.pk], "corrected_at", None)]
    changed = [row for row in changed if row not in left]
    for row in changed:
        if isinstance(row, Fact):
            keep(known[row.pk], sources=before[row.pk])  # type: ignore[arg-type]
            row.version = known[row.pk].version + 1  # type: ignore[attr-defined]
    type(rows[0])._default_manager.bulk_create(new)
    if changed:
        fields = [*columns, "version"] if isinstance(changed[0], Fact) else columns
        type(rows[0])._default_manager.bulk_update(changed, fields)
    _set_sources([*new, *changed], sources)
    rights_moved({row.framework_id for row in [*new, *changed] if isinstance(row, Participation)})
    return Count(len(new), len(changed), len(left))


def rights_moved(frameworks: Collection[str]) -> None:
    """Make every Actor of a Party of these frameworks stale: who takes part in them has changed."""
    Framework.objects.filter(pk__in=frameworks).update(rights_version=F("rights_version") + 1)


def sources_of(model: type[Model], keys: Collection[Any]) -> dict[Any, list[str]]:
    """For each of these keys the codes of its sources, in order. One query."""
    through, owner = _through(model)
    found: dict[Any, list[str]] = {key: [] for key in keys}
    links = through._default_manager.filter(**{f"{owner}__in": found}).order_by("source_id")
    for key, source in links.values_list(owner, "source_id"):
        found[key].append(source)
    return found


def _differs(row: Model, now: Model, sources: Sources, before: Sources, columns: Collection[str]) -> bool:
    names = [row._meta.get_field(column).attname for column in columns]  # type: ignore[union-attr]
    if any(getattr(row, name) != getattr(now, name) for name in names):
        return True
    return row.pk in sources and sorted(sources[row.pk]) != before[row.pk]


def _set_sources(rows: Sequence[Model], sources: Sources) -> None:
    if not sources or not rows:
        return
    through, owner = _through(type(rows[0]))
    keys = [row.pk for row in rows]
    through._default_manager.filter(**{f"{owner}__in": keys}).delete()
    through._default_manager.bulk_create(
        through(**{owner: key, "source_id": source}) for key in keys for source in sources[key]
    )


def _through(model: type[Model]) -> tuple[type[Model], str]:
    """The table that links a model with its sources, and the column for the model's key."""
    through = model._meta.get_field("sources").remote_field.through  # type: ignore[union-attr]
    return through, f"{model._meta.model_name}_id"
