"""The one point at which the log grows."""

from collections import Counter
from functools import partial
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Case, F, PositiveBigIntegerField, Value, When
from django.utils import timezone

from forum.events import doorbell
from forum.events.envelopes import Envelope
from forum.events.models import Event, Pending, Stream


def publish(*envelopes: Envelope) -> None:
    """Append events to their streams, as the last thing a verb does; ring the doorbell after its commit.

    The heads are locked in the order of their identifiers until commit, so the order of a stream's sequence is the
    order of commits and has no holes.

    Raises `TransactionManagementError` outside a verb's transaction, `ValueError` without an envelope.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("publish() belongs inside a verb.")
    if not envelopes:
        raise ValueError("publish() needs at least one envelope.")
    heads = _advance(envelopes)
    events = Event.objects.bulk_create(_numbered(envelopes, heads))
    followers = followed_kinds().items()
    Pending.objects.bulk_create(
        Pending(follower=follower, event=event)
        for envelope, event in zip(envelopes, events, strict=True)
        for follower, kinds in followers
        if event.kind in kinds and not envelope.is_quiet
    )
    transaction.on_commit(partial(doorbell.ring, {stream: head for stream, (_, head) in heads.items()}), robust=True)


def followed_kinds() -> dict[str, frozenset[str]]:
    """The kinds of event that each registered follower wants to hear of."""
    return {name: import_module(path).KINDS for name, path in settings.EVENT_FOLLOWERS.items()}


def _advance(envelopes: tuple[Envelope, ...]) -> dict[UUID, tuple[int, int]]:
    """Lock the heads and move each by as many events as it gets; returns {stream: (old head, new head)}."""
    counts = Counter(envelope.stream_id for envelope in envelopes)
    heads = _locked_heads(counts)
    if missing := [envelope for envelope in envelopes if envelope.stream_id not in heads]:
        Stream.objects.bulk_create(
            (Stream(id=new.stream_id, kind=new.stream, subject=new.subject) for new in sorted(missing, key=_by_id)),
            ignore_conflicts=True,
        )
        heads = _locked_heads(counts)
    steps = Case(*(When(pk=stream, then=Value(count)) for stream, count in counts.items()))
    steps.output_field = PositiveBigIntegerField()
    Stream.objects.filter(pk__in=counts).update(head=F("head") + steps)
    return {stream: (head, head + counts[stream]) for stream, head in heads.items()}


def _by_id(envelope: Envelope) -> UUID:
    return envelope.stream_id


def _locked_heads(streams: Counter[UUID]) -> dict[UUID, int]:
    rows = Stream.objects.select_for_update().filter(pk__in=streams).order_by("pk")
    return dict(rows.values_list("pk", "head"))


def _numbered(envelopes: tuple[Envelope, ...], heads: dict[UUID, tuple[int, int]]) -> list[Event]:
    last = {stream: head for stream, (head, _) in heads.items()}
    now = timezone.now()
    events = []
    for envelope in envelopes:
        last[envelope.stream_id] += 1
        events.append(
            Event(
                stream_id=envelope.stream_id,
                seq=last[envelope.stream_id],
                kind=envelope.kind,
                object_id=envelope.object_id,
                at=now.replace(hour=0, minute=0, second=0, microsecond=0) if envelope.is_quiet else now,
            )
        )
    return events
