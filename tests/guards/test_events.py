"""Every kind of event that is published anywhere is drawn, or is listed with the reason why not."""

import ast
import gc
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings

from forum.events.models import StreamKind
from forum.live.registry import DOORS, NOT_DRAWN, RENDERERS

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = [
    path for room in ("accounts", "forum") for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts
]
KIND_AT = {
    **dict.fromkeys(("to_thread", "to_person", "to_audience", "to_desk", "to_authority", "to_fact"), 1),
    "to_rights": 0,
    "Envelope": 2,
}
"""Which argument of what makes an envelope is the kind."""


def calls(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions given as the kind of an event."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KIND_AT:
            yield node.args[KIND_AT[node.func.id]]


def parsed(path: Path) -> ast.AST:
    """The syntax of a file. Python 3.11 fails to parse if the collector of garbage comes between and finds any."""
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        gc.enable()


def module(path: Path) -> ModuleType:
    """The module in a file."""
    return import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def kinds_in(path: Path) -> set[str]:
    """The kinds of the events that a file makes: written out, or constants; of a room's `events.py` all constants."""
    kinds = set()
    for kind in calls(parsed(path)):
        if isinstance(kind, ast.Constant):
            kinds.add(kind.value)
        elif path.name == "events.py":
            kinds |= {value for name, value in vars(module(path)).items() if name.isupper() and isinstance(value, str)}
        elif path.name != "envelopes.py":
            assert isinstance(kind, ast.Name), f"{path} makes an event of a kind that cannot be read off."
            kinds.add(getattr(module(path), kind.id))
    return kinds


def published() -> set[str]:
    """Every kind of event that is made anywhere."""
    return set().union(*(kinds_in(path) for path in SOURCES))


def test_every_kind_is_drawn_or_has_a_reason_not_to_be():
    assert published() == RENDERERS.keys() | NOT_DRAWN.keys()
    assert not RENDERERS.keys() & NOT_DRAWN.keys()
    assert all(reason.endswith(".") for reason in NOT_DRAWN.values())


def test_every_kind_a_follower_waits_for_is_published():
    for path in settings.EVENT_FOLLOWERS.values():
        assert published() >= import_module(path).KINDS


@pytest.mark.parametrize("kind", StreamKind.values)
def test_every_kind_of_stream_has_a_door_but_that_of_rights(kind):
    assert (kind in DOORS) == (kind != StreamKind.RIGHTS)
