"""What a person has read of a thread."""

from forum.discussions.models import ReadRange, ReadState, Thread
from forum.discussions.ranges import Range, joined, length, without
from forum.policies.actor import Actor


def locked_state(actor: Actor, thread: Thread) -> ReadState:
    """The row that says how much the actor has read of a thread, locked until commit."""
    ReadState.objects.get_or_create(person_id=actor.person, thread=thread, defaults={"seat_id": actor.seat})
    return ReadState.objects.select_for_update().get(person_id=actor.person, thread=thread)


def add_to_read(actor: Actor, thread: Thread, ranges: list[Range]) -> None:
    """Note numbers as read, in the transaction of a verb. Numbers the thread does not have are left out."""
    state = locked_state(actor, thread)
    known = [(max(first, 0), min(last, thread.last_number)) for first, last in ranges]
    _write(state, joined([*_ranges_of(state), *(one for one in known if one[0] <= one[1])]))


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
