"""Every kind of event that is published anywhere is drawn, or is listed with the reason why not."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from forum.events.models import StreamKind
from forum.live.registry import DOORS, NOT_DRAWN, RENDERERS

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = [
    path for room in ("accounts", "forum") for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts
]
KIND_AT = {"to_thread": 1, "to_person": 1, "to_audience": 1, "to_rights": 0, "Envelope": 2}
"""Which argument of what makes an envelope is the kind."""


def calls(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions given as the kind of an event."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KIND_AT:
            yield node.args[KIND_AT[node.func.id]]


def constants(path: Path) -> set[str]:
    """The kinds that a room's `events.py` names by constants."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return {value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)}


def published() -> set[str]:
    """Every kind that is written down anywhere in the code."""
    kinds = set()
    for path in SOURCES:
        said = list(calls(ast.parse(path.read_text(encoding="utf-8"))))
        kinds |= {kind.value for kind in said if isinstance(kind, ast.Constant)}
        if said and path.name == "events.py":
            kinds |= constants(path)
    return kinds


def test_kinds_that_are_not_written_out_come_from_the_constants_of_an_events_module():
    for path in SOURCES:
        said = [one for one in calls(ast.parse(path.read_text(encoding="utf-8"))) if not isinstance(one, ast.Constant)]
        assert not said or path.name in ("events.py", "envelopes.py"), f"{path} makes an event of an unknown kind."


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
