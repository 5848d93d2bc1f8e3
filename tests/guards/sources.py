"""The sources of the forum, parsed, for guards that read them."""

import ast
import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def modules() -> Iterator[str]:
    """Each module of ours but the migrations, by its path below the root."""
    for room in ("accounts", "forum"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


@cache
def parsed(module: str) -> ast.AST:
    """Its syntax. Python 3.11 fails to parse if the collector of garbage comes between and finds any."""
    gc.disable()
    try:
        return ast.parse((ROOT / module).read_text(encoding="utf-8"))
    finally:
        gc.enable()


def calls(module: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a module, with what is called, in dotted words: `Reply.objects.filter`."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.expr) -> str:
    """What is written before the brackets of a call; of a call in the middle only its brackets stay."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case ast.Call(func=func):
            return f"{dotted(func)}()"
        case _:
            return "?"
