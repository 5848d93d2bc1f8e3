"""What a person has read of a thread."""

from forum.discussions.models import ReadRange, ReadState, Thread
from forum.discussions.ranges import Range, joined, length, less, without
from forum.policies.actor import Actor
from forum.publishing.attribution import Speaker


def locked_state(reader: Speaker, thread: Thread) -> ReadState:
    """The row that says how much somebody has read of a thread, locked until commit."""
    ReadState.objects.get_or_create(person_id=reader.person, thread=thread, defaults={"seat_id": reader.seat})
    return ReadState.objects.select_for_update().get(person_id=reader.person, thread=thread)


def add_to_read(reader: Speaker, thread: Thread, ranges: list[Range]) -> list[Range]:
    """Note numbers as read, in the transaction of a verb; those that were not before.

    Numbers the thread does not have are left out. What is read of a masked room is known to the reader's device only.
    """
    if thread.is_masked:
        return []
    within = [(max(first, 0), min(last, thread.last_number)) for first, last in ranges]
    known = [(first, last) for first, last in within if first <= last]
    if not known:
        return []
    state = locked_state(reader, thread)
    before = _ranges_of(state)
    _write(state, joined([*before, *known]))
    return less(known, before)


def take_from_read(actor: Actor, thread: Thread, ranges: list[Range]) -> None:
    """Note numbers as unread, in the transaction of a verb. Who has read nothing yet is left alone."""
    state = ReadState.objects.select_for_update().filter(person_id=actor.person, thread=thread).first()
    if state:
        _write(state, less(_ranges_of(state), ranges))


def keep_read_below(actor: Actor, thread: Thread, number: int) -> None:
    """Note everything from a number on as unread."""
    state = locked_state(actor, thread)
    _write(state, without(_ranges_of(state), number))


def read_by(actor: Actor, thread: Thread) -> list[Range]:
    """The ranges that the actor has read of a thread."""
    rows = ReadRange.objects.filter(state__person_id=actor.person, state__thread=thread)
    return list(rows.values_list("first", "last"))


def _ranges_of(state: ReadState) -> list[Range]:
    return list(state.ranges.values_list("first", "last"))


def _write(state: ReadState, ranges: list[Range]) -> None:
    if ranges == _ranges_of(state):
        return
    state.ranges.all().delete()
    ReadRange.objects.bulk_create(ReadRange(state=state, first=first, last=last) for first, last in ranges)
    state.count = length(ranges)
    state.save(update_fields=["count"])
