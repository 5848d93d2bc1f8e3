"""One look at the database: everything the hub does at once, read in one snapshot, in a thread."""

import json
import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection
from django.utils import translation

from forum.events.models import RIGHTS, Event, Stream, id_of
from forum.live import items
from forum.live.registry import DOORS, RENDERERS, Opens, Rendered, Renderer, bounds_of
from forum.live.socket import Standing
from forum.live.visitors import Visitor, changed_among
from forum.policies.actor import Viewpoint

logger = logging.getLogger(__name__)

STEP = 50
"""Events that one frame, and so one look, takes of a stream from one standing: the size of a page's window."""

TAILS = {
    "postgresql": """
        SELECT stream.id, stream.epoch, stream.head, event.seq, event.kind, event.object_id
        FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[]) AS span(stream, after, upto)
        JOIN events_stream AS stream ON stream.id = span.stream
        LEFT JOIN events_event AS event
            ON event.stream_id = stream.id AND event.seq > span.after AND event.seq <= span.upto
        ORDER BY stream.id, event.seq
    """,
    "sqlite": """
        SELECT stream.id, stream.epoch, stream.head, event.seq, event.kind, event.object_id
        FROM json_each(%s) AS span
        JOIN events_stream AS stream ON stream.id = span.value ->> 0
        LEFT JOIN events_event AS event
            ON event.stream_id = stream.id AND event.seq > span.value ->> 1 AND event.seq <= span.value ->> 2
        ORDER BY stream.id, event.seq
    """,
}
"""The new events of all followed streams, with their heads, in one statement whatever the number of streams."""

SNAPSHOT = {
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "sqlite": "BEGIN DEFERRED",  # not Django's IMMEDIATE, which would take the one write lock
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for: who stands where, who asks for what, and whose rights to compare.

    If the rights stream has gone beyond `rights`, or `compare` says so, the rights of everybody are compared; else
    those of `unchecked` only, who came after the last time. With everybody's rights go those of the streams `followed`.
    """

    standings: Mapping[str, Collection[Standing]]
    asks: Collection[tuple[Visitor, str]]
    everybody: Collection[Visitor]
    unchecked: Collection[Visitor]
    rights: int
    compare: bool
    followed: Collection[str] = ()


@dataclass(slots=True)
class Tail:
    """How far a stream goes, and the events read of it, by their sequence; no row yet: nothing, in no epoch."""

    head: int = 0
    epoch: str = ""
    events: dict[int, Event] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found. `bounds` tells of streams what decides who may follow them, beside rights.

    `drawn` are the events read of each stream, encoded for each viewpoint that somebody stands at. A viewpoint for
    which they could not be drawn is left out.
    """

    rights: int
    changed: Mapping[Visitor, Visitor | None]
    allowed: Collection[tuple[Visitor, str]]
    bounds: Mapping[str, str]
    tails: Mapping[str, Tail]
    drawn: Mapping[str, Mapping[Viewpoint, Mapping[int, str]]]


def look(plan: Plan) -> Seen:
    """Look once. An error closes the connection, so that the next look opens a good one."""
    try:
        with _one_snapshot():
            tails, rights = _tails(plan)
            everybody = plan.compare or rights != plan.rights
            changed = changed_among(plan.everybody if everybody else plan.unchecked)
            allowed = _allowed(plan.asks, changed)
            bounds = bounds_of({name for _, name in plan.asks}.union(plan.followed if everybody else ()))
            return Seen(rights, changed, allowed, bounds, tails, _drawn(plan.standings, tails))
    except Exception:
        connection.close()
        raise


@contextmanager
def _one_snapshot() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOT[connection.vendor])
        yield
        cursor.execute("ROLLBACK")


