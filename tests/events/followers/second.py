"""Hears of more, and does nothing."""

from forum.events.models import Event

KINDS = frozenset({"happened", "other"})


def follow(event: Event) -> None:
    pass
