"""Keeps what it heard, fails when told to, and publishes to a person for each event."""

from forum.events.envelopes import to_person
from forum.events.models import Event
from forum.events.publish import publish

KINDS = frozenset({"happened"})

heard: list[tuple[str, int]] = []
failing: set[tuple[str, int]] = set()


def follow(event: Event) -> None:
    place = (event.stream.subject, event.seq)
    publish(to_person(event.object_id, "waiting.changed", event.object_id))
    if place in failing:
        raise RuntimeError("told to fail")
    heard.append(place)