def _tails(plan: Plan) -> tuple[dict[str, Tail], int]:
    """The tail of each stream of the plan, and the head of the rights stream."""
    names = {id_of(name): name for name in plan.standings}
    tails = {name: Tail() for name in plan.standings}
    rights = 0
    spans = [
        (pk, after, upto) for pk, name in names.items() for after, upto in spans_of(s.seq for s in plan.standings[name])
    ]
    for pk, epoch, head, seq, kind, object_id in _rows([*spans, (RIGHTS, 0, 0)]):
        if pk == RIGHTS:
            rights = head
            continue
        tail = tails[names[pk]]
        tail.head, tail.epoch = head, str(epoch)
        if seq is not None:
            tail.events[seq] = Event(stream=_stream(names[pk], pk), seq=seq, kind=kind, object_id=object_id)
    return tails, rights


def spans_of(sequences: Iterable[int]) -> list[tuple[int, int]]:
    """What to read for readers who stand at these sequences: (after, up to), the overlapping ones joined."""
    spans: list[tuple[int, int]] = []
    for after in sorted(set(sequences)):
        if spans and after <= spans[-1][1]:
            spans[-1] = (spans[-1][0], after + STEP)
        else:
            spans.append((after, after + STEP))
    return spans


def _rows(spans: list[tuple[UUID, int, int]]) -> Iterator[tuple[UUID, UUID, int, int | None, str, UUID | None]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(TAILS["postgresql"], [list(column) for column in zip(*spans, strict=True)])
            yield from cursor
        else:
            cursor.execute(TAILS["sqlite"], [json.dumps([(pk.hex, after, upto) for pk, after, upto in spans])])
            for pk, epoch, head, seq, kind, object_id in cursor:
                yield UUID(pk), UUID(epoch), head, seq, kind, UUID(object_id) if object_id else None


def _stream(name: str, pk: UUID) -> Stream:
    kind, _, subject = name.partition(":")
    return Stream(id=pk, kind=kind, subject=subject)


def _allowed(
    asks: Collection[tuple[Visitor, str]], changed: Mapping[Visitor, Visitor | None]
) -> set[tuple[Visitor, str]]:
    """The asks that the rule book grants to their visitor as they are now."""
    opens = _opened({name for _, name in asks})
    allowed = set()
    for visitor, name in asks:
        kind, _, subject = name.partition(":")
        now = changed.get(visitor, visitor)
        if now and kind in opens and opens[kind](now.actor, subject):
            allowed.add((visitor, name))
    return allowed


def _opened(names: Collection[str]) -> dict[str, Opens]:
    subjects: dict[str, set[str]] = {}
    for name in names:
        kind, _, subject = name.partition(":")
        subjects.setdefault(kind, set()).add(subject)
    return {kind: DOORS[kind](subjects[kind]) for kind in subjects if kind in DOORS}


def _drawn(
    standings: Mapping[str, Collection[Standing]], tails: Mapping[str, Tail]
) -> dict[str, dict[Viewpoint, dict[int, str]]]:
    """Each event, encoded once for each viewpoint from which somebody has still to see it."""
    drawn: dict[str, dict[Viewpoint, dict[int, str]]] = {}
    for name, tail in tails.items():
        first: dict[Viewpoint, int] = {}
        for viewpoint, seq in standings[name]:
            first[viewpoint] = min(seq, first.get(viewpoint, seq))
        for viewpoint, after in first.items():
            if events := [event for seq, event in tail.events.items() if seq > after]:
                try:
                    drawn.setdefault(name, {})[viewpoint] = _encoded(name, events, viewpoint)
                except (OperationalError, InterfaceError):
                    raise  # the database is away: look again later
                except Exception:
                    logger.exception("Events of %s could not be drawn; who follows it is told to fetch the page.", name)
    return drawn


def _encoded(name: str, events: list[Event], viewpoint: Viewpoint) -> dict[int, str]:
    drawn: dict[int, Rendered] = {}
    if viewpoint.detail:
        by_renderer: dict[Renderer, list[Event]] = {}
        for event in events:
            if event.kind in RENDERERS:
                by_renderer.setdefault(RENDERERS[event.kind], []).append(event)
        with translation.override(viewpoint.language):
            for render, batch in by_renderer.items():
                drawn.update(render(batch, viewpoint))
    return {event.seq: items.happened(name, event.seq, event.kind, drawn.get(event.seq)) for event in events}
